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

/** By stage: up to where a sweep found nothing undone, and how far what was handed out reached at each look since. */
export type Swept = Map<string, { done: number; looks: { at: number; position: number }[] }>

/**
 * A queue must carry the epoch that was written into it last. Where it does not, it was emptied or set back, or the log
 * was: what is missing is created, what is left is thrown away, every input without an effect is added again, and a new
 * epoch is written. Epochs are renewed as work goes on, so that an older snapshot, of the queue or of the log, carries
 * another one.
 */
export const repairQueues = async (dispatcher: Dispatcher, renewed: Renewed, swept: Swept): Promise<void> => {
  const { log, queues, logger } = dispatcher
  const foreign = await dispatchIsForeign(log.database)
  if (foreign) {
    const forgotten = await forgetForeign(log.database)
    swept.clear()
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
    const { added: refilled } = await refill(dispatcher, stage, { after: 0, until: position })
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

/**
 * Adds again what was recorded long ago and has neither effect nor job; a job that the queue still holds stays as it is.
 * Where an earlier sweep of this dispatcher found everything done, this one does not look again.
 */
export const sweep = async ({ log, queues, logger, settings }: Dispatcher, swept: Swept): Promise<void> => {
  const states = await readDispatch(log.database)
  const now = Date.now()
  const before = new Date(now - settings.sweepAgeMs).toISOString()
  for (const { name } of eventStages) {
    const position = states.get(name)?.position ?? 0
    const { done, looks } = swept.get(name) ?? { done: 0, looks: [] }
    const { added, first } = await refill({ log, queues }, name, { after: done, until: position, before })
    if (added) logger.info({ stage: name, found: added }, 'inputs without effect were offered to the queue again')
    // What was handed out at a look as old as that is older than `before` by now.
    const old = looks.findLast(({ at }) => at < now - settings.sweepAgeMs)
    swept.set(name, {
      done: first === null ? Math.max(done, old?.position ?? 0) : first - 1,
      looks: [...looks.filter(({ at }) => at >= (old?.at ?? 0)), { at: now, position }],
    })
  }
}

/** @returns how many inputs were added, and the first that is undone, whether a job holds it or not */
const refill = async (
  { log, queues }: Pick<Dispatcher, 'log' | 'queues'>,
  stage: StageName,
  range: { after: number; until: number; before?: string },
): Promise<{ added: number; first: number | null }> => {
  const takes = eventStages.find(({ name }) => name === stage)?.takes
  if (!takes) return { added: 0, first: null }
  const isHeld = among(await queues.held(stage))
  let { after } = range
  let first: number | null = null
  for (let added = 0; ; ) {
    const positions = await undonePositions(log.database, { stage, takes }, { ...range, after, limit: BATCH })
    const lost = positions.filter((position) => !isHeld(position))
    await queues.add(stage, stretchesOf(lost))
    added += lost.length
    first ??= positions[0] ?? null
    const last = positions.at(-1)
    if (last === undefined || positions.length < BATCH) return { added, first }
    after = last
  }
}
