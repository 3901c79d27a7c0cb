import { againstBudget, type Budget } from '@blotter/replay'
import type { Totals } from './totals.ts'

/** What budgets and the gold set have against a promotion: a sentence each; empty where they have nothing. */
export const speaksAgainst = (totals: Totals, budget: Budget): string[] => [
  ...againstBudget(totals, budget),
  ...againstGold(totals),
]

const againstGold = ({ gold }: Totals): string[] =>
  gold && gold.after < gold.before
    ? [`F1 on the gold set falls from ${(gold.before * 100).toFixed(1)} to ${(gold.after * 100).toFixed(1)} %`]
    : []
