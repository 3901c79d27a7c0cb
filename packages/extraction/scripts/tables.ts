import { PARTING_WEIGHTS } from '../src/english/incidents/parting-weights.ts'
import type { Weights } from '../src/english/news/likelihood.ts'
import { NEWS_WEIGHTS } from '../src/english/news/news-weights.ts'
import { ROLE_WEIGHTS } from '../src/english/roles/role-weights.ts'
import { type Role, roles } from '../src/english/roles/scoring.ts'
import { learnNews } from './learn-news.ts'
import { learnParting } from './learn-parting.ts'
import { learnRoles } from './learn-roles.ts'
import type { Lesson } from './lessons.ts'
import type { Model } from './logistic.ts'

// Weights below these are left out.
const SLIGHT = 0.1
const SLIGHT_OF_ROLES = 0.25

export const TABLES = ['parting', 'roles', 'news'] as const
export type Table = (typeof TABLES)[number]

/** The tables of a list with commas, all of them without one. @throws RangeError  for a name that is none's */
export const tablesOf = (list: string | undefined): Table[] =>
  list === undefined
    ? [...TABLES]
    : list.split(',').map((name) => {
        const table = TABLES.find((known) => known === name)
        if (table === undefined) throw new RangeError(`no table ${name}; there are ${TABLES.join(', ')}`)
        return table
      })

/**
 * Learns the three tables one after the other and puts each into its place in this process: what parts sentences decides
 * which noun groups stand together, and who had a part says whether it is news.
 */
export const learnTables = (lessons: Lesson[], tables: readonly Table[] = TABLES): void => {
  if (tables.includes('parting')) Object.assign(PARTING_WEIGHTS, rounded(learnParting(lessons)))
  if (tables.includes('roles')) Object.assign(ROLE_WEIGHTS, roundedRoles(learnRoles(lessons)))
  if (tables.includes('news')) Object.assign(NEWS_WEIGHTS, rounded(learnNews(lessons)))
}

const rounded = ({ bias, weights }: Model): Weights => ({
  bias: round(bias),
  weights: Object.fromEntries(
    [...weights]
      .map(([feature, weight]): [string, number] => [feature, round(weight)])
      .filter(([, weight]) => Math.abs(weight) >= SLIGHT)
      .sort(byName),
  ),
})

const roundedRoles = (models: Record<Role, Model>): typeof ROLE_WEIGHTS => {
  const names = [...new Set(roles.flatMap((role) => [...models[role].weights.keys()]))].sort()
  const of = (role: Role, name: string): number => round(models[role].weights.get(name) ?? 0)
  const rows = names.map((name): [string, [number, number, number, number]] => [
    name,
    [of('victim', name), of('target', name), of('doer', name), of('organisation', name)],
  ])
  const bias = (role: Role): number => round(models[role].bias)
  return {
    bias: { victim: bias('victim'), target: bias('target'), doer: bias('doer'), organisation: bias('organisation') },
    weights: Object.fromEntries(rows.filter(([, row]) => row.some((w) => Math.abs(w) >= SLIGHT_OF_ROLES))),
  }
}

const byName = ([a]: [string, number], [b]: [string, number]): number => (a < b ? -1 : 1)

const round = (weight: number): number => Math.round(weight * 100) / 100
