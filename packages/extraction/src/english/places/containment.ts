import type { Place } from '../../places/place.ts'
import type { Match } from './cues.ts'
import type { NameMatch } from './names.ts'
import { COMPASS, KIND_WORDS } from './place-words.ts'
import { isInside } from './ranking.ts'
import type { Token } from './tokens.ts'

/**
 * For each name the name that the words around put around it: "X, Y", "X (Y)", "X in northern Y", "Y's X",
 * "the Y-an town of X". Only where the gazetteer bears it out.
 */
export const findContainers = (tokens: readonly Token[], names: readonly NameMatch[]): (NameMatch | undefined)[] =>
  names.map((name, i) => {
    if (name.demonym) return undefined
    const behind = names[i + 1]
    if (behind && !behind.demonym && isFollowed(tokens, name, behind) && canContain(behind, name))
      return finerBehind(tokens, name, behind, names[i + 2]) ?? behind
    const before = names[i - 1]
    if (before && isLed(tokens, before, name) && canContain(before, name)) return before
    return undefined
  })

/** "X, in the Philippines' Y province": the country's own Y says more. */
const finerBehind = (
  tokens: readonly Token[],
  name: NameMatch,
  behind: NameMatch,
  next: NameMatch | undefined,
): NameMatch | undefined =>
  next && !next.demonym && behind.places.some(isCountry) && isLed(tokens, behind, next) && canContain(next, name)
    ? next
    : undefined

/** A country is in no country: "Iraq, Iran" is a list. */
const canContain = (outer: NameMatch, inner: NameMatch): boolean =>
  !(outer.places.some(isCountry) && inner.places.some(isCountry)) &&
  outer.places.some((c) => inner.places.some((p) => isInside(p, c)))

const isCountry = (place: Place): boolean => place.kind === 'country'

const isFollowed = (tokens: readonly Token[], { last }: Match, next: Match): boolean => {
  const between = next.first - last
  const gap = tokens[last]?.gap
  if (between === 0) return gap === 'comma' || gap === 'bracket'
  if (between > 5) return false
  let linked = gap === 'comma'
  for (let at = last; at < next.first; at++) {
    const { fold = '', gap: own } = tokens[at] ?? {}
    if (own === 'stop' || own === 'start' || !(LINKS.has(fold) || COMPASS.has(fold) || KIND_WORDS.get(fold)))
      return false
    linked ||= fold === 'in'
  }
  return linked
}

const LINKS = new Set(['in', 'the', 'of', 'nearby', 'a', 'an', 'small', 'remote'])

/** "Nigeria's Niger", "Peru's southern region of X", "the Somali town of X", "Colombia's X". */
const isLed = (tokens: readonly Token[], before: NameMatch, { first }: Match): boolean => {
  const between = first - before.last
  const possessive = tokens[before.last]?.gap === 'possessive'
  if (between === 0) return possessive
  if (between > 4 || !(possessive || before.demonym)) return false
  let kind = possessive
  for (let at = before.last; at < first; at++) {
    const { fold = '', gap } = tokens[at] ?? {}
    if (gap === 'stop' || gap === 'comma' || gap === 'start') return false
    if (!(fold === 'of' || COMPASS.has(fold) || KIND_WORDS.get(fold) || QUALIFIERS.has(fold))) return false
    kind ||= KIND_WORDS.get(fold) !== undefined
  }
  return kind
}

const QUALIFIERS = new Set([
  'coastal',
  'border',
  'capital',
  'second',
  'largest',
  'main',
  'remote',
  'mountainous',
  'restive',
  'port',
])
