import type { LogEvent } from '@blotter/events'
import type pg from 'pg'
import type { Database } from '../database.ts'
import { type Documents, documentMissing } from '../documents.ts'
import { LogDamaged } from '../fault.ts'
import { type StoredEvent, selectStored, toEvent } from '../stored-event.ts'
import { Poisoned } from './poison.ts'
import type { Projection } from './projection.ts'
import type { RowSet } from './rows.ts'

/** A stretch of the log as a projection sees it: what it takes with the texts for it, and how far it is read. */
export type Stretch = { events: LogEvent[]; from: number; to: number } & Pick<RowSet, 'text'>

/** Where to read; without documents, folds get no texts. */
export type Place = { database: Database; documents: Documents | null }

const TAKEN = {
  name: 'taken',
  where: 'position > $1 AND position <= $2 AND type = ANY($3::text[]) ORDER BY position',
}
const COUNT = 'SELECT count(*)::int AS found FROM blotter.event_log WHERE position > $1 AND position <= $2'

/**
 * The events in (from, to] that a projection takes; the others stay in the database, and none may be missing.
 * @throws LogDamaged when a position is missing, Poisoned for an event that cannot be read
 */
export const readTaken = async (
  { database, documents }: Place,
  { takes, reads }: Pick<Projection, 'takes' | 'reads'>,
  { from, to }: { from: number; to: number },
): Promise<Stretch> => {
  const pool = database.$client
  const [rows, count] = await Promise.all([
    selectStored(pool, TAKEN, [from, to, takes]),
    pool.query<{ found: number }>({ name: 'blotter count range', text: COUNT, values: [from, to] }),
  ])
  if (count.rows[0]?.found !== to - from) throw await damage(pool, from, to)
  const events = rows.map(read)
  return { events, from, to, text: await textsFor(reads ? events.flatMap(reads) : [], documents) }
}

/** Looks the texts up that folds ask for; one that is missing is a fault of the event that needs it. */
const textsFor = async (wanted: readonly string[], documents: Place['documents']): Promise<RowSet['text']> => {
  if (!documents) return () => null
  const found = await documents.texts(wanted)
  return (document) => {
    const text = found.get(document)
    if (text === undefined) throw documentMissing(document)
    return text
  }
}

const read = (row: StoredEvent): LogEvent => {
  try {
    return toEvent(row)
  } catch (error) {
    throw new Poisoned({ type: row[4], position: row[0] }, error)
  }
}

const damage = async (pool: pg.Pool, from: number, to: number): Promise<LogDamaged> => {
  const { rows } = await pool.query<{ missing: number; next: number | null }>(
    `SELECT n::float8 AS missing, (SELECT min(position)::float8 FROM blotter.event_log WHERE position > n) AS next
     FROM generate_series($1::bigint + 1, $2::bigint) AS n
     WHERE NOT EXISTS (SELECT 1 FROM blotter.event_log WHERE position = n) ORDER BY n LIMIT 1`,
    [from, to],
  )
  return new LogDamaged(rows[0]?.missing ?? from + 1, rows[0]?.next ?? null)
}
