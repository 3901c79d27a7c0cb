import type { Log } from './log.ts'

/** How much events of a type there are, and how fast they come. */
export type TypeSize = {
  type: string
  events: number
  /** Of the rows as they are stored, without indexes. */
  bytes: number
  /** In the last 24 hours. */
  eventsToday: number
  bytesToday: number
  /** Over the days since the log's first event, at least one. */
  eventsPerDay: number
  bytesPerDay: number
}

export type LogSize = {
  events: number
  /** On disk, free space and all. */
  tableBytes: number
  indexBytes: number
  days: number
  types: TypeSize[]
  /** Documents beside the log: before and after compression, and on disk. */
  documents: { count: number; bytes: number; packedBytes: number; diskBytes: number }
}

const DAY = 86_400_000

/** Reads every row once; a second or two for a million events. */
export const readLogSize = async (log: Pick<Log, 'query'>): Promise<LogSize> => {
  const [tables] = await log.query<{ tableBytes: number; indexBytes: number; first: string | null; now: string }>(`
    SELECT pg_table_size('blotter.event_log')::float8 AS "tableBytes", pg_indexes_size('blotter.event_log')::float8 AS "indexBytes",
      (SELECT recorded_at FROM blotter.event_log WHERE position = 1) AS first, now() AS now`)
  const [documents] = await log.query<LogSize['documents']>(`
    SELECT count(*)::float8 AS count, coalesce(sum(size), 0)::float8 AS bytes,
      coalesce(sum(octet_length(body)), 0)::float8 AS "packedBytes",
      pg_total_relation_size('blotter_work.document')::float8 AS "diskBytes"
    FROM blotter_work.document`)
  const types = await log.query<Omit<TypeSize, 'eventsPerDay' | 'bytesPerDay'>>(`
    SELECT type, count(*)::float8 AS events, sum(bytes)::float8 AS bytes,
      count(*) FILTER (WHERE today)::float8 AS "eventsToday", coalesce(sum(bytes) FILTER (WHERE today), 0)::float8 AS "bytesToday"
    FROM (SELECT type, pg_column_size(l.*) AS bytes, recorded_at > now() - interval '24 hours' AS today FROM blotter.event_log AS l) AS row
    GROUP BY type ORDER BY sum(bytes) DESC, type`)
  const { tableBytes = 0, indexBytes = 0, first = null, now = '' } = tables ?? {}
  const days = first ? Math.max(1, (Date.parse(now) - Date.parse(first)) / DAY) : 1
  return {
    events: types.reduce((sum, { events }) => sum + events, 0),
    tableBytes,
    indexBytes,
    days,
    types: types.map((row) => ({ ...row, eventsPerDay: row.events / days, bytesPerDay: row.bytes / days })),
    documents: documents ?? { count: 0, bytes: 0, packedBytes: 0, diskBytes: 0 },
  }
}
