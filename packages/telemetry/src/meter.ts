import type { Family, Metric, Point } from './metric.ts'

type Labels<Of extends Metric> = Record<Of['labels'][number], string>
type Counter = Metric & { type: 'counter' }
type Histogram = Metric & { type: 'histogram' }

/** What one process counts and times. */
export type Meter = {
  count: <Of extends Counter>(metric: Of, labels: Labels<Of>, by?: number) => void
  observe: <Of extends Histogram>(metric: Of, labels: Labels<Of>, seconds: number) => void
  families: () => Family[]
}

/** Upper ends in seconds: from a job that was taken at once to one that a working day passed over. */
export const BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 28_800,
] as const

// A label is a name out of a closed set; should a defect make one out of data, the server that scrapes is spared.
const MOST_SERIES = 200
const OTHER = 'other'

type Series = { labels: Record<string, string>; count: number; sum: number; buckets: number[] }

/** Counters and histograms of one process, from zero. */
export const openMeter = (): Meter => {
  const known = new Map<Metric, Map<string, Series>>()
  const seriesOf = (metric: Metric, given: Readonly<Record<string, string>>): Series => {
    const all = known.get(metric) ?? new Map<string, Series>()
    known.set(metric, all)
    const labels = Object.fromEntries(metric.labels.map((label) => [label, given[label] ?? '']))
    const key = keyOf(labels)
    const found = all.get(key)
    if (found) return found
    const room = all.size < MOST_SERIES
    const kept = room ? labels : Object.fromEntries(metric.labels.map((label) => [label, OTHER]))
    const series = all.get(keyOf(kept)) ?? { labels: kept, count: 0, sum: 0, buckets: BUCKETS.map(() => 0) }
    all.set(keyOf(kept), series)
    return series
  }
  return {
    count: (metric, labels, by = 1) => {
      seriesOf(metric, labels).sum += by
    },
    observe: (metric, labels, seconds) => {
      const series = seriesOf(metric, labels)
      series.count += 1
      series.sum += seconds
      const bucket = BUCKETS.findIndex((end) => seconds <= end)
      if (bucket >= 0) series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1
    },
    families: () =>
      [...known].map(([metric, all]) => ({
        metric,
        points: [...all.values()].flatMap((series) =>
          metric.type === 'histogram' ? histogramPoints(series) : [{ labels: series.labels, value: series.sum }],
        ),
      })),
  }
}

const keyOf = (labels: Readonly<Record<string, string>>): string => Object.values(labels).join('\u001f')

const histogramPoints = ({ labels, count, sum, buckets }: Series): Point[] => {
  let below = 0
  const ends = BUCKETS.map((end, index): Point => {
    below += buckets[index] ?? 0
    return { suffix: '_bucket', labels: { ...labels, le: String(end) }, value: below }
  })
  return [
    ...ends,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ]
}
