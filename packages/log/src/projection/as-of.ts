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

/** Halves (known, beyond) until nothing is between: in Postgres, since each half would otherwise be asked for alone. */
const positionSql = (sign: '<=' | '<'): string => `
  WITH RECURSIVE halves AS (
    SELECT 0::bigint AS known, position + 1 AS beyond FROM blotter.log_head
    UNION ALL
    SELECT CASE WHEN before THEN middle ELSE known END, CASE WHEN before THEN beyond ELSE middle END
    FROM (SELECT known, beyond, (known + beyond) / 2 AS middle FROM halves WHERE beyond - known > 1) AS h
    CROSS JOIN LATERAL (
      SELECT coalesce((SELECT e.recorded_at ${sign} $1::timestamptz FROM blotter.event_log AS e WHERE e.position = h.middle), false) AS before
    ) AS asked
  )
  SELECT known::float8 AS position FROM halves WHERE beyond - known <= 1`
const POSITION_AT = { '<=': positionSql('<='), '<': positionSql('<') } as const

/**
 * The position of the last event recorded at or before a moment; 0 before the first. Record times never run back, so
 * halving finds it.
 * @param moment  ISO 8601 with zone
 * @param sign    `<`: recorded before the moment
 */
export const positionAt = async (log: Log, moment: string, sign: '<=' | '<' = '<='): Promise<number> =>
  (await log.prepared<{ position: number }>(POSITION_AT[sign], [moment]))[0]?.position ?? 0
