import { catchUp, historyProjection } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { claimStatement } from './claim-search.ts'
import { claimFilterSchema, incidentFilterSchema } from './filters.ts'
import { incidentStatement, searchIncidents } from './incident-search.ts'

const ROWS = 30_000

/** Many rows without a log behind them: what the plan of a list hangs on. */
const FILL = (table: string, id: string, more: string, values: string) => `
  INSERT INTO blotter_work.${table} (row_id, ${id}, position, until, type, family, day, starts_on, ends_on, iso2, lat, lon, marks, words, recorded_at, ${more})
  SELECT n, n, n, 9007199254740991, (ARRAY['attack.bombing', 'attack.shooting', 'disaster.flood', 'crime.organised'])[1 + n % 4],
    (ARRAY['attack', 'attack', 'disaster', 'crime'])[1 + n % 4], d, d, d, chr(65 + n % 20) || chr(65 + n % 13), n % 170 - 85, n % 340 - 170,
    'feed:' || n % 500 || E'\\nstatus:current' || E'\\nactor:group' || n % 900, 'the word' || n % 3000 || ' was said', now(), ${values}
  FROM (SELECT n, to_char(date '2020-01-01' + n % 2000, 'YYYY-MM-DD') AS d FROM generate_series(1, ${ROWS}) AS n) AS made`

describe('every list has an index that its plan uses', () => {
  const log = sharedLog()
  beforeAll(async () => {
    await catchUp(log(), historyProjection)
    await log().query(
      FILL(
        'incident_history_g1',
        'incident_id',
        'state, killed, claims, view, opened_at, revised_at, voices, confidence, abducted',
        `'open', n % 40, 1, '{}', now(), now(), n % 9, (ARRAY['low', 'medium', 'high'])[1 + n % 3], nullif(n % 100, 0)`,
      ),
    )
    await log().query(
      FILL(
        'claim_history_g1',
        'claim_id',
        'article_id, of_article, status, execution, url, document, claim, incident_id',
        `n, n, 'current', 'carried-out', '', '', '{}', n`,
      ),
    )
    // Days as nobody writes them, which lie in no month.
    for (const [at, day] of ['', '2021', '2021-3', '2025-13-01', '1899-12-31', '9999-12-31'].entries())
      await log().query(
        `UPDATE blotter_work.incident_history_g1 SET day = $1, marks = E'feed:7\\nactor:group7' WHERE row_id = $2`,
        [day, String(900 + at)],
      )
    await log().query(`UPDATE blotter_work.checkpoint SET position = $1 WHERE projection = 'history'`, [ROWS])
    await log().query('ANALYZE blotter_work.incident_history_g1, blotter_work.claim_history_g1')
  })

  const planOf = async (statement: { text: string; values: unknown[] }): Promise<string> => {
    const rows = await log().query<{ 'QUERY PLAN': string }>(`EXPLAIN ${statement.text}`, statement.values)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  const places = [
    {},
    { type: 'attack' },
    { type: 'disaster.flood,attack.shooting' },
    { country: 'AA' },
    { country: 'AA,BB' },
    { bbox: '1,2,3,4' },
    { bbox: '179,2,-179,4' },
    { near: '1,2,50' },
    { bbox: '-170,-60,170,60' },
    { near: '1,2,50', q: 'word1' },
    { bbox: '-170,-60,170,60', actor: 'group7' },
    { admin1: 'Nowhere' },
    { since: '2030-01-01' },
    { until: '1900-01-01' },
    { since: '2025-05-01' },
    { until: '2020-03-01' },
    { recorded_since: '29900' },
    { actor: 'group7' },
    { feed: '7' },
    { q: 'word1' },
    { as_of: '0' },
    { as_of: '0', country: 'AA' },
  ]

  it.each([
    ...places,
    { killed_min: '39' },
    { abducted_min: '99' },
    { voices_min: '8' },
    { confidence: 'low' },
    { state: 'open' },
    { state: 'retracted' },
    { killed_min: '5', killed_max: '5' },
  ])('of incidents by %o', async (filter) => {
    for (const order of ['day', 'recorded'] as const) {
      const plan = await planOf(
        await incidentStatement(log(), incidentFilterSchema.parse(filter), { order, limit: 50 }),
      )
      expect(plan).toMatch(/Index/)
      expect(plan).not.toMatch(/Seq Scan/)
    }
  })

  it.each([...places, { article: '7' }, { incident: '7' }, { status: 'current' }, { status: 'denied' }])(
    'of claims by %o',
    async (filter) => {
      const plan = await planOf(
        await claimStatement(log(), claimFilterSchema.parse(filter), { order: 'day', limit: 50 }),
      )
      expect(plan).toMatch(/Index/)
      expect(plan).not.toMatch(/Seq Scan/)
    },
  )

  it.each([
    { filter: { feed: '7' }, found: "string_to_array(marks, E'\\n') @> '{feed:7}'", limit: 7 },
    { filter: { actor: 'group7', killed_max: '20' }, found: "marks LIKE '%actor:group7' AND killed <= 20", limit: 4 },
    { filter: { q: 'word1 or word2' }, found: "words ~ '\\mword[12]\\M'", limit: 500 },
  ])('pages of %o are all that is meant, in the order of days', async ({ filter, found, limit }) => {
    const rows = await log().query<{ id: string }>(
      `SELECT incident_id AS id FROM blotter_work.incident_history WHERE ${found} ORDER BY day DESC, incident_id DESC`,
    )
    const listed: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await searchIncidents(log(), incidentFilterSchema.parse(filter), { order: 'day', limit, cursor })
      listed.push(...page.rows.map(({ id }) => id))
      if (page.next === null) break
      cursor = page.next
    }
    expect(listed.length).toBeGreaterThan(5)
    expect(listed).toEqual(rows.map(({ id }) => id))
  })
})
