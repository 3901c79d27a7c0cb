import { setTimeout as sleep } from 'node:timers/promises'
import { InputFault } from '@blotter/events'
import { holdOnce } from '../exclusive.ts'
import type { Log } from '../log.ts'
import { postgresError, translate } from '../postgres-error.ts'
import { fillGeneration } from './fill.ts'
import { foldStretch, foldWithin } from './fold.ts'
import {
  createGeneration,
  dropGeneration,
  type Generation,
  holdCheckpoints,
  indexGeneration,
  inTransaction,
  listGenerations,
  servedGeneration,
  showGeneration,
} from './generation.ts'
import type { Projection } from './projection.ts'
import { readTaken } from './taken.ts'

/** What a rebuild is at: `position` of `head` is folded. */
export type RebuildProgress = {
  phase: 'folding' | 'indexing' | 'catching up' | 'swapping'
  position: number
  head: number
}

export type RebuildOptions = {
  /** Aborted: the half-built generation is dropped. */
  signal: AbortSignal
  progress: (progress: RebuildProgress) => void
  /** Told of what an earlier rebuild left behind. */
  report: (message: string) => void
  /** Characters of rows that may lie in memory; what is beyond is folded through the tables, which is slower. */
  memory?: number
}

export type Rebuilt = { projection: string; generation: number; replaced: number; position: number; rows: number }

/**
 * Builds a projection anew beside the one that readers see, from the first event on, and then shows it in its place.
 * The old generation is kept.
 * @throws InputFault `rebuild-running`, `promotion-running`, Poisoned with the event that cannot be folded; nothing is left behind then
 */
export const rebuild = (log: Log, projection: Projection, options: RebuildOptions): Promise<Rebuilt> =>
  whileAlone(log, projection, async () => {
    const pool = log.database.$client
    await dropUnfinished(log, projection, options.report)
    const served = await servedGeneration(pool, projection)
    refuseStanding(served)
    const generation = await createGeneration(pool, projection)
    try {
      const filled = await fillGeneration(log, { projection, generation }, options)
      options.progress({ phase: 'indexing', position: filled.position, head: await log.head() })
      await indexGeneration(pool, projection, generation)
      const position = await serve(log, { projection, generation, position: filled.position }, options)
      return { projection: projection.name, generation, replaced: served.generation, position, rows: filled.rows }
    } catch (error) {
      await dropGeneration(pool, projection, generation)
      throw error
    }
  })

/**
 * Shows a generation that was kept, after bringing it up to the head.
 * @throws InputFault `no-such-generation`, `rebuild-running`
 */
export const serveKept = (
  log: Log,
  { projection, generation }: { projection: Projection; generation: number },
  options: RebuildOptions,
): Promise<void> =>
  whileAlone(log, projection, async () => {
    const all = await listGenerations(log.database.$client)
    const kept = all.find((each) => each.projection === projection.name && each.generation === generation)
    if (kept?.status !== 'kept')
      throw new InputFault(
        'no-such-generation',
        `${projection.name} has no generation ${generation} that was kept. See: npx --no-install blotter projections list`,
      )
    refuseStanding(await servedGeneration(log.database.$client, projection))
    await serve(log, { projection, generation, position: kept.position }, options)
  })

/** Runs something that makes or shows generations of a projection while nobody else does. @throws InputFault `rebuild-running` */
export const whileAlone = async <Result>(
  log: Log,
  projection: Projection,
  work: () => Promise<Result>,
): Promise<Result> => {
  const release = await holdOnce(log.url, `rebuild ${projection.name}`)
  if (!release)
    throw new InputFault('rebuild-running', `Somebody is building ${projection.name} anew; wait until that has ended.`)
  try {
    return await work()
  } finally {
    await release()
  }
}

/** A newer view would show half of what a replay promotes. */
const refuseStanding = ({ projection, standsAt }: Generation): void => {
  if (standsAt !== null)
    throw new InputFault(
      'promotion-running',
      `${projection} stands still while a replay is promoted. See how far it is with: npx --no-install blotter replay status`,
    )
}

/** Only a rebuild that died leaves a generation in building, since we hold the lock. */
const dropUnfinished = async (log: Log, projection: Projection, report: RebuildOptions['report']): Promise<void> => {
  const pool = log.database.$client
  for (const { projection: name, generation, status } of await listGenerations(pool)) {
    if (name !== projection.name || status !== 'building') continue
    await dropGeneration(pool, projection, generation)
    report(`Generation ${generation} of ${name} was left half-built by a rebuild that did not end; it is dropped.`)
  }
}

type Build = { projection: Projection; generation: number; position: number }

const STEP = 1_000
// So few events are folded under the lock that readers and the projector wait for.
const NEAR = 200
const TRIES = 60
const PAUSE = 250
// lock_not_available, deadlock_detected
const BUSY = ['55P03', '40P01']

/** Catches up in steps that shrink, each being what came during the one before, then shows the generation. */
const serve = async (log: Log, build: Build, options: RebuildOptions): Promise<number> => {
  const pool = log.database.$client
  let { position } = build
  for (let attempt = 1; ; attempt += 1) {
    position = await catchUpTo(log, { ...build, position }, options)
    options.progress({ phase: 'swapping', position, head: position })
    options.signal.throwIfAborted()
    try {
      return await inTransaction(pool, (client) => swap(client, log, { ...build, position }))
    } catch (error) {
      if (!BUSY.includes(postgresError(error).code ?? '') || attempt === TRIES) throw translate(error)
    }
    await sleep(PAUSE)
  }
}

const catchUpTo = async (log: Log, build: Build, { signal, progress }: RebuildOptions): Promise<number> => {
  const { projection, generation } = build
  const folding = { projection, generation, served: false }
  let { position } = build
  for (;;) {
    const head = await log.head()
    if (head - position <= NEAR) return position
    while (position < head) {
      signal.throwIfAborted()
      const stretch = await readTaken(log, projection, {
        from: position,
        to: Math.min(head, position + STEP),
      })
      await foldStretch(log.database.$client, folding, stretch)
      position = stretch.to
      progress({ phase: 'catching up', position, head })
    }
  }
}

type Client = Parameters<typeof foldWithin>[0]

/** Holds the projector off at its checkpoint, folds what is left, and points the views at the new tables. */
const swap = async (client: Client, log: Log, { projection, generation, position }: Build): Promise<number> => {
  await client.query("SET LOCAL lock_timeout = '1s'")
  await holdCheckpoints(client, [projection.name])
  const head = await log.head()
  for (let from = position; from < head; from += STEP) {
    const to = Math.min(head, from + STEP)
    const stretch = await readTaken(log, projection, { from, to })
    await foldWithin(client, { projection, generation, served: false }, stretch)
  }
  await showGeneration(client, projection, generation)
  return head
}
