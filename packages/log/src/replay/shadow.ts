import { type LinkableClaim, linkableClaimSchema } from '@blotter/events'
import type { Transaction } from '../database.ts'
import { sql } from '../drizzle.ts'
import type { LinkSpace } from '../link-state.ts'
import type { Log } from '../log.ts'
import { inTransaction } from '../projection/generation.ts'
import { REPLAYED } from './replayed.ts'

/** Where a replay links: a copy of the tables of linking, which live linking never sees. */
export const SHADOW: LinkSpace = 'blotter_shadow'

/** The tables of linking, each with the key by which a row of one space is found in the other. */
export const LINK_TABLES = {
  linked_claim: ['claim_id'],
  linked_claim_key: ['key', 'first_day', 'claim_id'],
  linked_claim_index: ['rules'],
  linked_article: ['article_id'],
  linked_article_key: ['key', 'day', 'article_id'],
  link_decision: ['position'],
} as const

/**
 * Copies the tables of linking as they are at one moment; what was there before goes.
 * @param takes  what linking takes: what it has not done of it by now is noted in the shadow
 * @returns the head of the log at that moment; what comes after it is noted by `noteUndone`
 */
export const openShadow = async ({ database: { $client } }: Log, takes: readonly string[]): Promise<number> =>
  inTransaction($client, async (client) => {
    // One snapshot for all: nobody waits, and the copies fit each other and the head.
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const { rows } = await client.query<{ position: number }>(
      'SELECT position::float8 AS position FROM blotter.log_head',
    )
    await client.query(`DROP SCHEMA IF EXISTS ${SHADOW} CASCADE; CREATE SCHEMA ${SHADOW}`)
    for (const table of Object.keys(LINK_TABLES)) {
      await client.query(`CREATE TABLE ${SHADOW}.${table} (LIKE blotter_work.${table} INCLUDING ALL)`)
      await client.query(`INSERT INTO ${SHADOW}.${table} SELECT * FROM blotter_work.${table}`)
    }
    await client.query(
      `CREATE TABLE ${SHADOW}.undone AS SELECT e.position FROM blotter.event_log AS e
       WHERE e.type = ANY('{${takes.join()}}'::text[]) AND e.source NOT LIKE '${REPLAYED}%' AND NOT EXISTS (
         SELECT FROM blotter_work.stage_effect AS s WHERE s.stage = 'link' AND s.position = e.position)`,
    )
    const position = rows[0]?.position ?? 0
    await client.query(`CREATE TABLE ${SHADOW}.noted AS SELECT ${position}::bigint AS position`)
    await client.query(`CREATE TABLE ${SHADOW}.grouped (article_id text PRIMARY KEY, containment float8)`)
    return position
  })

/** Notes what live linking took since, up to a position: the shadow has to take it too. */
export const noteUndone = async (
  { database: { $client } }: Log,
  { takes, to }: { takes: readonly string[]; to: number },
): Promise<void> =>
  inTransaction($client, async (client) => {
    await client.query(
      `INSERT INTO ${SHADOW}.undone SELECT e.position FROM blotter.event_log AS e, ${SHADOW}.noted AS n
       WHERE e.position > n.position AND e.position <= $1 AND e.type = ANY($2::text[]) AND e.source NOT LIKE '${REPLAYED}%'`,
      [to, [...takes]],
    )
    await client.query(`UPDATE ${SHADOW}.noted SET position = greatest(position, $1)`, [to])
  })

/** Remembers how much of an article stands in its group, within the transaction that grouped it in the shadow. */
export const noteGrouped = async (
  transaction: Transaction,
  grouped: readonly { articleId: string; containment: number | null }[],
): Promise<void> => {
  if (!grouped.length) return
  const last = [...new Map(grouped.map((each) => [each.articleId, each.containment]))]
  await transaction.execute(sql`
    INSERT INTO blotter_shadow.grouped SELECT * FROM unnest(
      ${sql.param(last.map(([id]) => id))}::text[], ${sql.param(last.map(([, share]) => share))}::float8[])
    ON CONFLICT (article_id) DO UPDATE SET containment = excluded.containment`)
}

/** Inputs that linking had not done when the shadow was opened, in order. */
export const undoneInShadow = async (log: Pick<Log, 'query'>, limit: number): Promise<number[]> => {
  const rows = await log.query<{ position: string }>(
    `SELECT position FROM ${SHADOW}.undone ORDER BY position LIMIT $1`,
    [limit],
  )
  return rows.map(({ position }) => Number(position))
}

/** Within the transaction that links them in the shadow. */
export const strikeUndone = async (transaction: Transaction, positions: readonly number[]): Promise<void> => {
  await transaction.execute(
    sql`DELETE FROM blotter_shadow.undone WHERE position = ANY(${sql.param([...positions])}::bigint[])`,
  )
}

/** Remembers the shadow as it is now: what the replay makes of it is compared with this. */
export const keepBase = async ({ database: { $client } }: Log): Promise<void> =>
  inTransaction($client, async (client) => {
    await client.query(
      `CREATE TABLE ${SHADOW}.base_claim AS SELECT claim_id, article_id, incident_id, claim FROM ${SHADOW}.linked_claim`,
    )
    await client.query(`ALTER TABLE ${SHADOW}.base_claim ADD PRIMARY KEY (claim_id)`)
    await client.query(`CREATE INDEX ON ${SHADOW}.base_claim (incident_id)`)
    await client.query(`ANALYZE ${SHADOW}.base_claim, ${SHADOW}.linked_claim, ${SHADOW}.linked_claim_key`)
  })

/** Whether there is a shadow, and a base to compare it with. */
export const hasBase = async (log: Pick<Log, 'query'>): Promise<boolean> => {
  const [row] = await log.query<{ there: boolean }>(`SELECT to_regclass('${SHADOW}.base_claim') IS NOT NULL AS there`)
  return row?.there === true
}

export const dropShadow = async (log: Pick<Log, 'query'>): Promise<void> => {
  await log.query(`DROP SCHEMA IF EXISTS ${SHADOW} CASCADE`)
}

/**
 * Notes the incidents, on either side, whose claims or their contents differ.
 * @param side  what the shadow is compared with
 * @param which  `all`: also those that hold the same claims, since they may be counted otherwise
 * @returns incidents that there were on that side
 */
export const noteTouched = async (
  log: Pick<Log, 'query'>,
  side: 'before' | 'live',
  which: 'moved' | 'all' = 'moved',
): Promise<number> => {
  await log.query(`DROP TABLE IF EXISTS ${SHADOW}.touched`)
  await log.query(
    `CREATE TABLE ${SHADOW}.touched AS
     WITH moved AS (
       SELECT b.incident_id AS before, l.incident_id AS after
       FROM ${SIDES[side]} AS b FULL JOIN ${SIDES.after} AS l USING (claim_id)
       WHERE ${which === 'all'} OR b.incident_id IS DISTINCT FROM l.incident_id OR b.claim IS DISTINCT FROM l.claim
     )
     SELECT id FROM (SELECT before AS id FROM moved UNION SELECT after FROM moved) AS ids WHERE id IS NOT NULL`,
  )
  await log.query(`ALTER TABLE ${SHADOW}.touched ADD PRIMARY KEY (id)`)
  const [row] = await log.query<{ before: number }>(
    `SELECT count(DISTINCT incident_id)::int AS before FROM ${SIDES[side]}`,
  )
  return row?.before ?? 0
}

/** Touched incidents after an id, in order. */
export const touchedAfter = async (log: Pick<Log, 'query'>, after: string, limit: number): Promise<string[]> => {
  const rows = await log.query<{ id: string }>(`SELECT id FROM ${SHADOW}.touched WHERE id > $1 ORDER BY id LIMIT $2`, [
    after,
    limit,
  ])
  return rows.map(({ id }) => id)
}

export type SideClaim = { incidentId: string; claim: LinkableClaim }

/** Where claims stand: when the replay began, in its shadow, and in what readers see. */
const SIDES = {
  before: `${SHADOW}.base_claim`,
  after: `${SHADOW}.linked_claim`,
  live: 'blotter_work.linked_claim',
} as const

/** Claims of incidents, as they are on one side. */
export const claimsOn = async (
  log: Pick<Log, 'query'>,
  side: keyof typeof SIDES,
  by: { incidents: readonly string[] } | { claims: readonly string[] },
): Promise<SideClaim[]> => {
  const [column, values] = 'incidents' in by ? ['incident_id', by.incidents] : ['claim_id', by.claims]
  if (!values.length) return []
  const rows = await log.query<{ incidentId: string; claim: unknown }>(
    `SELECT incident_id AS "incidentId", claim FROM ${SIDES[side]}
     WHERE ${column} = ANY($1::text[]) AND incident_id IS NOT NULL ORDER BY claim_id`,
    [values],
  )
  return rows.map(({ incidentId, claim }) => ({ incidentId, claim: linkableClaimSchema.parse(claim) }))
}

/** What a replay makes of an incident, with the most telling first. */
export type IncidentRow = { incidentId: string; kind: string; diff: unknown; weight: number }

export const writeIncidents = async (
  log: Pick<Log, 'query'>,
  id: string,
  rows: readonly IncidentRow[],
): Promise<void> => {
  if (!rows.length) return
  await log.query(
    `INSERT INTO blotter_work.replay_incident (replay_id, incident_id, kind, diff, weight)
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::jsonb[], $5::int[])
     ON CONFLICT (replay_id, incident_id) DO UPDATE SET kind = excluded.kind, diff = excluded.diff, weight = excluded.weight`,
    [
      id,
      rows.map(({ incidentId }) => incidentId),
      rows.map(({ kind }) => kind),
      rows.map(({ diff }) => JSON.stringify(diff)),
      rows.map(({ weight }) => weight),
    ],
  )
}

const PAGE = 500

/** All differences of incidents, by their ids. */
export async function* eachIncident(log: Pick<Log, 'query'>, id: string): AsyncGenerator<IncidentRow> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: IncidentRow[] = await log.query(
      `SELECT incident_id AS "incidentId", kind, diff, weight FROM blotter_work.replay_incident
       WHERE replay_id = $1 AND incident_id > $2 ORDER BY incident_id LIMIT ${PAGE}`,
      [id, after],
    )
    yield* rows
    after = rows.at(-1)?.incidentId
  }
}

/** Differences of incidents, the largest first. */
export const readIncidents = (
  log: Pick<Log, 'query'>,
  id: string,
  { limit, kind }: { limit: number; kind?: string },
): Promise<IncidentRow[]> =>
  log.query(
    `SELECT incident_id AS "incidentId", kind, diff, weight FROM blotter_work.replay_incident
     WHERE replay_id = $1 AND ($3::text IS NULL OR kind = $3) ORDER BY weight DESC, incident_id LIMIT $2`,
    [id, limit, kind ?? null],
  )
