import type { Facts } from './facts.ts'
import { relate } from './relation.ts'

export type CountryOutcome = { groups: Facts[][]; held: { fact: Facts; reason: string }[] }

/**
 * Claims placed by country only join the one group that they can be. Where there is none (`country-only`) or several
 * (`ambiguous`) they are held, so that they never join two groups into one. Which groups fit is decided on the placed
 * claims alone; the surest goes first when two claims of one article want the same group, and the other is held
 * (`ambiguous`).
 * @param groups  placed claims
 * @param claims  claims placed by country only, sorted by id
 */
export const attachCountryClaims = (groups: readonly Facts[][], claims: readonly Facts[]): CountryOutcome => {
  const countries = Map.groupBy(groups, (group) => group[0]?.place.iso2)
  const held: CountryOutcome['held'] = []
  const wishes: { fact: Facts; group: Facts[]; score: number }[] = []
  for (const fact of claims) {
    const fitting = (countries.get(fact.place.iso2) ?? []).filter((group) => fits(fact, group))
    const [group] = fitting
    if (group === undefined) held.push({ fact, reason: 'country-only' })
    else if (fitting.length > 1) held.push({ fact, reason: 'ambiguous' })
    else wishes.push({ fact, group, score: Math.max(...group.map((member) => relate(fact, member).score)) })
  }
  const joined = new Map(groups.map((group) => [group, [...group]]))
  for (const { fact, group } of wishes.sort((p, q) => q.score - p.score)) {
    const members = joined.get(group) ?? []
    if (members.some((member) => relate(fact, member).never)) held.push({ fact, reason: 'ambiguous' })
    else members.push(fact)
  }
  return { groups: [...joined.values()], held }
}

const fits = (fact: Facts, group: readonly Facts[]): boolean => {
  const verdicts = group.map((member) => relate(fact, member))
  return verdicts.some(({ same }) => same) && !verdicts.some(({ never }) => never)
}
