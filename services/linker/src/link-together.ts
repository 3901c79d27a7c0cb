import type { LinkableClaim } from '@blotter/events'
import { REACH_RULES } from '@blotter/linking'
import { keepIndex, lockLinking, type Transaction } from '@blotter/log'
import type { StageContext, topology } from '@blotter/pipeline'
import { type Copies, openCopies } from './copies.ts'
import { type KnownClaims, openKnownClaims, standOf } from './known-claims.ts'
import { neighbourhoodOf, type Replaced, readAhead } from './neighbourhood.ts'
import { relink } from './relink.ts'
import { type Report, readReports } from './reports.ts'
import { outcomeOf, tell } from './telling.ts'

type Context = StageContext<typeof topology.link>

/** What reports lead to: the outcomes' names, and what is to be remembered of it. */
export type Linking = { outcomes: string[]; write: () => Promise<void> }

/**
 * Links the claims of many articles in one transaction: locks first, reads for all, and decides one after the other in
 * the order given. What each article leads to goes out through its own `emit`.
 */
export const linkTogether = async (contexts: readonly Context[], transaction: Transaction): Promise<Linking> => {
  const [first] = contexts
  if (first === undefined) return { outcomes: [], write: async () => {} }
  await lockLinking(transaction)
  await keepIndex(transaction, { rules: REACH_RULES, standOf })
  const reports = await readReports(
    contexts.map(({ input }) => input),
    { log: first.log, transaction },
  )
  const known = openKnownClaims(transaction)
  const copies = await openCopies(
    transaction,
    reports.map(({ article }) => article),
  )
  await readAhead(known, allOf(reports))
  const outcomes: string[] = []
  for (const [at, context] of contexts.entries()) {
    const report = reports[at]
    if (report) outcomes.push(await link(context, { report, known, copies }))
  }
  const write = async (): Promise<void> => {
    await copies.write()
    await known.write()
  }
  return { outcomes, write }
}

/** Of several versions of an article in one batch, all claims. */
const allOf = (reports: readonly Report[]): Replaced => {
  const all = new Map<string, LinkableClaim[]>()
  for (const { article, claims } of reports) all.set(article.id, [...(all.get(article.id) ?? []), ...claims])
  return all
}

const link = async (
  context: Context,
  { report: { article, claims }, known, copies }: { report: Report; known: KnownClaims; copies: Copies },
): Promise<string> => {
  if (copies.isOutdated(article)) return 'superseded'
  const replaced = new Map<string, LinkableClaim[]>()
  for (const { articleId, group, share } of await copies.place(article)) {
    context.emit('ArticleGrouped', `article/${articleId}`, { group: group ?? articleId, containment: share })
    // Who speaks in the claims of the others has changed.
    const others = articleId === article.id ? [] : await known.ofArticles([articleId])
    if (others.length > 0)
      replaced.set(
        articleId,
        others.map(({ claim }) => inGroup(claim, group)),
      )
  }
  const group = copies.groupOf(article.id)
  replaced.set(
    article.id,
    claims.map((claim) => inGroup(claim, group)),
  )
  const { changes, held, linked, gone } = relink(await neighbourhoodOf(known, replaced))
  for (const id of gone) known.remove(id)
  for (const each of linked) known.put(each)
  for (const change of changes) tell(context, change)
  for (const { claim, reason } of held)
    context.emit('ClaimHeld', `article/${claim.articleId}`, { claimId: claim.claim.id, reason })
  return outcomeOf(changes, held.length)
}

const inGroup = ({ copyGroup: _, ...claim }: LinkableClaim, group: string | null): LinkableClaim =>
  group === null ? claim : { ...claim, copyGroup: group }
