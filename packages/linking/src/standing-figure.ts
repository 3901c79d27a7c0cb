import type { CasualtyKind } from '@blotter/events'
import type { Report } from './report.ts'

/** What holds after a report: the figure believed, who backs it, and which figures are history. */
export type Standing = {
  best: Report
  backers: Report[]
  /** Time of the newest backer, ms. */
  seen: number
  retired: Set<number>
  /** Voices behind a lower figure that was not believed so far, with their weights. */
  dissent: Map<number, Map<string, number>>
  /** Repetitions of a figure that was already history when they came. */
  stale: Set<Report>
}

/** Reports of one news cycle compete; past it, a lower figure is a correction and an older one is history. */
export const CYCLE_MS = 6 * 3_600_000

/**
 * The figure believed after all reports, the newest weighing most:
 * - a rise is believed at once; of two equal figures the closed one ("22", not "at least 22")
 * - a rough word ("dozens", "at least 20") gives way to a figure that it allows, and never replaces one
 * - a lower figure is a correction, unless it repeats one that was already left behind (an old report told again), or
 *   has less weight of voices in the same six hours; one of less than half is rather a part ("51 died in Bihar") and
 *   needs more weight than the whole; a feed may always correct itself
 * - who is missing gets found: there the newest report holds
 * @param reports  of one kind, oldest first
 */
export const standingFigure = (kind: CasualtyKind, reports: readonly Report[]): Standing | null => {
  const [first, ...later] = reports
  if (first === undefined) return null
  const standing: Standing = {
    best: first,
    backers: [first],
    seen: first.at,
    retired: new Set(),
    dissent: new Map(),
    stale: new Set(),
  }
  for (const report of later) take(kind, standing, report)
  return standing
}

const take = (kind: CasualtyKind, standing: Standing, report: Report): void => {
  const { best, retired } = standing
  if (report.figure === best.figure) back(standing, report)
  else if (allows(best, report.figure) && report.exact) replace(standing, report)
  else if (!report.exact && allows(report, best.figure)) return
  else if (kind === 'missing') replace(standing, report)
  else if (retired.has(report.figure)) standing.stale.add(report)
  else if (report.figure > best.figure || !isOutvoted(standing, report)) replace(standing, report)
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
  standing.backers = [report]
  standing.seen = report.at
  standing.dissent.clear()
}

const isOutvoted = ({ best, backers, seen, dissent }: Standing, report: Report): boolean => {
  if (backers.some(({ feed, voice }) => voice === report.voice || (feed !== null && feed === report.feed))) return false
  const voices = new Map(dissent.get(report.figure))
  voices.set(report.voice, Math.max(report.weight, voices.get(report.voice) ?? 0))
  dissent.set(report.figure, voices)
  const behind = sum(voices.values())
  const against = sum(weightsOf(backers).values())
  if (report.figure * 2 < best.figure) return behind <= against
  return report.at <= seen + CYCLE_MS && behind < against
}

/** Of each voice the weight of its weightiest report. */
const weightsOf = (reports: readonly Report[]): Map<string, number> => {
  const weights = new Map<string, number>()
  for (const { voice, weight } of reports) weights.set(voice, Math.max(weight, weights.get(voice) ?? 0))
  return weights
}

const sum = (weights: Iterable<number>): number => [...weights].reduce((total, weight) => total + weight, 0)
