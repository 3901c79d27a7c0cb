import type { LinkableClaim } from '@blotter/events'
import { linkableClaimSchema } from '@blotter/events'
import type { Transaction } from './database.ts'
import { asc, gt, sql } from './drizzle.ts'
import { addKeys, type KeyStand } from './link-keys.ts'
import { linkedClaim, linkedClaimIndex } from './schema/index.ts'

const PAGE = 1_000

/**
 * Makes all keys of linked claims anew where they follow other rules than these, or none yet; to be called under the
 * lock of linking.
 * @param standOf  where a claim stands by these rules; null: nowhere
 */
export const keepIndex = async (
  transaction: Transaction,
  { rules, standOf }: { rules: number; standOf: (claim: LinkableClaim) => KeyStand | null },
): Promise<void> => {
  const [made] = await transaction.select().from(linkedClaimIndex)
  if (made?.rules === rules) return
  await transaction.execute(sql`DELETE FROM linked_claim_key`)
  for (let after = ''; ; ) {
    const page = await transaction
      .select({ id: linkedClaim.claimId, claim: linkedClaim.claim })
      .from(linkedClaim)
      .where(gt(linkedClaim.claimId, after))
      .orderBy(asc(linkedClaim.claimId))
      .limit(PAGE)
    const stands = page.map(({ id, claim }) => ({ claimId: id, stand: standOf(linkableClaimSchema.parse(claim)) }))
    await addKeys(
      transaction,
      stands.flatMap(({ claimId, stand }) => (stand ? [{ claimId, stand }] : [])),
    )
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) break
  }
  await transaction.delete(linkedClaimIndex)
  await transaction.insert(linkedClaimIndex).values({ rules })
}
