import { familyOf, type IncidentView } from '@blotter/events'
import type { IncidentDifference } from './incident-difference.ts'

/** Incidents that a list gains and loses under one name. */
export type GainLoss = { gained: number; lost: number }

/** An incident whose dead or injured are counted differently. */
export type TollMove = { incident: string; type: string; place: string | null; kind: string; from: number; to: number }

/** What a promotion would do to the view of whoever monitors. */
export type ViewChange = {
  types: Map<string, GainLoss>
  countries: Map<string, GainLoss>
  /** `2026-03`; `undated` without one. */
  months: Map<string, GainLoss>
  /** The largest first. */
  tolls: TollMove[]
}

const MOST_TOLLS = 50
const TOLLS = ['killed', 'injured'] as const

/** Adds up what differences of incidents mean, one after the other, in bounded memory. */
export const openViewChange = (): { add: (difference: IncidentDifference) => void; read: () => ViewChange } => {
  const change: ViewChange = { types: new Map(), countries: new Map(), months: new Map(), tolls: [] }
  const tally = (view: IncidentView, side: keyof GainLoss): void => {
    bump(change.types, view.type, side)
    bump(change.countries, view.where?.iso2 ?? 'nowhere', side)
    bump(change.months, view.when.start?.slice(0, 7) ?? 'undated', side)
  }
  return {
    add: ({ kind, before, after, view }) => {
      if (kind === 'unchanged') return
      const [old, now] = [view.before, view.after]
      // One that moved between types or countries is lost to those who watch the one, and gained by the others.
      if (old && (!now || movedBetween(old, now))) tally(old, 'lost')
      if (now && (!old || movedBetween(old, now))) tally(now, 'gained')
      change.tolls.push(...tollMoves(after ?? before ?? '', old, now))
      if (change.tolls.length > MOST_TOLLS * 2) change.tolls = largest(change.tolls)
    },
    read: () => ({ ...change, tolls: largest(change.tolls) }),
  }
}

const bump = (counts: Map<string, GainLoss>, name: string, side: keyof GainLoss): void => {
  const known = counts.get(name) ?? { gained: 0, lost: 0 }
  counts.set(name, { ...known, [side]: known[side] + 1 })
}

const movedBetween = (old: IncidentView, now: IncidentView): boolean =>
  old.type !== now.type ||
  old.where?.iso2 !== now.where?.iso2 ||
  old.when.start?.slice(0, 7) !== now.when.start?.slice(0, 7)

const tollMoves = (incident: string, old: IncidentView | null, now: IncidentView | null): TollMove[] =>
  TOLLS.flatMap((kind) => {
    const [from, to] = [old?.toll[kind]?.best ?? 0, now?.toll[kind]?.best ?? 0]
    const view = now ?? old
    if (from === to || !view) return []
    return [{ incident, type: view.type, place: view.where?.name ?? null, kind, from, to }]
  })

const largest = (moves: readonly TollMove[]): TollMove[] =>
  moves
    .toSorted((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from) || (a.incident < b.incident ? -1 : 1))
    .slice(0, MOST_TOLLS)

/** Types by family, for a table that fits a screen. */
export const byFamily = (types: ReadonlyMap<string, GainLoss>): Map<string, GainLoss> => {
  const families = new Map<string, GainLoss>()
  for (const [type, { gained, lost }] of types) {
    const family = familyOf(type as Parameters<typeof familyOf>[0]) // keys are the types of views
    const known = families.get(family) ?? { gained: 0, lost: 0 }
    families.set(family, { gained: known.gained + gained, lost: known.lost + lost })
  }
  return families
}
