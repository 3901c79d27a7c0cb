import type { Family, Point } from './metric.ts'

/** Content type of the text format. */
export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

/**
 * Metrics in Prometheus' text format, version 0.0.4. What several parts of a process say of one metric stands under one
 * HELP and TYPE: a second such line makes a scraper refuse the whole answer.
 */
export const exposition = (families: readonly Family[]): string => {
  const joined = new Map<string, { metric: Family['metric']; points: Point[] }>()
  for (const { metric, points } of families) {
    const known = joined.get(metric.name)
    if (known) known.points.push(...points)
    else joined.set(metric.name, { metric, points: [...points] })
  }
  return [...joined.values()]
    .filter(({ points }) => points.length)
    .map(familyText)
    .join('')
}

const familyText = ({ metric: { name, type, help }, points }: Family): string => {
  const head = `# HELP ${name} ${help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n')}\n# TYPE ${name} ${type}\n`
  return head + points.map((point) => `${name}${pointText(point)}\n`).join('')
}

const pointText = ({ labels, value, suffix }: Point): string => {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${suffix ?? ''}${pairs.length ? `{${pairs.join(',')}}` : ''} ${numberText(value)}`
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')

const numberText = (value: number): string => {
  if (Number.isNaN(value)) return 'NaN'
  if (Number.isFinite(value)) return String(value)
  return value > 0 ? '+Inf' : '-Inf'
}
