import { casualtyKinds, type LinkableClaim, type Toll, type TollEntry } from '@blotter/events'
import { type Report, reportsOf } from './report.ts'
import { allows, CYCLE_MS, type Standing, standingFigure } from './standing-figure.ts'

/**
 * The toll of one incident by what its claims say: per kind the figure believed (standing-figure.ts), with the range
 * that the reports of the same news cycle leave open. `asOf` and `byClaim` are of the claims that give the figure.
 */
export const tollOf = (claims: readonly LinkableClaim[]): Toll => {
  const reports = reportsOf(claims)
  const toll: Toll = {}
  for (const kind of casualtyKinds) {
    const ofKind = reports.get(kind) ?? []
    const standing = standingFigure(kind, ofKind)
    if (standing !== null) toll[kind] = entryOf(standing, ofKind)
  }
  return toll
}

const entryOf = (standing: Standing, reports: readonly Report[]): TollEntry => {
  const { best, backers } = standing
  const rivals = reports.filter((report, index) => isRival(standing, report, reports.slice(index + 1)))
  const high = Math.max(best.max, best.figure, ...rivals.map(({ max }) => max))
  return {
    low: Math.min(best.min, best.figure, ...rivals.map(({ min }) => min)),
    best: best.figure,
    high: high === Number.POSITIVE_INFINITY ? null : high,
    asOf: backers.at(-1)?.publishedAt ?? null,
    byClaim: backers.map(({ claimId }) => claimId).sort(),
  }
}

/** Contradicts the figure, belongs to the same news cycle, and was not taken back by the one who said it. */
const isRival = (standing: Standing, report: Report, later: readonly Report[]): boolean => {
  const { best, seen, stale } = standing
  if (report.figure === best.figure || allows(report, best.figure) || allows(best, report.figure)) return false
  if (stale.has(report) || report.at < seen - CYCLE_MS) return false
  return !later.some(({ feed, voice }) => voice === report.voice || (feed !== null && feed === report.feed))
}
