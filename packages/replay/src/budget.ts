import type { Payload } from '@blotter/events'

/** Shares, 0 to 1, beyond which a replay is not promoted without a reason. */
export type Budget = { maxGone: number; maxFailed: number }

/** The shares that `replay promote` takes by itself: 2 % of incidents gone, 0.5 % of inputs failed. */
export const DEFAULT_BUDGET: Budget = { maxGone: 0.02, maxFailed: 0.005 }

/**
 * What speaks against a promotion: a sentence each; empty where it is within the budget.
 * @param finished  how the replay ended
 */
export const againstBudget = (
  {
    articles,
    incidents,
    replaced = 0,
  }: Pick<Payload<'ReplayFinished'>, 'articles' | 'incidents'> & {
    /** Incidents that go on under another id: whoever kept the old one has lost it. */
    replaced?: number
  },
  { maxGone, maxFailed }: Budget,
): string[] => {
  const inputs = Object.values(articles).reduce((sum, count) => sum + count, 0)
  return [
    ...exceeds('incidents are gone or go on under another id', {
      part: incidents.gone + replaced,
      whole: incidents.before,
      most: maxGone,
    }),
    ...exceeds('articles failed', { part: articles.failed, whole: inputs, most: maxFailed }),
  ]
}

const exceeds = (what: string, { part, whole, most }: { part: number; whole: number; most: number }): string[] => {
  const share = whole ? part / whole : 0
  return share > most ? [`${part} of ${whole} ${what}, ${percent(share)}; at most ${percent(most)} may be`] : []
}

const percent = (share: number): string => `${Number((share * 100).toFixed(2))} %`
