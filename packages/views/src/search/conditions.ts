import { casualtyKinds } from '@blotter/events'
import { foldWords, STILL, wordsOf } from '@blotter/log'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import { placedIn } from './places.ts'

/** Collects the values of a statement. */
export type Values = { values: unknown[]; add: (value: unknown) => string }

export const openValues = (): Values => {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}

/** A filter whose moments have been looked up as positions; `asOf` null: what holds now. */
export type Located<Search> = Omit<Search, 'as_of' | 'recorded_since' | 'recorded_until'> & {
  asOf: number | null
  recordedFrom?: number | undefined
  recordedTo?: number | undefined
}

/** Conditions that hold of a row of `incident_history`; only what is asked for stands in them, so that plans fit it. */
export const incidentConditions = (search: Located<IncidentSearch>, values: Values): string[] => [
  ...heldAt(search.asOf, values.add),
  ...incidentMeaning(search, values),
]

/** The same whenever the row held. */
export const incidentMeaning = (search: Omit<Located<IncidentSearch>, 'asOf'>, { add }: Values): string[] => {
  const states = search.state ?? ['open']
  return [
    ...common(search, { add }),
    among('state', states, add),
    // What is no longer there is rare, and has an index of its own.
    ...(states.includes('open') ? [] : ["state <> 'open'"]),
    ...(search.confidence ? [among('confidence', search.confidence, add)] : []),
    ...(search.voices_min === undefined
      ? []
      : [`voices >= ${add(search.voices_min)}::int${search.voices_min > 2 ? ' AND voices > 2' : ''}`]),
    ...casualtyKinds.flatMap((kind) => counted(kind, [search[`${kind}_min`], search[`${kind}_max`]], add)),
    ...(search.status ? [anyMark('status', search.status, add)] : []),
    ...(search.execution ? [anyMark('execution', search.execution, add)] : []),
  ]
}

/** Between two figures; at least none, and at most many, is said of what nobody counted too. */
const counted = (
  column: string,
  [least = 0, most]: readonly [number | undefined, number | undefined],
  add: Values['add'],
): string[] => {
  // Otherwise all would be looked through for nothing.
  if (most !== undefined && least > most) return ['false']
  // The index holds those above none.
  const above = least ? [`${column} >= ${add(least)}::int AND ${column} > 0`] : []
  if (most === undefined) return above
  return [...above, `${least ? column : `coalesce(${column}, 0)`} <= ${add(most)}::int`]
}

/** The same of a row of `claim_history`. */
export const claimConditions = (search: Located<ClaimSearch>, { add }: Values): string[] => [
  ...heldAt(search.asOf, add),
  ...common(search, { add }),
  ...(search.status ? [among('status', search.status, add)] : []),
  ...(search.execution ? [among('execution', search.execution, add)] : []),
  ...(search.article ? [`article_id = ${add(search.article)}`] : []),
  ...(search.incident ? [`incident_id = ${add(search.incident)}`] : []),
]

const MARKS = "string_to_array(marks, E'\\n')"

const common = (
  search: Omit<Located<ClaimSearch>, 'article' | 'incident' | 'asOf'>,
  { add }: Pick<Values, 'add'>,
): string[] => [
  ...(search.type ? [typeIn(search.type, add)] : []),
  ...(search.country
    ? [
        among(
          'iso2',
          search.country.map((code) => code.toUpperCase()),
          add,
        ),
      ]
    : []),
  ...(search.admin1 ? [admin1In(search.admin1, add)] : []),
  ...placedIn(search, add),
  ...(search.since ? [`coalesce(ends_on, starts_on) >= ${add(search.since)}`] : []),
  ...(search.until ? [`day <= ${add(search.until)}`, "day > ''"] : []),
  ...(search.recordedFrom === undefined ? [] : [`position >= ${add(search.recordedFrom)}::bigint`]),
  ...(search.recordedTo === undefined ? [] : [`position <= ${add(search.recordedTo)}::bigint`]),
  ...scatteredIn(search, { add }),
]

/** What only words and marks tell, whose indexes know no order of days; none where nothing of the kind is asked for. */
export const scatteredIn = (
  search: Pick<ClaimSearch, 'actor' | 'feed' | 'q'>,
  { add }: Pick<Values, 'add'>,
): string[] => [
  ...(search.actor ? [`${MARKS} @> ${add(wordsOf(search.actor).map((word) => `actor:${word}`))}::text[]`] : []),
  ...(search.feed ? [`${MARKS} @> ${add([`feed:${search.feed}`])}::text[]`] : []),
  ...(search.q ? [`search @@ websearch_to_tsquery('english', ${add(asked(search.q))})`] : []),
]

/** That a row held at a position; null: that it holds. */
export const heldAt = (position: number | null, add: Values['add']): string[] => {
  if (position === null) return [`until = ${STILL}`]
  const at = add(position)
  return [`position <= ${at}::bigint`, `until > ${at}::bigint`]
}

/** One value is compared as such: only then does an index on it keep the order of what comes behind. */
const among = (column: string, values: readonly string[], add: Values['add']): string =>
  values.length === 1 ? `${column} = ${add(values[0])}` : `${column} = ANY(${add(values)}::text[])`

// A phrase is one in any quotation marks.
const QUOTES = /[“”„‟«»]/g
// Matches "--", "- (-". Not: "-bomb -raid". Postgres takes each for a negation, and fails after thirty without a word.
const DASHES = /-[^\p{L}\p{M}\p{N}"]*-/gu

/** A search as Postgres reads it. */
const asked = (text: string): string => foldWords(text.replace(QUOTES, '"').replace(DASHES, ' '))

/**
 * Databases tell the case of letters beyond ASCII by their locale, and all of ASCII alike: a name is found in the usual
 * way and in capitals.
 */
const admin1In = (name: string, add: Values['add']): string => {
  const spellings = [name, name.toLowerCase(), name.toUpperCase()].map(lowerAscii)
  return among('lower(admin1 COLLATE "C")', [...new Set(spellings)], add)
}

const lowerAscii = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())

const typeIn = (types: readonly string[], add: Values['add']): string => {
  const codes = types.filter((type) => type.includes('.'))
  const families = types.filter((type) => !type.includes('.'))
  const parts = [
    ...(codes.length ? [among('type', codes, add)] : []),
    ...(families.length ? [among('family', families, add)] : []),
  ]
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(' OR ')})`
}

const anyMark = (kind: string, names: readonly string[], add: Values['add']): string =>
  `${MARKS} && ${add(names.map((name) => `${kind}:${name}`))}::text[]`
