import { type LinkableClaim, linkableClaimSchema } from '@blotter/events'
import type { Database, Transaction } from './database.ts'
import { asc, inArray, sql } from './drizzle.ts'
import { addKeys, type KeySearch, type KeyStand, keysFor, removeKeys } from './link-keys.ts'
import { linkedClaim } from './schema/index.ts'

/** A claim as the linker keeps it: in an incident, or held with a reason. */
export type LinkedClaim = {
  claim: LinkableClaim
  incidentId: string | null
  heldReason: string | null
  /** Of a claim that knows the country only: incidents that it can be; fewer than two are all that there are. */
  fits: string[]
}

type Reader = Database | Transaction

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

/**
 * Claims that one of the searches leads to, but for those known.
 * @param known  claim ids
 */
export const claimsNear = async (
  on: Reader,
  searches: readonly KeySearch[],
  known: { has: (claimId: string) => boolean } = new Set(),
): Promise<LinkedClaim[]> => {
  if (!searches.length) return []
  const { rows } = await on.execute<{ id: string }>(sql`SELECT DISTINCT k.claim_id AS id FROM ${keysFor(searches)}`)
  return claimsOf(
    on,
    rows.flatMap(({ id }) => (known.has(id) ? [] : id)),
  )
}

/** Where a page of claims begins: behind this one. */
export type Behind = { day: number; claimId: string }

/** Those that a search leads to in the order of their days, a page at a time; `next` is null behind the last page. */
export const pageOfClaims = async (
  on: Reader,
  search: KeySearch,
  { behind, limit }: { behind: Behind | null; limit: number },
): Promise<{ page: LinkedClaim[]; next: Behind | null }> => {
  const { day, claimId } = behind ?? { day: Number.MIN_SAFE_INTEGER, claimId: '' }
  const { rows } = await on.execute<Row & { day: number }>(sql`
    SELECT ${columns}, k.first_day AS day FROM ${keysFor([search])} JOIN linked_claim AS l USING (claim_id)
    WHERE (k.first_day, k.claim_id) > (${day}::bigint, ${claimId}) ORDER BY k.first_day, k.claim_id LIMIT ${limit}`)
  const last = rows.at(-1)
  return { page: rows.map(linkedOf), next: last && rows.length === limit ? { day: last.day, claimId: last.id } : null }
}

export const claimsOfIncidents = (on: Reader, incidentIds: readonly string[]): Promise<LinkedClaim[]> =>
  claimsBy(on, linkedClaim.incidentId, incidentIds)

export const claimsOfArticles = (on: Reader, articleIds: readonly string[]): Promise<LinkedClaim[]> =>
  claimsBy(on, linkedClaim.articleId, articleIds)

/** Claims of near copies, by the groups that they name. */
export const claimsOfCopies = async (on: Reader, groups: readonly string[]): Promise<LinkedClaim[]> => {
  if (!groups.length) return []
  const { rows } = await on.execute<Row>(sql`
    SELECT ${columns} FROM linked_claim AS l
    WHERE l.claim ? 'copyGroup' AND l.claim ->> 'copyGroup' = ANY(${sql.param([...groups])})`)
  return rows.map(linkedOf)
}

export const claimsOf = (on: Reader, claimIds: readonly string[]): Promise<LinkedClaim[]> =>
  claimsBy(on, linkedClaim.claimId, claimIds)

/** A row as it is to stand, and where it stood and shall stand in the index. */
export type LinkedWrite = LinkedClaim & { from: KeyStand | null; to: KeyStand | null }

export const writeLinkedClaims = async (transaction: Transaction, claims: readonly LinkedWrite[]): Promise<void> => {
  for (let at = 0; at < claims.length; at += CHUNK) {
    const rows = claims.slice(at, at + CHUNK).map(({ claim, incidentId, heldReason, fits }) => ({
      ...{ claimId: claim.claim.id, articleId: claim.articleId, incidentId, heldReason, fits, claim },
    }))
    await transaction
      .insert(linkedClaim)
      .values(rows)
      .onConflictDoUpdate({ target: linkedClaim.claimId, set: replaced })
  }
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

/** Rows an upsert: Drizzle's statement for more takes longer than two. */
const CHUNK = 500

const replaced = {
  articleId: sql`excluded.article_id`,
  incidentId: sql`excluded.incident_id`,
  heldReason: sql`excluded.held_reason`,
  fits: sql`excluded.fits`,
  claim: sql`excluded.claim`,
}

const standsOf = (claims: readonly LinkedWrite[], side: 'from' | 'to') =>
  claims.flatMap((each) => (each[side] ? [{ claimId: each.claim.claim.id, stand: each[side] }] : []))

type Row = { id: string; incident: string | null; held: string | null; fits: string[]; claim: unknown }

const columns = sql`l.claim_id AS id, l.incident_id AS incident, l.held_reason AS held, l.fits, l.claim`

const linkedOf = ({ claim, incident, held, fits }: Row): LinkedClaim => ({
  claim: linkableClaimSchema.parse(claim),
  incidentId: incident,
  heldReason: held,
  fits,
})

type Column = typeof linkedClaim.incidentId | typeof linkedClaim.articleId | typeof linkedClaim.claimId

const claimsBy = async (on: Reader, column: Column, values: readonly string[]): Promise<LinkedClaim[]> => {
  if (!values.length) return []
  const { incidentId: incident, claimId: id, heldReason: held, fits, claim } = linkedClaim
  const rows = await on
    .select({ id, incident, held, fits, claim })
    .from(linkedClaim)
    .where(sql`${column} = ANY(${sql.param([...values])})`)
    .orderBy(asc(id))
  return rows.map(linkedOf)
}
