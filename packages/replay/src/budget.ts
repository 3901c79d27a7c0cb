import type { Payload } from '@blotter/events'

/** Shares, 0 to 1, beyond which a replay is not promoted without a reason. */
export type Budget = { maxGone: number; maxFailed: number }

/** The shares that `replay promote` takes by itself: 2 % of incidents gone, 0.5 % of inputs failed. */
export const DEFAULT_BUDGET: Budget = { maxGone: 0.02, maxFailed: 0.005 }

/** How a replay ended, as far as it is judged by it. */
export type Judged = Pick<Payload<'ReplayFinished'>, 'articles' | 'incidents'> & {
  /** Incidents that go on under another id: whoever kept the old one has lost it. */
  replaced?: number
  /** How many articles of the gold set the log holds, and F1 on them. */
  gold?: { articles: number; before: number; after: number } | null
}

/** What budgets and the gold set have against a promotion: a sentence each; empty where they have nothing. */
export const speaksAgainst = (
  { articles, incidents, replaced = 0, gold }: Judged,
  { maxGone, maxFailed }: Budget,
): string[] => {
  const inputs = Object.values(articles).reduce((sum, count) => sum + count, 0)
  return [
    ...(inputs ? [] : ['no article was derived again']),
    ...exceeds('incidents are gone or go on under another id', {
      part: incidents.gone + replaced,
      whole: incidents.before,
      most: maxGone,
    }),
    ...exceeds('articles failed', { part: articles.failed, whole: inputs, most: maxFailed }),
    ...(gold ? againstGold(gold) : []),
  ]
}

const againstGold = ({ articles, before, after }: NonNullable<Judged['gold']>): string[] => {
  if (!articles) return ['the log holds no article of the gold set']
  return after < before
    ? [`F1 on the gold set falls from ${(before * 100).toFixed(1)} to ${(after * 100).toFixed(1)} %`]
    : []
}

const exceeds = (what: string, { part, whole, most }: { part: number; whole: number; most: number }): string[] => {
  const share = whole ? part / whole : 0
  return share > most ? [`${part} of ${whole} ${what}, ${percent(share)}; at most ${percent(most)} may be`] : []
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`
