import {
  type CasualtyKind,
  casualtyKinds,
  type LinkableClaim,
  type Toll,
  type TollEntry,
  type TollPart,
} from '@blotter/events'
import { partReportsOf, type Report, reportsOf } from './report.ts'
import { allows, CYCLE_MS, type Standing, standingFigure } from './standing-figure.ts'

/**
 * The toll of one incident by what its claims say: per kind the figure believed (standing-figure.ts), with the range
 * that the reports of the same news cycle leave open. `asOf` and `byClaim` are of the claims that give the figure.
 */
export const tollOf = (claims: readonly LinkableClaim[]): Toll => {
  const toll = tollAt(reportsOf(claims), Number.POSITIVE_INFINITY)
  for (const kind of casualtyKinds) {
    const entry = toll[kind]
    const parts = entry === undefined ? [] : partsOf(claims, kind, entry.high ?? Number.POSITIVE_INFINITY)
    if (entry !== undefined && parts.length > 0) toll[kind] = { ...entry, parts }
  }
  return toll
}

/** Parts are told as the whole is; what is more than the whole cannot be a part of it any more. */
const partsOf = (claims: readonly LinkableClaim[], kind: CasualtyKind, whole: number): TollPart[] =>
  partReportsOf(claims, kind).flatMap(([group, reports]) => {
    const standing = standingFigure(kind, reports)
    if (standing === null || standing.best.figure > whole) return []
    const { lowBy: _, highBy: __, ...entry } = entryOf(standing, reports)
    return [{ group, ...entry }]
  })

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
  const lowest = rivals.reduce<Report>((least, rival) => (rival.min < floorOf(least) ? rival : least), best)
  const highest = rivals.reduce<Report>((top, rival) => (rival.max > ceilingOf(top) ? rival : top), best)
  const high = ceilingOf(highest)
  return {
    low: floorOf(lowest),
    best: best.figure,
    high: high === Number.POSITIVE_INFINITY ? null : high,
    asOf: backers.at(-1)?.publishedAt ?? null,
    byClaim: backers
      .filter(({ figure }) => figure === best.figure)
      .map(({ claimId }) => claimId)
      .sort(),
    lowBy: sourceOf(lowest),
    highBy: sourceOf(highest),
  }
}

const floorOf = ({ min, figure }: Report): number => Math.min(min, figure)
const ceilingOf = ({ max, figure }: Report): number => Math.max(max, figure)
const sourceOf = ({ claimId, publishedAt }: Report) => ({ claimId, at: publishedAt })

/** Contradicts the figure, in the same news cycle. */
const isRival = ({ best, seen }: Standing, report: Report): boolean =>
  report.figure !== best.figure &&
  !allows(report, best.figure) &&
  !allows(best, report.figure) &&
  report.at >= seen - CYCLE_MS

/** What each text and each feed said last: with a new figure it takes the old one back. */
const lastWords = (reports: readonly Report[]): Report[] => {
  const spoken = new Set<string>()
  return reports.toReversed().filter(({ text, feed }) => {
    const names = feed === null ? [`text ${text}`] : [`text ${text}`, `feed ${feed}`]
    const isLast = !names.some((name) => spoken.has(name))
    for (const name of names) spoken.add(name)
    return isLast
  })
}
