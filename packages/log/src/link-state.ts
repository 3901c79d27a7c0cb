import { type LinkableClaim, linkableClaimSchema } from '@blotter/events'
import type { Database, Transaction } from './database.ts'
import { inArray, sql } from './drizzle.ts'
import {
  addKeys,
  type Behind,
  FOUND_KEYS,
  type KeySearch,
  type KeyStand,
  removeKeys,
  searchValues,
} from './link-keys.ts'
import { linkedClaim } from './schema/index.ts'
import { runOn, type Statement } from './statement.ts'

/** A claim as the linker keeps it: in an incident, or held with a reason. */
export type LinkedClaim = {
  claim: LinkableClaim
  incidentId: string | null
  heldReason: string | null
  /** Of a claim that knows the country only: incidents that it can be; fewer than two are all that there are. */
  fits: string[]
}

export type { Behind } from './link-keys.ts'

type Reader = Database | Transaction

const COLUMNS = 'l.claim_id AS id, l.incident_id AS incident, l.held_reason AS held, l.fits, l.claim'

/** Which tables a linking reads and writes: those of the log, or a replay's own beside them. */
export type LinkSpace = 'blotter_work' | 'blotter_shadow'

/**
 * One link at a time: what a report changes may lie in any country (copies, a person's decision), so a lock on fewer
 * would be no lock. Held to the end of the transaction; whoever waits reads what the one before wrote.
 */
export const lockLinking = async (transaction: Transaction, space: LinkSpace = 'blotter_work'): Promise<void> => {
  await transaction.execute(
    sql`SELECT set_config('search_path', ${space}, true), pg_advisory_xact_lock(hashtextextended(${lockName(space)}, 0))`,
  )
}

const lockName = (space: LinkSpace): string => (space === 'blotter_work' ? 'blotter:link' : `blotter:link ${space}`)

/** Claims that one of the searches leads to. */
export const claimsNear = async (on: Reader, searches: readonly KeySearch[]): Promise<LinkedClaim[]> =>
  searches.length ? read(on, { name: 'blotter claims near', text: NEAR, values: searchValues(searches) }) : []

// A claim is looked up by its id, whatever the planner thinks of how many will be found.
const NEAR = `SELECT l.* FROM (SELECT DISTINCT k.claim_id FROM ${FOUND_KEYS}) AS found
  CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM linked_claim AS l WHERE l.claim_id = found.claim_id LIMIT 1) AS l`

/** What one search leads to in the order of days; `next` is null behind the last page. */
export type Page = { claims: LinkedClaim[]; next: Behind | null }

/** A page of what each search leads to. */
export const pagesOfClaims = async (
  on: Reader,
  asked: readonly { search: KeySearch; behind: Behind | null }[],
  limit: number,
): Promise<Page[]> => {
  if (!asked.length) return []
  const values = searchValues(
    asked.map(({ search }) => search),
    asked.map(({ behind }) => behind),
  )
  const rows = await runOn<Row & { search: number; day: number }>(on, {
    name: 'blotter pages',
    text: PAGES,
    values: [...values, limit],
  })
  const pages = Map.groupBy(rows, ({ search }) => search)
  return asked.map((_, search) => {
    const page = pages.get(search) ?? []
    const last = page.at(-1)
    const next = last && page.length === limit ? { day: last.day, claimId: last.id } : null
    return { claims: page.map(linkedOf), next }
  })
}

const PAGES = `
  SELECT l.*, found.search, found.first_day AS day
  FROM (
    SELECT s.search, k.first_day, k.claim_id, row_number() OVER (PARTITION BY s.search ORDER BY k.first_day, k.claim_id) AS at
    FROM ${FOUND_KEYS}
    WHERE (k.first_day, k.claim_id) > (s.day, s.id)
  ) AS found
  CROSS JOIN LATERAL (SELECT ${COLUMNS} FROM linked_claim AS l WHERE l.claim_id = found.claim_id LIMIT 1) AS l
  WHERE found.at <= $3 ORDER BY found.search, found.at`

/** @param known  ids of claims of these incidents that need not be read */
export const claimsOfIncidents = (
  on: Reader,
  incidentIds: readonly string[],
  known: readonly string[] = [],
): Promise<LinkedClaim[]> => claimsBy(on, 'incident_id', incidentIds, known)

export const claimsOfArticles = (on: Reader, articleIds: readonly string[]): Promise<LinkedClaim[]> =>
  claimsBy(on, 'article_id', articleIds)

export const claimsOf = (on: Reader, claimIds: readonly string[]): Promise<LinkedClaim[]> =>
  claimsBy(on, 'claim_id', claimIds)

const claimsBy = async (
  on: Reader,
  column: 'incident_id' | 'article_id' | 'claim_id',
  values: readonly string[],
  known: readonly string[] = [],
): Promise<LinkedClaim[]> => {
  if (!values.length) return []
  const text = `SELECT ${COLUMNS} FROM linked_claim AS l
    WHERE l.${column} = ANY($1::text[]) AND l.claim_id <> ALL($2::text[]) ORDER BY l.claim_id`
  return read(on, { name: `blotter claims by ${column}`, text, values: [values, known] })
}

/** Claims of near copies, by the groups that they name. */
export const claimsOfCopies = async (on: Reader, groups: readonly string[]): Promise<LinkedClaim[]> =>
  groups.length ? read(on, { name: 'blotter claims of copies', text: COPIES, values: [groups] }) : []

const COPIES = `SELECT ${COLUMNS} FROM linked_claim AS l
  WHERE l.claim ? 'copyGroup' AND l.claim ->> 'copyGroup' = ANY($1::text[])`

const read = async (on: Reader, statement: Statement): Promise<LinkedClaim[]> =>
  (await runOn<Row>(on, statement)).map(linkedOf)

/** A row as it is to stand, and where it stood and shall stand in the index. */
export type LinkedWrite = LinkedClaim & { from: KeyStand | null; to: KeyStand | null }

export const writeLinkedClaims = async (transaction: Transaction, claims: readonly LinkedWrite[]): Promise<void> => {
  if (!claims.length) return
  const rows = claims.map(({ claim, incidentId, heldReason, fits }) => ({
    ...{ id: claim.claim.id, article: claim.articleId, incident: incidentId, held: heldReason, fits, claim },
  }))
  await runOn(transaction, { name: 'blotter write claims', text: WRITE, values: [JSON.stringify(rows)] })
  const moved = claims.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to))
  await removeKeys(transaction, standsOf(moved, 'from'))
  await addKeys(transaction, standsOf(moved, 'to'))
}

export const removeLinkedClaims = async (
  transaction: Transaction,
  claims: readonly { claimId: string; from: KeyStand | null }[],
): Promise<void> => {
  if (!claims.length) return
  const ids = claims.map(({ claimId }) => claimId)
  await transaction.delete(linkedClaim).where(inArray(linkedClaim.claimId, ids))
  await removeKeys(
    transaction,
    claims.flatMap(({ claimId, from }) => (from ? [{ claimId, stand: from }] : [])),
  )
}

const WRITE = `INSERT INTO linked_claim (claim_id, article_id, incident_id, held_reason, fits, claim)
  SELECT id, article, incident, held, fits, claim
  FROM json_to_recordset($1::json) AS r (id text, article text, incident text, held text, fits text[], claim jsonb)
  ON CONFLICT (claim_id) DO UPDATE SET article_id = excluded.article_id, incident_id = excluded.incident_id,
    held_reason = excluded.held_reason, fits = excluded.fits, claim = excluded.claim`

const standsOf = (claims: readonly LinkedWrite[], side: 'from' | 'to') =>
  claims.flatMap((each) => (each[side] ? [{ claimId: each.claim.claim.id, stand: each[side] }] : []))

type Row = { id: string; incident: string | null; held: string | null; fits: string[]; claim: unknown }

const linkedOf = ({ claim, incident, held, fits }: Row): LinkedClaim => ({
  claim: linkableClaimSchema.parse(claim),
  incidentId: incident,
  heldReason: held,
  fits,
})
