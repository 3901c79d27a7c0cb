import type { Payload } from '@blotter/events'
import type { Replay } from '@blotter/log'
import type { GainLoss, TollMove } from '@blotter/replay'

/** How a replay ended, as the replayer writes it down. */
export type Totals = Pick<Payload<'ReplayFinished'>, 'position' | 'articles' | 'incidents'> & {
  /** Articles that an undo leaves as they are. */
  left: number
  /** Incidents that go on under another id. */
  replaced: number
  view: {
    types: Record<string, GainLoss>
    countries: Record<string, GainLoss>
    months: Record<string, GainLoss>
    tolls: TollMove[]
  }
  gold: { articles: number; before: number; after: number } | null
}

/** null before it is diffed. */
export const totalsOf = ({ totals }: Pick<Replay, 'totals'>): Totals | null => totals as Totals | null // written by the replayer alone
