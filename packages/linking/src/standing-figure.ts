import type { CasualtyKind } from '@blotter/events'
import type { Report } from './report.ts'
import { voicesOf } from './voices.ts'

/** What holds after a report: the figure believed, who backs it, and which figures were believed before. */
export type Standing = {
  best: Report
  backers: Report[]
  /** Time of the newest backer, ms. */
  seen: number
  retired: Set<number>
  /** Reports since the best one came that give another one and were not believed. */
  dissent: Report[]
}

/** Reports of one news cycle compete; past it, a lower figure is a correction and an older one is history. */
export const CYCLE_MS = 6 * 3_600_000
/** A figure this many times as high or as low as another is of another size. */
const SIZE = 2
/** Figures this close are of one account, whose counting goes on: 125, 127, 131. */
const ACCOUNT = 1.25

/**
 * The figure believed after all reports, the newest weighing most:
 * - of two equal figures the closed one ("22", not "at least 22"); a rough word ("dozens", "at least 20") gives way to a
 *   figure that it allows, and never replaces one
 * - a rise is believed at once, but for one to more than twice the figure within six hours, out of a lighter source than
 *   those behind the figure: that needs as many voices as they have
 * - a rise told of a whole province or country may be a sum over several places: over a figure that was told of a place
 *   it needs more weight of voices within the same six hours
 * - a lower figure is a correction, unless it has less weight of voices in the same six hours; one of less than half is
 *   rather a part ("51 died in Bihar") and needs more weight than the whole; one that names the figure as wrong ("60, not
 *   150") only needs a source that is no lighter
 * - figures close to each other speak for each other against one that is far from them
 * - what was believed before comes back when more weight of voices repeats it than is behind the figure now; a lower one
 *   also with as much, when the six hours are over
 * - a text that is told again may always correct itself, and a feed too: to less than half in words only
 * - who is missing gets found: there the newest report holds
 * @param reports  of one kind, oldest first
 */
export const standingFigure = (kind: CasualtyKind, reports: readonly Report[]): Standing | null => {
  const [first, ...later] = reports
  if (first === undefined) return null
  const standing: Standing = { best: first, backers: [first], seen: first.at, retired: new Set(), dissent: [] }
  for (const report of later) take(kind, standing, report)
  return standing
}

const take = (kind: CasualtyKind, standing: Standing, report: Report): void => {
  const { best } = standing
  // Who says something new no longer says what it said before.
  standing.dissent = standing.dissent.filter((one) => !isOfOne(one, report))
  if (report.figure === best.figure) back(standing, report)
  else if (allows(best, report.figure) && report.exact && !isWider(report, standing)) replace(standing, report)
  else if (!report.exact && allows(report, best.figure)) return
  else if (kind === 'missing' || corrects(standing, report) || isBelieved(standing, report)) replace(standing, report)
}

/** Whether a rough count leaves room for the figure. */
export const allows = (report: Report, figure: number): boolean =>
  !report.exact && report.low <= figure && figure <= report.high

const back = (standing: Standing, report: Report): void => {
  if (!standing.best.exact && report.exact) standing.best = report
  standing.backers.push(report)
  standing.seen = report.at
}

const replace = (standing: Standing, report: Report): void => {
  standing.retired.add(standing.best.figure)
  standing.retired.delete(report.figure)
  standing.best = report
  standing.backers = [...standing.dissent.filter((one) => one !== report && isOfAccount(one, report)), report]
  standing.seen = report.at
  standing.dissent = []
}

const corrects = ({ best, backers }: Standing, report: Report): boolean =>
  backers.some(({ text }) => text === report.text) ||
  (backers.some((backer) => isOfOne(backer, report)) && (report.figure * SIZE >= best.figure || report.move.corrected))

const isOfAccount = ({ figure: a }: Report, { figure: b }: Report): boolean =>
  Math.max(a, b) <= ACCOUNT * Math.min(a, b)

const isOfOne = (a: Report, b: Report): boolean => a.text === b.text || (a.feed !== null && a.feed === b.feed)

const isBelieved = ({ best, backers, seen, retired, dissent }: Standing, report: Report): boolean => {
  dissent.push(report)
  const dissenters = dissent.filter((one) => isOfAccount(one, report))
  const [behind, against] = [weightOf(dissenters), weightOf(backers)]
  const [rises, repeats, later] = [report.figure > best.figure, retired.has(report.figure), report.at > seen + CYCLE_MS]
  if (report.move.replaces?.min === best.figure && !isLighter(report, backers)) return true
  if (rises && !later && isWider(report, { backers })) return behind > against
  if (repeats && (rises || !later)) return behind > against
  if (rises) return later || !isLeap(best, report) || behind >= against || !isLighter(report, backers)
  if (report.figure * SIZE < best.figure) return behind > against
  return behind >= against || (later && !repeats)
}

const isWider = ({ wide }: Report, { backers }: Pick<Standing, 'backers'>): boolean =>
  wide && backers.some((backer) => !backer.wide)

const isLeap = (best: Report, { figure }: Report): boolean => figure > SIZE * Math.max(1, best.figure)

const isLighter = ({ weight }: Report, backers: readonly Report[]): boolean =>
  backers.some((backer) => backer.weight > weight)

const weightOf = (reports: readonly Report[]): number => voicesOf(reports).reduce((total, weight) => total + weight, 0)
