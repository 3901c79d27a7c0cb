import { type LinkableClaim, linkableClaimSchema } from '@blotter/events'
import type { Database, Transaction } from './database.ts'
import { and, asc, eq, gte, inArray, isNotNull, lte, sql } from './drizzle.ts'
import { linkedClaim } from './schema/index.ts'

/** A claim as the linker keeps it: in an incident, or held with a reason. */
export type LinkedClaim = { claim: LinkableClaim; incidentId: string | null; heldReason: string | null }

/** Where and when a claim could meet others; days as YYYY-MM-DD, inclusive. Null: nowhere yet. */
export type ClaimWindow = { iso2: string; from: string; to: string } | null

/** Serialises linking within a country, so that two linkers never open two incidents for one. */
export const lockCountries = async (transaction: Transaction, countries: Iterable<string>): Promise<void> => {
  for (const iso2 of [...new Set(countries)].sort()) {
    await transaction.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`blotter:link:${iso2}`}, 0))`)
  }
}

const linkedOf = (row: typeof linkedClaim.$inferSelect): LinkedClaim => ({
  claim: linkableClaimSchema.parse(row.claim),
  incidentId: row.incidentId,
  heldReason: row.heldReason,
})

/** Claims of the country whose days meet the window, by claim id. */
export const claimsNear = async (
  on: Database | Transaction,
  window: NonNullable<ClaimWindow>,
): Promise<LinkedClaim[]> => {
  const { iso2, from, to } = window
  const near = await on
    .select()
    .from(linkedClaim)
    .where(and(eq(linkedClaim.iso2, iso2), lte(linkedClaim.fromDay, to), gte(linkedClaim.toDay, from)))
    .orderBy(asc(linkedClaim.claimId))
  return near.map(linkedOf)
}

export const claimsOfIncidents = async (on: Database | Transaction, incidentIds: string[]): Promise<LinkedClaim[]> => {
  if (!incidentIds.length) return []
  const rows = await on
    .select()
    .from(linkedClaim)
    .where(and(isNotNull(linkedClaim.incidentId), inArray(linkedClaim.incidentId, incidentIds)))
    .orderBy(asc(linkedClaim.claimId))
  return rows.map(linkedOf)
}

export const claimsOfArticle = async (on: Database | Transaction, articleId: string): Promise<LinkedClaim[]> => {
  const rows = await on
    .select()
    .from(linkedClaim)
    .where(eq(linkedClaim.articleId, articleId))
    .orderBy(asc(linkedClaim.claimId))
  return rows.map(linkedOf)
}

export const writeLinkedClaims = async (
  transaction: Transaction,
  claims: (LinkedClaim & { window: ClaimWindow })[],
): Promise<void> => {
  for (const { claim, incidentId, heldReason, window } of claims) {
    const row = {
      claimId: claim.claim.id,
      articleId: claim.articleId,
      incidentId,
      heldReason,
      iso2: window?.iso2 ?? null,
      fromDay: window?.from ?? null,
      toDay: window?.to ?? null,
      claim,
    }
    await transaction.insert(linkedClaim).values(row).onConflictDoUpdate({ target: linkedClaim.claimId, set: row })
  }
}

export const removeLinkedClaims = async (transaction: Transaction, claimIds: string[]): Promise<void> => {
  if (claimIds.length) await transaction.delete(linkedClaim).where(inArray(linkedClaim.claimId, claimIds))
}
