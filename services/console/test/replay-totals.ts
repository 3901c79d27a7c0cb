import type { Totals } from '@blotter/pages'

/** How a replay ended that changed little; `text` stands wherever a name does. */
export const replayTotals = (text: string, changes: Partial<Totals['incidents']> = {}): Totals => ({
  position: 1,
  articles: { unchanged: 997, revised: 2, new: 1, gone: 0, failed: 0 },
  incidents: { before: 1_000, unchanged: 998, revised: 1, new: 1, gone: 0, ...changes },
  left: 0,
  replaced: 0,
  view: {
    types: { [text]: { gained: 1, lost: 0 } },
    countries: { [text]: { gained: 1, lost: 0 } },
    months: { [text]: { gained: 1, lost: 0 } },
    tolls: [],
  },
  gold: null,
})
