import type { LinkableClaim } from '@blotter/events'
import { type Constraints, FREE } from './decisions.ts'
import { type Facts, factsOf, requireFacts } from './facts.ts'
import { isDenial } from './linkability.ts'
import { relate, type Verdict } from './relation.ts'

export type CountryOutcome = { groups: Facts[][]; held: { fact: Facts; reason: string }[] }

/**
 * Claims placed by country only, and denials, join the one group that they can be. Where there is none (`country-only`,
 * `denied`) or several
 * (`ambiguous`) they are held, so that they never join two groups into one. Which groups fit is decided on the placed
 * claims alone; the surest goes first when two claims of one article want the same group, and the other is held
 * (`ambiguous`).
 * @param groups     placed claims
 * @param claims     claims placed by country only, sorted by id
 * @param elsewhere    how many groups besides those given a claim can be
 * @param constraints  what a person told apart, a claim cannot be
 */
export const attachCountryClaims = (
  groups: readonly Facts[][],
  claims: readonly Facts[],
  { elsewhere = () => 0, constraints = FREE }: { elsewhere?: Elsewhere | undefined; constraints?: Constraints } = {},
): CountryOutcome => {
  const countries = Map.groupBy(groups, (group) => group[0]?.place.iso2)
  const held: CountryOutcome['held'] = []
  const wishes: { fact: Facts; group: Facts[]; score: number }[] = []
  for (const fact of claims) {
    const fitting = (countries.get(fact.place.iso2) ?? []).filter((group) => fits(fact, group, constraints))
    const [group] = fitting
    const count = fitting.length + elsewhere(fact.id)
    if (count === 0) held.push({ fact, reason: isDenial(fact.source) ? 'denied' : 'country-only' })
    else if (group === undefined || count > 1) held.push({ fact, reason: 'ambiguous' })
    else wishes.push({ fact, group, score: Math.max(...group.map((member) => verdictOn(fact, member).score)) })
  }
  const joined = new Map(groups.map((group) => [group, [...group]]))
  for (const { fact, group } of wishes.sort((p, q) => q.score - p.score)) {
    const members = joined.get(group) ?? []
    const isRefused = members.some(
      (member) => verdictOn(fact, member).never || constraints.areApart(fact.id, member.id),
    )
    if (isRefused) held.push({ fact, reason: 'ambiguous' })
    else members.push(fact)
  }
  return { groups: [...joined.values()], held }
}

type Elsewhere = (claimId: string) => number

/** Whether a claim placed by country only can be the incident that these claims are; others of its kind do not count. */
export const fitsIncident = (
  claim: LinkableClaim,
  members: readonly LinkableClaim[],
  constraints: Constraints = FREE,
): boolean => {
  const placed = members.flatMap((member) => {
    const facts = factsOf(member)
    return facts === null || facts.follows ? [] : [facts]
  })
  return fits(requireFacts(claim), placed, constraints)
}

const fits = (fact: Facts, group: readonly Facts[], constraints: Constraints): boolean => {
  const verdicts = group.map((member) => verdictOn(fact, member))
  return verdicts.some(({ same }) => same) && !verdicts.some(({ never }) => never) && !isApart(fact, group, constraints)
}

/** Whether a person told it apart from a claim of the group, or from one that was of it until its article changed. */
const isApart = (fact: Facts, group: readonly Facts[], { named, areApart, former }: Constraints): boolean => {
  if (!named.has(fact.id)) return false
  const apart = former.flatMap((claim) => (areApart(fact.id, claim.claim.id) ? (factsOf(claim) ?? []) : []))
  return group.some((member) => areApart(fact.id, member.id) || apart.some((one) => verdictOn(member, one).same))
}

/** `relate`, asked again each time that an incident which the claim can be has changed. */
const verdictOn = (fact: Facts, member: Facts): Verdict => {
  const known = verdicts.get(fact) ?? new Map<Facts, Verdict>()
  verdicts.set(fact, known)
  const before = known.get(member)
  if (before !== undefined) return before
  const verdict = relate(fact, member)
  known.set(member, verdict)
  return verdict
}

const verdicts = new WeakMap<Facts, Map<Facts, Verdict>>()
