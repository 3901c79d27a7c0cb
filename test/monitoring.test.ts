import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { metrics } from '@blotter/telemetry'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const path = (name: string): string => fileURLToPath(new URL(`../infra/${name}`, import.meta.url))
const read = (name: string): string => readFileSync(path(name), 'utf8')

type Rule = { alert: string; expr: string; labels?: Record<string, string>; annotations: Record<string, string> }
const rules: Rule[] = parse(read('prometheus/rules.yml')).groups.flatMap((group: { rules: Rule[] }) => group.rules)
const dashboard: { panels: { title: string; targets: { expr: string }[] }[] } = JSON.parse(
  read('grafana/dashboard.json'),
)

const known = new Map<string, ReadonlySet<string>>(
  Object.values(metrics).flatMap((metric) => {
    const suffixes = metric.type === 'histogram' ? ['_bucket', '_sum', '_count'] : ['']
    const labels: string[] = [...metric.labels, ...(metric.type === 'histogram' ? ['le'] : [])]
    return suffixes.map((suffix) => [`${metric.name}${suffix}`, new Set(labels)] as const)
  }),
)

/** Metrics of an expression, with the labels that its selectors ask for. */
const usesOf = (expr: string): { name: string; labels: string[] }[] =>
  [...expr.matchAll(/\b(blotter_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', selectors = '']) => ({
    name,
    labels: [...selectors.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label = '']) => label),
  }))

describe.each([
  ...rules.map(({ alert, expr }) => ({ what: `alert ${alert}`, expr })),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ what: `panel ${title}`, expr }))),
])('$what', ({ expr }) => {
  it('asks only for metrics and labels that Blotter exports', () => {
    const uses = usesOf(expr)
    expect(uses.length).toBeGreaterThan(0)
    expect(uses.filter(({ name }) => !known.has(name))).toEqual([])
    expect(uses.filter(({ name, labels }) => labels.some((label) => !known.get(name)?.has(label)))).toEqual([])
  })
})

it('every gauge, counter and histogram is on the dashboard or in an alert', () => {
  const used = [...rules, ...dashboard.panels.flatMap(({ targets }) => targets)].flatMap(({ expr }) => usesOf(expr))
  const names = new Set(used.map(({ name }) => name.replace(/_(bucket|sum|count)$/, '')))
  expect(Object.values(metrics).filter(({ name }) => !names.has(name))).toEqual([])
})

describe('the operator’s guide', () => {
  const guide = readFileSync(fileURLToPath(new URL('../docs/operations.md', import.meta.url)), 'utf8')
  const sections = new Set(
    [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title.toLowerCase().replaceAll(' ', '-')),
  )

  it.each(rules)('has a section for $alert', ({ alert, annotations }) => {
    const [file, anchor = ''] = (annotations.runbook ?? '').split('#')
    expect(file).toBe('docs/operations.md')
    expect(sections).toContain(anchor)
    expect(guide).toContain(`\`${alert}\``)
  })
})

const promtool = spawnSync('promtool', ['--version']).status === 0

it.runIf(promtool)('promtool finds nothing wrong with the rules and the scrape configuration', () => {
  expect(() => execFileSync('promtool', ['check', 'rules', path('prometheus/rules.yml')])).not.toThrow()
  expect(() => execFileSync('promtool', ['check', 'config', path('prometheus/prometheus.yml')])).not.toThrow()
})

it.runIf(promtool)('promtool sees each alert fire on what it is for, and stay silent before', () => {
  const tests = path('prometheus/rules.test.yml')
  expect(existsSync(tests)).toBe(true)
  expect(() => execFileSync('promtool', ['test', 'rules', tests])).not.toThrow()
})
