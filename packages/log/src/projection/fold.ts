import { Fault, type LogEvent, RetryableFault } from '@blotter/events'
import type pg from 'pg'
import { translate } from '../postgres-error.ts'
import { type Generation, inTransaction } from './generation.ts'
import { Poisoned } from './poison.ts'
import type { Projection } from './projection.ts'
import { type OpenRows, openRows } from './rows.ts'
import { loaderFrom, writeChanges } from './store.ts'
import type { Stretch } from './taken.ts'

/** Another projector moved the checkpoint in between, or the generation is no longer the one to fold on. */
export class CheckpointTaken extends RetryableFault {
  constructor({ projection, generation }: Pick<Generation, 'projection' | 'generation'>) {
    super('checkpoint-taken', `Another projector folds generation ${generation} of "${projection}".`)
  }
}

export type Folding = {
  projection: Projection
  generation: number
  /** Whether the generation is one that readers see; one that is, is folded by the projector alone. */
  served: boolean
}

/**
 * Folds a stretch of the log into a generation: rows and checkpoint stand in one transaction, and the checkpoint moves
 * by compare-and-set. Of a stretch with a poison event, what comes before that is folded.
 * @throws CheckpointTaken, Poisoned, LogUnreachable
 */
export const foldStretch = async (pool: pg.Pool, folding: Folding, stretch: Stretch): Promise<void> => {
  try {
    await inTransaction(pool, (client) => foldWithin(client, folding, stretch))
  } catch (thrown) {
    const error = translate(thrown)
    if (error instanceof RetryableFault) throw error
    const at = poisonIn(error, stretch)
    if (at) {
      if (at.position > stretch.from + 1) await foldStretch(pool, folding, part(stretch, stretch.from, at.position - 1))
      throw at
    }
    // A statement about many rows failed: halves find out for which event.
    const middle = Math.floor((stretch.from + stretch.to) / 2)
    await foldStretch(pool, folding, part(stretch, stretch.from, middle))
    await foldStretch(pool, folding, part(stretch, middle, stretch.to))
  }
}

/** Folds a stretch in a transaction of the caller's. */
export const foldWithin = async (
  client: pg.ClientBase,
  { projection, generation, served }: Folding,
  stretch: Stretch,
): Promise<void> => {
  await moveCheckpoint(client, { projection: projection.name, generation, served }, stretch)
  if (!stretch.events.length) return
  const rows = openRows(projection.tables, stretch.text)
  await projection.load(stretch.events, loaderFrom(client, generation, rows), rows)
  foldInto(rows, projection, stretch.events)
  await writeChanges(client, generation, rows.changes())
}

/** Folds events into rows in memory. @throws Poisoned */
export const foldInto = (rows: OpenRows, projection: Projection, events: readonly LogEvent[]): void => {
  for (const event of events) {
    try {
      projection.fold(event, rows)
    } catch (error) {
      throw new Poisoned(event, error)
    }
  }
}

const MOVE = `UPDATE blotter_work.checkpoint
  SET position = $4, status = CASE status WHEN 'stopped' THEN 'live' ELSE status END, error = NULL,
    chain_hash = (SELECT chain_hash FROM blotter.event_log WHERE position = $4)
  WHERE projection = $1 AND generation = $2 AND position = $3 AND (status IN ('live', 'stopped')) = $5
    AND $4 <= coalesce(stands_at, $4)`

const moveCheckpoint = async (
  client: pg.ClientBase,
  which: Pick<Generation, 'projection' | 'generation'> & { served: boolean },
  { from, to }: Stretch,
): Promise<void> => {
  const { rowCount } = await client.query(MOVE, [which.projection, which.generation, from, to, which.served])
  if (!rowCount) throw new CheckpointTaken(which)
}

const poisonIn = (error: unknown, { from, to, events }: Stretch): Poisoned | null => {
  if (error instanceof Poisoned) return error
  // Only what the database says of a row can be about one event of many.
  if (error instanceof Fault && error.disposition === 'fatal') throw error
  if (to - from > 1) return null
  return new Poisoned(events[0] ?? { type: 'event', position: to }, error)
}

const part = ({ events, text }: Stretch, from: number, to: number): Stretch => ({
  text,
  events: events.filter(({ position }) => position > from && position <= to),
  from,
  to,
})
