import {
  familyOf,
  type IncidentType,
  type IncidentView,
  InputFault,
  type LinkableClaim,
  type When,
  type Where,
} from '@blotter/events'
import { confidenceOf } from './confidence.ts'
import { tollOf } from './incident-toll.ts'
import { toldOf } from './linkability.ts'
import { oldestFirst } from './report.ts'
import { type Speaker, speakerOf, voicesOf } from './voices.ts'

const WHEN_PRECISION: readonly When['precision'][] = ['hour', 'day', 'week', 'month', 'year', 'unknown']
const WHEN_BASIS: readonly When['basis'][] = ['text', 'dateline', 'published', 'none']
const WHERE_PRECISION: readonly Where['precision'][] = ['exact', 'near', 'city', 'admin2', 'admin1', 'country']
const WHERE_BASIS: readonly Where['basis'][] = ['text', 'dateline', 'article']

/**
 * The counted view of one incident: its type by most voices, its date and place from the claim that knows them best,
 * its toll with ranges, and how sure all that is, which is all that denials have a say in. Near copies count as one voice; the newer claim decides a tie. Spans are left out, as they
 * point into one article's text. Throws InputFault `incident-empty` without claims.
 */
export const viewOf = (claims: readonly LinkableClaim[]): IncidentView => {
  const told = toldOf(claims)
  const newestFirst = oldestFirst(told).reverse()
  const when = best(newestFirst, (claim) => claim.claim.when, whenRank)
  if (when === null) throw new InputFault('incident-empty', 'An incident has at least one claim.')
  const where = best(newestFirst, (claim) => claim.claim.where, whereRank)
  const view = {
    type: typeOf(newestFirst),
    when: withoutSpan(when),
    where: where && withoutSpan(where),
    toll: tollOf(told),
  }
  return {
    ...view,
    confidence: confidenceOf(told, { ...view, denials: claims.filter((claim) => !told.includes(claim)) }),
  }
}

const whenRank = (when: When): Rank => ({
  rank: WHEN_PRECISION.indexOf(when.precision) * WHEN_BASIS.length + WHEN_BASIS.indexOf(when.basis),
  key: `${when.start} ${when.end}`,
})

const whereRank = (where: Where): Rank => ({
  rank: WHERE_PRECISION.indexOf(where.precision) * WHERE_BASIS.length + WHERE_BASIS.indexOf(where.basis),
  key: String(where.geonameId ?? where.name),
})

/** `rank`: 0 is best; `key`: equal for what is the same. */
type Rank = { rank: number; key: string }

/** Of the best ranked values the one with the most voices behind its key; of those the first. */
const best = <T>(
  claims: readonly LinkableClaim[],
  of: (claim: LinkableClaim) => T | null,
  rankOf: (value: T) => Rank,
) => {
  const values = claims.flatMap((claim) => {
    const value = of(claim)
    return value === null ? [] : [{ value, speaker: speakerOf(claim), ...rankOf(value) }]
  })
  const lowest = Math.min(...values.map(({ rank }) => rank))
  return mostVoices(values.filter(({ rank }) => rank === lowest))?.value ?? null
}

const mostVoices = <T extends { key: string; speaker: Speaker }>(values: readonly T[]): T | undefined => {
  const byKey = [...Map.groupBy(values, ({ key }) => key)]
  const voices = new Map(byKey.map(([key, list]) => [key, voicesOf(list.map(({ speaker }) => speaker)).length]))
  const count = ({ key }: T): number => voices.get(key) ?? 0
  return values.reduce<T | undefined>((a, b) => (a === undefined || count(b) > count(a) ? b : a), undefined)
}

/** `attack.other` and its like say the family only, so any claim that knows more goes before them. */
const typeOf = (newestFirst: readonly LinkableClaim[]): IncidentType => {
  const votes = newestFirst.map((claim) => ({ key: claim.claim.type, speaker: speakerOf(claim) }))
  const specific = votes.filter(({ key }) => key !== `${familyOf(key)}.other`)
  return mostVoices(specific.length > 0 ? specific : votes)?.key ?? ''
}

const withoutSpan = <T extends { span?: unknown }>({ span: _, ...rest }: T): Omit<T, 'span'> => rest
