import type { CasualtyGroup, CasualtyKind, LinkableClaim } from '@blotter/events'
import { type ClaimCount, countsOf, figureOf, partsOf } from './claim-count.ts'
import { instantOf } from './facts.ts'
import { byCodeUnit } from './incident-id.ts'
import { isCountryOnly } from './linkability.ts'
import { type TollMove, tollMoveOf } from './toll-move.ts'
import { type Speaker, speakerOf } from './voices.ts'

/** One claim's count for one kind, with who says so and when. */
export type Report = ClaimCount &
  Speaker & {
    claimId: string
    /** The single figure that stands for the count. */
    figure: number
    /** ms since 1970; -Infinity: unknown, the oldest. */
    at: number
    publishedAt: string | null
    move: TollMove
    /** Of a province or a country: what it counts may be more than one place's. */
    wide: boolean
  }

/** The reports of each kind, oldest first, ties by claim id. */
export const reportsOf = (claims: readonly LinkableClaim[]): Map<CasualtyKind, Report[]> => {
  const reports = new Map<CasualtyKind, Report[]>()
  for (const source of oldestFirst(claims)) {
    for (const [kind, count] of countsOf(source.claim)) {
      const ofKind = reports.get(kind) ?? []
      ofKind.push(reportOf(source, count, tollMoveOf(source.claim, kind)))
      reports.set(kind, ofKind)
    }
  }
  return reports
}

/** What is said of the parts of one kind's count, by group ("among them twelve children"); groups in alphabetical order. */
export const partReportsOf = (claims: readonly LinkableClaim[], kind: CasualtyKind): [CasualtyGroup, Report[]][] => {
  const reports = new Map<CasualtyGroup, Report[]>()
  for (const source of oldestFirst(claims)) {
    for (const [group, count] of partsOf(source.claim, kind)) {
      const ofGroup = reports.get(group) ?? []
      ofGroup.push(reportOf(source, count, UNMOVED))
      reports.set(group, ofGroup)
    }
  }
  return [...reports].sort(([a], [b]) => byCodeUnit(a, b))
}

/** Claims by publication time, unknown times first, ties by claim id. */
export const oldestFirst = (claims: readonly LinkableClaim[]): LinkableClaim[] =>
  claims
    .map((claim) => ({ claim, at: instantOf(claim.publishedAt) }))
    .sort((a, b) => (a.at === b.at ? byCodeUnit(a.claim.claim.id, b.claim.claim.id) : a.at - b.at))
    .map(({ claim }) => claim)

/** What parts were before is not read. */
const UNMOVED: TollMove = { rises: false, corrected: false, replaces: null }

const reportOf = (source: LinkableClaim, count: ClaimCount, move: TollMove): Report => ({
  ...count,
  claimId: source.claim.id,
  figure: figureOf(count),
  ...speakerOf(source),
  at: instantOf(source.publishedAt),
  publishedAt: source.publishedAt,
  move,
  wide: isWide(source.claim),
})

const isWide = ({ where }: LinkableClaim['claim']): boolean =>
  where !== null && (where.precision === 'admin1' || isCountryOnly(where))
