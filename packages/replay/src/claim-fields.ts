import type { Actor, Casualty, Claim, Count, Span, When, Where } from '@blotter/events'

/** What a claim says, field by field; what rules fired and where a span stands is not part of it. */
export const claimFields = [
  ...(['type', 'execution', 'status', 'when', 'where', 'casualties'] as const),
  ...(['actors', 'targets', 'victims', 'weapons', 'attribution'] as const),
] as const
export type ClaimField = (typeof claimFields)[number]

/** A field in words that are equal exactly when the field says the same, and what in the text says so. */
export type FieldReading = { says: string; span: Span | null }

/** Every field of a claim in words; lists in an order of their own, so that the order in the text is no difference. */
export const readFields = (claim: Claim): Record<ClaimField, FieldReading> => ({
  type: { says: claim.type, span: claim.span },
  execution: { says: claim.execution, span: null },
  status: { says: claim.status, span: null },
  when: { says: sayWhen(claim.when), span: claim.when.span ?? null },
  where: { says: sayWhere(claim.where), span: claim.where?.span ?? null },
  casualties: {
    says: list(claim.casualties.map((one) => sayCasualty(one, claim.casualties))),
    span: firstSpan(claim.casualties),
  },
  actors: { says: list(claim.actors.map(sayActor)), span: firstSpan(claim.actors) },
  targets: {
    says: list(claim.targets.map(({ name, effect }) => joined(name, effect))),
    span: firstSpan(claim.targets),
  },
  victims: {
    says: list(claim.victims.map(({ name, count, effect }) => joined(sayCount(count), name, effect))),
    span: firstSpan(claim.victims),
  },
  weapons: {
    says: list(claim.weapons.map(({ code, name, count }) => joined(sayCount(count), name, `(${code})`))),
    span: firstSpan(claim.weapons),
  },
  attribution: { says: claim.attribution?.name ?? '', span: claim.attribution?.span ?? null },
})

const joined = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(' ')
const list = (items: string[]): string => items.toSorted().join('; ')
const firstSpan = (items: readonly { span: Span }[]): Span | null => items[0]?.span ?? null

const sayCount = (count: Count | undefined): string | undefined => count && sayRange(count)

/** `4`, `3–5`; `57+` where it is open at the top. */
const sayRange = ({ min, max }: Count): string => (min === max ? `${min}` : max === null ? `${min}+` : `${min}–${max}`)

const sayWhen = ({ start, end, precision }: When): string => {
  if (start === null && end === null) return 'unresolved'
  return `${start === end ? start : `${start ?? '…'} to ${end ?? '…'}`} (${precision})`
}

const sayWhere = (where: Where | null): string => {
  if (where === null) return 'nowhere'
  const { path, name, precision, lat, lon } = where
  const point = lat === undefined || lon === undefined ? '' : ` ${lat.toFixed(2)}, ${lon.toFixed(2)}`
  return `${[name, ...path.toReversed().filter((part) => part !== name)].join(', ')} (${precision}${point})`
}

const sayCasualty = ({ subsetOf, ...casualty }: Casualty, all: readonly Casualty[]): string => {
  const whole = subsetOf === undefined ? undefined : all[subsetOf]
  const said = sayToll(casualty)
  return whole ? `${said} of ${sayToll(whole)}` : said
}

const sayToll = ({ kind, min, max, qualifier, group, attribution }: Casualty): string =>
  joined(
    sayRange({ min, max }),
    group,
    kind,
    qualifier === 'exact' ? undefined : `(${qualifier})`,
    attribution && `by ${attribution.name}`,
  )

const sayActor = ({ role, kind, name, country, certainty }: Actor): string =>
  joined(role, name, `(${[kind, country, certainty === 'stated' ? undefined : certainty].filter(Boolean).join(', ')})`)
