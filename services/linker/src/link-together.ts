import type { Candidate, LinkableClaim, LogEvent } from '@blotter/events'
import { type GroupChange, nearestOf, REACH_RULES } from '@blotter/linking'
import { keepIndex, type LinkedClaim, type LinkSpace, lockLinking, type Transaction } from '@blotter/log'
import type { StageContext, topology } from '@blotter/pipeline'
import { type Copies, openCopies } from './copies.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import { type KnownClaims, openKnownClaims, standOf } from './known-claims.ts'
import { type Change, neighbourhoodOf, type Replaced, readAhead } from './neighbourhood.ts'
import { relink } from './relink.ts'
import { type Report, type Reporting, type Reports, readReports } from './reports.ts'
import { outcomeOf, tell } from './telling.ts'
import { upholdDecisions } from './uphold-decisions.ts'

type Context = StageContext<typeof topology.link>

/** What reports lead to: the outcomes' names, and what is to be remembered of it. */
export type Linking = { outcomes: string[]; write: () => Promise<void> }

/**
 * Links the claims of many articles in one transaction: locks first, reads for all, and decides one after the other in
 * the order given, with what persons decided in between. What each input leads to goes out through its own `emit`.
 * @param space  a replay links in its own
 */
export const linkTogether = async (
  contexts: readonly Context[],
  transaction: Transaction,
  space: LinkSpace = 'blotter_work',
): Promise<Linking> => {
  const [first] = contexts
  if (first === undefined) return { outcomes: [], write: async () => {} }
  await lockLinking(transaction, space)
  await keepIndex(transaction, { rules: REACH_RULES, standOf })
  const inputs = contexts.map(({ input }) => input)
  const reports = await readReports(inputs.filter(isReport), { log: first.log, transaction })
  const articles = [...reports.values()].map(({ article }) => article)
  const state: State = {
    reports,
    known: openKnownClaims(transaction),
    copies: await openCopies(transaction, articles),
    decisions: await openDecisions(transaction),
  }
  await readAhead(state.known, { replaced: allOf(reports) })
  const outcomes: string[] = []
  for (const context of contexts) outcomes.push(await link(context, state))
  const write = async (): Promise<void> => {
    for (const part of [state.copies, state.known, state.decisions]) await part.write()
  }
  return { outcomes, write }
}

type State = { reports: Reports; known: KnownClaims; copies: Copies; decisions: Decisions }

const isReport = (input: LogEvent): input is Reporting =>
  input.type === 'IncidentsReported' || input.type === 'ArticleMerged'

/** Of several versions of an article in one batch, all claims. */
const allOf = (reports: Reports): Replaced => {
  const all = new Map<string, LinkableClaim[]>()
  for (const { article, claims } of reports.values()) all.set(article.id, [...(all.get(article.id) ?? []), ...claims])
  return all
}

const link = async (context: Context, state: State): Promise<string> => {
  const { input } = context
  const { known, copies, decisions } = state
  if (input.type === 'LinkDecided') {
    const touched = decisions.add({ ...input.data, id: input.eventId, position: input.position, former: [] })
    await settle(context, known, {
      change: { replaced: new Map(), ...touched, constraints: decisions.constraints() },
      decided: input.data,
    })
    return 'decided'
  }
  const report = state.reports.get(input.position)
  if (report === undefined || copies.isOutdated(report.article)) return 'superseded'
  const around = await upholdDecisions(report, { known, decisions })
  const replaced = await regrouped(context, { report, known, copies })
  return settle(context, known, { change: { replaced, around, constraints: decisions.constraints() } })
}

/** The article's claims, and those of other articles whose voice is another one by it. */
const regrouped = async (
  context: Context,
  { report: { article, claims }, known, copies }: { report: Report } & Pick<State, 'known' | 'copies'>,
): Promise<Replaced> => {
  const replaced = new Map<string, LinkableClaim[]>()
  for (const { articleId, group, share } of await copies.place(article)) {
    context.emit('ArticleGrouped', `article/${articleId}`, { group: group ?? articleId, containment: share })
    if (articleId === article.id) continue
    const others = await known.ofArticles([articleId])
    const inTheirs = others.map(({ claim }) => inGroup(claim, group))
    if (others.length > 0) replaced.set(articleId, inTheirs)
  }
  const group = copies.groupOf(article.id)
  const own = claims.map((claim) => inGroup(claim, group))
  return replaced.set(article.id, own)
}

type Settling = { change: Change; decided?: { who: string; why: string } }

const settle = async (context: Context, known: KnownClaims, { change, decided }: Settling): Promise<string> => {
  const { changes, held, linked, gone } = relink(await neighbourhoodOf(known, change), change.constraints)
  for (const id of gone) known.remove(id)
  for (const each of linked) known.put(each)
  for (const each of changes) tell(context, each, { decided, candidates: candidatesOf(known, each) })
  for (const { claim, reason, fits } of held)
    context.emit('ClaimHeld', `article/${claim.articleId}`, {
      ...{ claimId: claim.claim.id, reason, fits },
      candidates: nearestOf(claim, claimsOf(known.seenNear(claim))),
    })
  return outcomeOf(changes, held.length)
}

/** What else a claim that opens an incident was compared with. */
const candidatesOf = (known: KnownClaims, change: GroupChange): Candidate[] => {
  if (change.kind !== 'opened') return []
  const others = known.seenNear(change.claim).filter(({ incidentId }) => incidentId !== change.incident)
  return nearestOf(change.claim, claimsOf(others))
}

const claimsOf = (linked: readonly LinkedClaim[]): LinkableClaim[] => linked.map(({ claim }) => claim)

const inGroup = ({ copyGroup: _, ...claim }: LinkableClaim, group: string | null): LinkableClaim =>
  group === null ? claim : { ...claim, copyGroup: group }
