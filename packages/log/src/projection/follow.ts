import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableFault } from '@blotter/events'
import type { Database } from '../database.ts'
import { headWatch } from '../head-watch.ts'
import { translate } from '../postgres-error.ts'
import { readHead } from '../read.ts'
import { CheckpointTaken, foldStretch } from './fold.ts'
import { type Generation, servedGeneration } from './generation.ts'
import { Poisoned } from './poison.ts'
import type { Projection } from './projection.ts'
import { type Place, readTaken, type Stretch } from './taken.ts'

const BATCH = 1_000
const LOOK = 1_000
// While the log grows by single events, a fold of many of them costs hardly more than one of each: ms that a fold waits
// for what comes next, and waits when so many came since the last one.
const GATHER = 40
const GATHER_BUSY = 200
const BUSY = 50
// Between looks while a replay is promoted.
const STANDS = 100

/** Where a projection's served generation stands; 0 before its first event. */
export const readCheckpoint = async (database: Database, projection: Projection): Promise<Generation> =>
  servedGeneration(database.$client, projection)

/**
 * Follows the log and folds it, batch by batch, until the signal. Where an event stops it, it stays stopped until
 * another generation is served, or it is followed anew.
 * @param report  told when the projection stops
 */
export const follow = async (
  place: Place,
  projection: Projection,
  { signal, report }: { signal: AbortSignal; report: (message: string) => void },
): Promise<void> => {
  while (!signal.aborted) {
    try {
      const served = await servedGeneration(place.database.$client, projection)
      const mismatch = await mismatchOf(place.database, served)
      if (mismatch) throw new Poisoned({ type: 'in the log', position: served.position }, mismatch)
      await foldOn(place, projection, { served, signal })
    } catch (thrown) {
      if (thrown instanceof Poisoned) {
        const stopped = await stopAt(place.database, projection, thrown)
        if (stopped) report(`Projection ${projection.name} stopped at ${thrown.message}`)
        await untilServedAnew(place.database, projection, { stopped, signal })
        continue
      }
      if (!(translate(thrown) instanceof RetryableFault)) throw thrown
      await sleep(500, undefined, { signal }).catch(() => {})
    }
  }
}

/**
 * Folds what is in the log now, for a reader who cannot wait for a projector; one that folds meanwhile is no harm.
 * @throws Poisoned with the event that cannot be folded
 */
export const catchUp = async (place: Place, projection: Projection): Promise<void> => {
  const until = await readHead(place.database)
  const { signal } = new AbortController()
  for (;;) {
    const served = await servedGeneration(place.database.$client, projection)
    if (served.position >= Math.min(until, served.standsAt ?? until)) return
    await foldOn(place, projection, { served, signal, until }).catch((error: unknown) => {
      if (!(error instanceof CheckpointTaken)) throw error
    })
  }
}

type Stint = { served: Generation; signal: AbortSignal; until?: number }

/** Folds batch by batch, for ever or up to a position; the next batch is read while one is folded. */
const foldOn = async (
  place: Place,
  projection: Projection,
  { served, signal, until = Number.POSITIVE_INFINITY }: Stint,
): Promise<void> => {
  const folding = { projection, generation: served.generation, served: true }
  let { position } = served
  let ahead: Promise<Stretch | null> | null = null
  while (!signal.aborted && position < until) {
    const stretch: Stretch | null = await (ahead ?? readNext(place, projection, position))
    ahead = null
    if (!stretch) {
      const now = await servedGeneration(place.database.$client, projection)
      // Another generation may be served by now: the one that was made while this one stood still.
      if (now.generation !== served.generation) throw new CheckpointTaken(served)
      if (now.standsAt === null) await headWatch(place.database).past(position, signal)
      else if (until === Number.POSITIVE_INFINITY) await sleep(STANDS, undefined, { signal }).catch(() => {})
      else return
      continue
    }
    position = stretch.to
    const count = stretch.to - stretch.from
    if (count === BATCH) {
      ahead = readNext(place, projection, position)
      ahead.catch(() => {})
    }
    await foldStretch(place.database.$client, folding, stretch)
    if (!ahead && until === Number.POSITIVE_INFINITY)
      await sleep(count < BUSY ? GATHER : GATHER_BUSY, undefined, { signal }).catch(() => {})
  }
}

/** The next stretch after a position, at most a batch; null at the head. */
const readNext = async (place: Place, projection: Projection, from: number): Promise<Stretch | null> => {
  const to = Math.min(await readReach(place.database, projection), from + BATCH)
  if (to <= from) return null
  try {
    return await readTaken(place, projection, { from, to })
  } catch (error) {
    // What comes before an event that cannot be read is folded all the same.
    if (!(error instanceof Poisoned) || error.position === from + 1) throw error
    return readTaken(place, projection, { from, to: error.position - 1 })
  }
}

/** How far a projection may be folded: to the head, or to where it stands still. */
const readReach = async ({ $client }: Database, { name }: Projection): Promise<number> => {
  const { rows } = await $client.query<{ reach: number }>({
    name: 'blotter reach',
    text: `SELECT least(h.position, c.stands_at)::float8 AS reach FROM blotter.log_head AS h
      LEFT JOIN blotter_work.checkpoint AS c ON c.projection = $1 AND c.status IN ('live', 'stopped')`,
    values: [name],
  })
  return rows[0]?.reach ?? 0
}

/** Why a checkpoint cannot be of this log, as after restoring an older backup; null when it can. */
const mismatchOf = async (database: Database, { projection, generation }: Generation): Promise<string | null> => {
  const { rows } = await database.$client.query<{ fits: boolean | null }>(
    `SELECT c.position = 0 OR c.chain_hash IS NULL OR c.chain_hash = e.chain_hash AS fits
     FROM blotter_work.checkpoint AS c LEFT JOIN blotter.event_log AS e ON e.position = c.position
     WHERE c.projection = $1 AND c.generation = $2`,
    [projection, generation],
  )
  return rows[0]?.fits
    ? null
    : `the log was another one when this was folded. Build it anew: npx --no-install blotter projections rebuild ${projection}`
}

/** @returns the generation that is stopped now, or null when another one is served by now */
const stopAt = async (database: Database, projection: Projection, poison: Poisoned): Promise<Generation | null> => {
  const served = await servedGeneration(database.$client, projection)
  await database.$client.query(
    `UPDATE blotter_work.checkpoint SET status = 'stopped', error = $3
     WHERE projection = $1 AND generation = $2 AND status IN ('live', 'stopped')`,
    [projection.name, served.generation, poison.message],
  )
  return served
}

const untilServedAnew = async (
  database: Database,
  projection: Projection,
  { stopped, signal }: { stopped: Generation | null; signal: AbortSignal },
): Promise<void> => {
  while (stopped && !signal.aborted) {
    await sleep(LOOK, undefined, { signal }).catch(() => {})
    const served = await servedGeneration(database.$client, projection).catch(() => stopped)
    if (served.generation !== stopped.generation || served.status === 'live') return
  }
}
