import type { LinkableClaim } from '@blotter/events'
import { REACH_RULES } from '@blotter/linking'
import { keepIndex, lockLinking, type Transaction } from '@blotter/log'
import type { StageContext, topology } from '@blotter/pipeline'
import { type KnownClaims, openKnownClaims, standOf } from './known-claims.ts'
import { neighbourhoodOf, type Replaced, readAhead } from './neighbourhood.ts'
import { relink } from './relink.ts'
import { outcomeOf, tell } from './telling.ts'

type Context = StageContext<typeof topology.link>

/** What reports lead to: the outcomes' names, and what is to be remembered of it. */
export type Linking = { outcomes: string[]; write: () => Promise<void> }

/**
 * Links the claims of many articles in one transaction: locks first, reads for all, and decides one after the other in
 * the order given. What each article leads to goes out through its own `emit`.
 */
export const linkTogether = async (contexts: readonly Context[], transaction: Transaction): Promise<Linking> => {
  await lockLinking(transaction)
  await keepIndex(transaction, { rules: REACH_RULES, standOf })
  const known = openKnownClaims(transaction)
  const reports = contexts.map((context) => ({ context, report: reportOf(context) }))
  await readAhead(known, allOf(reports.map(({ report }) => report)))
  const outcomes: string[] = []
  for (const { context, report } of reports) outcomes.push(await link(known, context, report))
  return { outcomes, write: known.write }
}

const reportOf = ({ input }: Context): Replaced => {
  const articleId = input.streamId.slice('article/'.length)
  const claims = input.data.claims.map(
    (claim): LinkableClaim => ({ articleId, publishedAt: input.data.publishedAt, claim }),
  )
  return new Map([[articleId, claims]])
}

/** Of several versions of an article in one batch, all claims. */
const allOf = (reports: readonly Replaced[]): Replaced => {
  const all = new Map<string, LinkableClaim[]>()
  for (const [articleId, claims] of reports.flatMap((report) => [...report]))
    all.set(articleId, [...(all.get(articleId) ?? []), ...claims])
  return all
}

const link = async (known: KnownClaims, context: Context, report: Replaced): Promise<string> => {
  const { changes, held, linked, gone } = relink(await neighbourhoodOf(known, report))
  for (const id of gone) known.remove(id)
  for (const each of linked) known.put(each)
  for (const change of changes) tell(context, change)
  for (const { claim, reason } of held)
    context.emit('ClaimHeld', `article/${claim.articleId}`, { claimId: claim.claim.id, reason })
  return outcomeOf(changes, held.length)
}
