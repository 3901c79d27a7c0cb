import { historyProjection, type Log, readCheckpoint } from '@blotter/log'
import type pg from 'pg'

/** Invented incidents: their first day, how many days, and where the record of a month before the end stands. */
export type ManyIncidents = { count: number; end: number; monthBack: number }

const DAYS = 730
/** Positions that one incident takes. */
const APART = 3

// Words of the made-up sentences; what is looked for is rare or common by its number.
const SENTENCE = `(SELECT string_agg('word' || floor(power(random(), 3) * 3000)::int, ' ') FROM generate_series(1, 22) WHERE n > 0)`

const ROWS = `
  SELECT n, md5(n::text)::uuid::text AS id, to_char(date '2024-11-28' + (n::bigint * ${DAYS} / $1)::int, 'YYYY-MM-DD') AS day,
    c, chr(65 + c / 8) || chr(65 + c % 8) AS iso2, floor(random() * 8)::int AS family, floor(random() * 4)::int AS kind,
    -50 + c * 2 + random() * 4 AS lat, -150 + c * 6 + random() * 6 AS lon,
    CASE WHEN random() < 0.6 THEN floor(power(random(), 6) * 200)::int END AS killed,
    CASE WHEN random() < 0.2 THEN floor(power(random(), 6) * 900)::int END AS injured, CASE WHEN random() < 0.005 THEN 'retracted' ELSE 'open' END AS state,
    1 + floor(power(random(), 4) * 30)::int AS voices, ${SENTENCE} AS words
  FROM (SELECT n, floor(power(random(), 2) * 50)::int AS c FROM generate_series(1, $1) AS n) AS made`

const VIEW = `jsonb_build_object('type', 'attack.bombing',
    'when', jsonb_build_object('start', day, 'end', day, 'precision', 'day', 'basis', 'text', 'text', 'Thursday', 'span', jsonb_build_object('start', 10, 'end', 18)),
    'where', jsonb_build_object('name', 'Town ' || n % 5000, 'path', jsonb_build_array('Country ' || c, 'Province ' || n % 20 || ' of ' || c, 'Town ' || n % 5000), 'iso2', iso2, 'lat', lat, 'lon', lon, 'precision', 'city', 'basis', 'text'),
    'toll', jsonb_build_object('killed', jsonb_build_object('low', killed, 'best', killed, 'high', killed, 'asOf', day, 'byClaim', jsonb_build_array(id))),
    'confidence', jsonb_build_object('level', 'medium', 'voices', voices, 'because', jsonb_build_array(jsonb_build_object('what', 'voices', 'value', voices, 'points', 1))))`

/** One row that holds for each, and for every third the one that held before it. */
const INSERT = `
  INSERT INTO blotter_work.incident_history_g1 (row_id, incident_id, position, until, type, family, state, day, starts_on, ends_on, place, iso2, admin1, lat, lon,
    killed, injured, voices, confidence, claims, marks, words, view, opened_at, revised_at, recorded_at)
  SELECT CASE WHEN v = 1 THEN id ELSE id || '@' || n * ${APART} END, id, n * ${APART} + CASE WHEN n % 3 = 0 AND v = 1 THEN 1 ELSE 0 END,
    CASE WHEN v = 1 THEN 9007199254740991 ELSE n * ${APART} + 1 END, 'attack.' || (ARRAY['bombing', 'shooting', 'arson', 'stabbing'])[1 + kind],
    (ARRAY['attack', 'conflict', 'unrest', 'disaster', 'accident', 'crime', 'security', 'strategic'])[1 + family], state, day, day, day,
    'Town ' || n % 5000, iso2, 'Province ' || n % 20 || ' of ' || c, lat, lon, killed, injured, voices, (ARRAY['low', 'medium', 'high'])[1 + n % 3], 1,
    'actor:group' || n % 2000 || E'\\nfeed:' || n % 500 || E'\\nstatus:current', words, ${VIEW}, now(), now(), now()
  FROM (${ROWS}) AS told CROSS JOIN generate_series(1, 2) AS v WHERE v = 1 OR n % 3 = 0`

/** Fills the history with so many invented incidents, without a log behind them. */
export const writeManyIncidents = async (
  { log, client }: { log: Log; client: pg.Client },
  count: number,
  say: (text: string) => void,
): Promise<ManyIncidents> => {
  await readCheckpoint(log.database, historyProjection)
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'incident_history_g1' AND indexname NOT LIKE '%pkey'`,
  )
  for (const { name } of rows) await client.query(`DROP INDEX blotter_work.${name}`)
  say(`writing ${count} incidents`)
  await client.query(INSERT, [count])
  for (const { name, definition } of rows) {
    say(`index ${name}`)
    await client.query(definition)
  }
  await client.query('VACUUM (ANALYZE) blotter_work.incident_history_g1')
  const end = count * APART + 1
  await client.query(`UPDATE blotter_work.checkpoint SET position = $1 WHERE projection = 'history'`, [end])
  return { count, end, monthBack: Math.floor((end * (DAYS - 30)) / DAYS) }
}
