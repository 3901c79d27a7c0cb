import type { LogEvent } from '@blotter/events'
import type { Log } from '../log.ts'
import { foldInto } from './fold.ts'
import type { Projection } from './projection.ts'
import { openRows, type RowSet } from './rows.ts'
import { readTaken } from './taken.ts'

const STEP = 5_000

/**
 * A projection's rows as they were when the log ended at a position, folded in memory; texts are left out.
 * @throws Poisoned for an event that cannot be folded
 */
export const foldAsOf = async (log: Log, projection: Projection, position: number): Promise<RowSet> => {
  const rows = openRows(projection.tables, () => null)
  const readStep = (from: number) =>
    readTaken({ database: log.database, documents: null }, projection, { from, to: Math.min(position, from + STEP) })
  let ahead = readStep(0)
  for (let from = 0; from < position; from += STEP) {
    const { events, to } = await ahead
    ahead = readStep(to)
    ahead.catch(() => {})
    foldInto(rows, projection, events)
  }
  await ahead
  return rows
}

/** The rows that these events alone make; texts are left out. @throws Poisoned */
export const foldEvents = (projection: Projection, events: readonly LogEvent[]): RowSet => {
  const rows = openRows(projection.tables, () => null)
  foldInto(rows, projection, events)
  return rows
}

/**
 * The position of the last event recorded at or before a moment; 0 before the first. Record times never run back, so
 * halving finds it.
 * @param moment  ISO 8601 with zone
 * @param sign    `<`: recorded before the moment
 */
export const positionAt = async (log: Log, moment: string, sign: '<=' | '<' = '<='): Promise<number> => {
  let [known, beyond] = [0, (await log.head()) + 1]
  while (beyond - known > 1) {
    const middle = Math.floor((known + beyond) / 2)
    const [row] = await log.query<{ before: boolean }>(
      `SELECT recorded_at ${sign} $2::timestamptz AS before FROM blotter.event_log WHERE position = $1`,
      [middle, moment],
    )
    if (row?.before) known = middle
    else beyond = middle
  }
  return known
}
