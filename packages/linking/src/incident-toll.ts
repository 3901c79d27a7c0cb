import { type CasualtyKind, casualtyKinds, type LinkableClaim, type Toll, type TollEntry } from '@blotter/events'
import { type Report, reportsOf } from './report.ts'
import { allows, CYCLE_MS, type Standing, standingFigure } from './standing-figure.ts'

/**
 * The toll of one incident by what its claims say: per kind the figure believed (standing-figure.ts), with the range
 * that the reports of the same news cycle leave open. `asOf` and `byClaim` are of the claims that give the figure.
 */
export const tollOf = (claims: readonly LinkableClaim[]): Toll => tollAt(reportsOf(claims), Number.POSITIVE_INFINITY)

/** The toll by the reports up to and with an instant (ms since 1970). */
export const tollAt = (reports: ReadonlyMap<CasualtyKind, Report[]>, instant: number): Toll => {
  const toll: Toll = {}
  for (const kind of casualtyKinds) {
    const known = (reports.get(kind) ?? []).filter(({ at }) => at <= instant)
    const standing = standingFigure(kind, known)
    if (standing !== null) toll[kind] = entryOf(standing, known)
  }
  return toll
}

const entryOf = (standing: Standing, reports: readonly Report[]): TollEntry => {
  const { best, backers } = standing
  const rivals = lastWords(reports).filter((report) => isRival(standing, report))
  const high = rivals.reduce((top, { max }) => Math.max(top, max), Math.max(best.max, best.figure))
  return {
    low: rivals.reduce((least, { min }) => Math.min(least, min), Math.min(best.min, best.figure)),
    best: best.figure,
    high: high === Number.POSITIVE_INFINITY ? null : high,
    asOf: backers.at(-1)?.publishedAt ?? null,
    byClaim: backers.map(({ claimId }) => claimId).sort(),
  }
}

/** Contradicts the figure, in the same news cycle. */
const isRival = ({ best, seen, stale }: Standing, report: Report): boolean =>
  report.figure !== best.figure &&
  !allows(report, best.figure) &&
  !allows(best, report.figure) &&
  !stale.has(report) &&
  report.at >= seen - CYCLE_MS

/** What each voice and each feed said last: with a new figure it takes the old one back. */
const lastWords = (reports: readonly Report[]): Report[] => {
  const spoken = new Set<string>()
  return reports.toReversed().filter(({ voice, feed }) => {
    const names = feed === null ? [`voice ${voice}`] : [`voice ${voice}`, `feed ${feed}`]
    const isLast = !names.some((name) => spoken.has(name))
    for (const name of names) spoken.add(name)
    return isLast
  })
}
