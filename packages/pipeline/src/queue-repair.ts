import { randomUUID } from 'node:crypto'
import {
  type DispatchState,
  dispatchIsForeign,
  forgetForeign,
  readDispatch,
  undonePositions,
  writeDispatch,
} from '@blotter/log'
import type { Dispatcher } from './dispatcher.ts'
import { among, stretchesOf } from './stretches.ts'
import { forgetOffers } from './timetable-service.ts'
import { eventStages, type StageName, stageNames } from './topology.ts'

const BATCH = 1_000

/** How far a stage was handed out when its epoch was written. */
export type Renewed = Map<string, number>

/**
 * A queue must carry the epoch that was written into it last. Where it does not, it was emptied or set back, or the log
 * was: what is missing is created, what is left is thrown away, every input without an effect is added again, and a new
 * epoch is written. Epochs are renewed as work goes on, so that an older snapshot, of the queue or of the log, carries
 * another one.
 */
export const repairQueues = async (dispatcher: Dispatcher, renewed: Renewed): Promise<void> => {
  const { log, queues, logger } = dispatcher
  const foreign = await dispatchIsForeign(log.database)
  if (foreign) {
    const forgotten = await forgetForeign(log.database)
    logger.warn({ forgotten }, 'the log was set back; what was done for events that it no longer has is forgotten')
  }
  const states = await readDispatch(log.database)
  for (const stage of stageNames) {
    const known = states.get(stage)
    const epoch = await queues.readEpoch(stage)
    if (known && epoch === known.epoch && !foreign) {
      if (renewed.get(stage) !== known.position) await renew(dispatcher, renewed, known)
      continue
    }
    if (epoch === 'missing') await queues.migrate()
    else if (known) await queues.drain(stage)
    if (stage === 'poll') forgetOffers(queues)
    const position = known?.position ?? 0
    const refilled = await refill(dispatcher, stage, { after: 0, until: position })
    await renew(dispatcher, renewed, { stage, position })
    if (known) logger.warn({ stage, refilled }, 'the queue was emptied or set back; its jobs are restored from the log')
  }
}

/** First into the queue: whoever dies between the two fills a queue once too often, and never misses one. */
const renew = async (
  { log, queues }: Dispatcher,
  renewed: Renewed,
  { stage, position }: Omit<DispatchState, 'epoch'>,
): Promise<void> => {
  const epoch = randomUUID()
  await queues.writeEpoch(stage, epoch)
  await writeDispatch(log.database, [{ stage, epoch, position }])
  renewed.set(stage, position)
}

/** Adds again what was recorded long ago and has neither effect nor job; a job that the queue still holds stays as it is. */
export const sweep = async ({ log, queues, logger, settings }: Dispatcher): Promise<void> => {
  const states = await readDispatch(log.database)
  const before = new Date(Date.now() - settings.sweepAgeMs).toISOString()
  for (const { name } of eventStages) {
    const found = await refill({ log, queues }, name, { after: 0, until: states.get(name)?.position ?? 0, before })
    if (found) logger.info({ stage: name, found }, 'inputs without effect were offered to the queue again')
  }
}

const refill = async (
  { log, queues }: Pick<Dispatcher, 'log' | 'queues'>,
  stage: StageName,
  range: { after: number; until: number; before?: string },
): Promise<number> => {
  const takes = eventStages.find(({ name }) => name === stage)?.takes
  if (!takes) return 0
  const isHeld = among(await queues.held(stage))
  let { after } = range
  for (let added = 0; ; ) {
    const positions = await undonePositions(log.database, { stage, takes }, { ...range, after, limit: BATCH })
    const lost = positions.filter((position) => !isHeld(position))
    await queues.add(stage, stretchesOf(lost))
    added += lost.length
    const last = positions.at(-1)
    if (last === undefined || positions.length < BATCH) return added
    after = last
  }
}
