import type { Span, Where } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { capitalOf, distanceKm, type Place, type PlaceMention } from '../../places/index.ts'
import type { ArmedGroup } from '../actors/armed-groups.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import { spanOfWords } from '../phrases/sentence.ts'
import { COMPASS } from '../places/place-words.ts'
import { mainTown, withTown } from './local-places.ts'
import type { Document, Mention } from './mentions.ts'

const FINENESS: Record<Place['precision'], number> = { exact: 5, near: 5, city: 5, admin2: 4, admin1: 3, country: 1 }
// "in Medellin, 500 km northwest of Bogota": a direction counts only where no place of its own is named.
const CUES: Partial<Record<PlaceMention['cue'], number>> = { containment: 2, direction: 1.4, preposition: 1.5, bare: 0 }

// A name in another country than the one the article is about is seldom where it happened.
const ABROAD = 2.5

/** A place and what brought it: the rule, and the words that it read, the name's own or such as "the capital". */
export type Placed = Ruled<{ place: Place; mention?: PlaceMention; span?: Span }>

/** The place of one mention: the finest that a preposition brings in, before those of a clause that only says "after". */
export const placeOf = (document: Document, mention: Mention): Placed | undefined => {
  let best: { placed: Placed; score: number } | undefined
  for (const found of mention.places) {
    const cue = CUES[found.cue]
    if (cue === undefined || !found.place || isElsewhere(mention, found)) continue
    const score =
      FINENESS[found.place.precision] +
      cue -
      (found.span.start >= mention.aside ? 4 : 0) -
      (isReporters(mention, found) || isCourts(mention, found) || isSpeakers(mention, found) ? 4 : 0) -
      describes(mention, found) -
      (document.country !== undefined && found.place.iso2 !== document.country ? ABROAD : 0) -
      (found.span.start - mention.start) / 2000
    if (!best || score > best.score)
      best = { placed: { place: found.place, mention: found, rule: `place.${found.cue}` }, score }
  }
  if (best && best.score < HERE && best.placed.place.kind === 'country' && !isSite(mention, best.placed))
    best = undefined
  const capital = theCapital(document, mention)
  if (capital && (!best || FINENESS[best.placed.place.precision] < 5)) return capital
  const same = best && FINENESS[best.placed.place.precision] >= 4 ? undefined : theSameTown(document, mention)
  if (same) return same
  return best?.placed
}

const isSite = (mention: Mention, placed: Placed): boolean => heads(mention, placed) || isActedIn(mention, placed)

/** "bombed villages in northern Iraq": behind the act, with no other verb between. */
const isActedIn = ({ sentence, readings, nouns }: Mention, { mention: found }: Placed): boolean => {
  const { tokens, classes } = sentence
  const at = tokens.findIndex((token) => token.start >= (found?.span.start ?? sentence.end))
  const low = tokens[at - 1]?.low ?? ''
  if (low !== 'in' && !(COMPASS.has(low) && tokens[at - 2]?.low === 'in')) return false
  const last = Math.max(
    ...readings.filter(({ act, last }) => act.types.length > 0 && last < at).map((reading) => reading.last),
    ...nouns.filter((noun) => noun.last < at).map((noun) => noun.last),
  )
  return last >= 0 && !classes.slice(last + 1, at).some((kind) => kind === 'verb' || kind === 'subordinator')
}

/** "Nepal: Four climbers died": the country heads what is told. */
const heads = ({ sentence }: Mention, { mention: found }: Placed): boolean =>
  found?.span.start === sentence.start &&
  sentence.tokens.some((token) => token.low === ':' && token.start === found.span.end)

// A country below this stands in the sentence for something else than where it happened.
const HERE = 0

// Matches "mayor of", "ambassador to", "government of". Not: "north of".
const OFFICE =
  /^(?:mayor|governor|ambassador|consul|president|minister|bishop|archbishop|priest|candidate|senator|deputy|chief|director|commander|head|leader|leaders|government|republic|people|native|citizens?|citizen|embassy|university|bank|daughter|son|wife|company|army|council|congress|federation|association|party|movement|front)$/
// Bodies that bear a place's name and act elsewhere. Matches "cartel". Not: "airport".
const BODY =
  /^(?:cartels?|court|courts|government|army|police|party|radio|television|newspaper|magazine|university|commission|authorities|officials?|leaders?|gang|mafia|guerrillas?|rebels?|front|movement|embassy|citizens?|ambassador|consul|president|journalists?|troops|soldiers?|team|club|bank|company)$/

/** How much a name that only says whose or what somebody is loses: "ambassador to Spain", "the Medellin cartel". */
const describes = ({ sentence }: Mention, found: PlaceMention): number => {
  const { tokens, groups } = sentence
  const first = tokens.findIndex((token) => token.start >= found.span.start)
  const [two, one] = [tokens[first - 2]?.low ?? '', tokens[first - 1]?.low ?? '']
  const country = found.place?.kind === 'country'
  if (/^(?:of|to|for)$/.test(one) && OFFICE.test(two)) return country ? 4 : 1
  if (country && /^(?:to|from|with|and|against|between|towards?|by|for|of)$/.test(one)) return 2
  const group = groups.find((g) => g.start <= found.span.start && g.end > found.span.end)
  return group && BODY.test(group.head) ? 4 : 0
}

/** Whether a name is one of somebody's country, bed or government rather than of where it happened. */
const isElsewhere = (mention: Mention, found: PlaceMention): boolean =>
  isAdjective(mention, found) || isSickbed(mention, found) || speaks(mention, found)

/** "Ankara said": a government by its seat. */
const speaks = ({ sentence }: Mention, { cue, span }: PlaceMention): boolean =>
  cue === 'bare' && SAYING.test(sentence.tokens.find((token) => token.start >= span.end)?.low ?? '')

/** "U.S. soldiers", "in the U.S. Congress": a country in front of a noun says whose they are. */
const isAdjective = (mention: Mention, found: PlaceMention): boolean => {
  if (found.place?.kind !== 'country' || (found.cue !== 'bare' && found.cue !== 'preposition')) return false
  const group = groupAround(mention, found)
  return group !== undefined && group.end > found.span.end && !DAY.test(group.head)
}

// Matches "monday" of "in Chile Monday". Not: "embassy".
const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/

const groupAround = ({ sentence }: Mention, found: PlaceMention): NounGroup | undefined =>
  sentence.groups.find((g) => g.start <= found.span.start && g.end >= found.span.end)

/** "was taken to Mount Sinai Hospital": where somebody was brought afterwards, by a name that may be a town's. */
const isSickbed = (mention: Mention, found: PlaceMention): boolean => {
  const group = groupAround(mention, found)
  if (!group || group.end === found.span.end || !SICKBED.test(group.head)) return false
  return mention.sentence.tokens
    .slice(Math.max(0, group.first - BROUGHT), group.first)
    .some(({ low }) => CARED.test(low))
}

// Words between "rushed" and the hospital: "by helicopter in serious condition to the nearby".
const BROUGHT = 10
// Matches "hospital". Not: "hospitality".
const SICKBED = /^(?:hospitals?|clinic|center|centre|infirmary|er)$/
// Matches "airlifted". Not: "attacked".
const CARED =
  /^(?:taken|rushed|airlifted|transported|transferred|flown|brought|treated|admitted|hospitali[sz]ed|pronounced|died|recovering|condition)$/

/** "It was reported in La Paz that": where the news was given, before the first act. */
const isReporters = (mention: Mention, found: PlaceMention): boolean => {
  const { tokens } = mention.sentence
  const act = Math.min(
    ...mention.readings.map((r) => r.start),
    ...mention.nouns.map((n) => tokens[n.first]?.start ?? Number.POSITIVE_INFINITY),
  )
  if (found.span.end > act) return false
  const that = tokens.find((token) => token.low === 'that' && token.start >= found.span.end && token.end <= act)
  return that !== undefined && tokens.some((token) => token.end <= that.start && SAYING.test(token.low))
}

/** "the agency in Geneva said": where somebody sits who tells of it. */
const isSpeakers = ({ sentence }: Mention, { span, cue }: PlaceMention): boolean =>
  cue === 'preposition' && SAYING.test(sentence.tokens.find((token) => token.start >= span.end)?.low ?? '')

/** "A court in Paris sentenced": where it was judged; not "shot dead a judge in Paris". */
const isCourts = ({ sentence, readings }: Mention, found: PlaceMention): boolean => {
  const at = sentence.tokens.findIndex((token) => token.start >= found.span.start)
  if (readings.some(({ end, patients }) => end <= found.span.start && patients.some(({ last }) => last === at - 2)))
    return false
  return /^(?:court|tribunal|judge|jury|prosecutors?|trial|courtroom)$/.test(sentence.tokens[at - 2]?.low ?? '')
}

// Matches "reported". Not: "reporter".
const SAYING = /^(?:said|says|reported|reports|announced|stated|told|added|confirmed|learned|disclosed|declared)$/

// Matches "fired at the capital", "the capital was hit". Not: "the road to the capital", "outside the capital".
const CAPITAL =
  /\b(?:in|inside|at|on|across|into|within|against|hit|struck|shelled|pounded|rocked|attacked) (?:the|this) capital\b(?! of\b)|\bthe capital (?:was|has been|came under|woke)\b/

/** "In the capital", "fired at the capital": that of the country the article is about. */
const theCapital = (document: Document, mention: Mention): Placed | undefined => {
  const match = CAPITAL.exec(mention.words)
  const place = match && document.country !== undefined ? capitalOf(document.country) : null
  return match && place
    ? { place, rule: 'place.the-capital', span: spanOfWords(mention.sentence, match, mention.first) }
    : undefined
}

// Matches "in the same town", "on a mosque in the city". Not: "in the town of Kagara", "the city's hospital".
const SAME_TOWN =
  /\b(?:in|from|of|on|through|near) (?:the|this|that) (?:same )?(?:city|town|village) (?!of\b|centre\b|center\b|hall\b)/

/** "In the same town": the one named last. */
const theSameTown = (document: Document, mention: Mention): Placed | undefined => {
  if (!SAME_TOWN.test(mention.words)) return undefined
  const before = document.places.findLast(
    (p) =>
      p.span.end <= mention.start && p.place !== null && FINENESS[p.place.precision] === 5 && CUES[p.cue] !== undefined,
  )
  return before?.place ? { place: before.place, mention: before, rule: 'place.the-same-town' } : undefined
}

// What a name counts for its country. "U.S." before a noun and "Colombian" say whose somebody is, not where.
const VOTES: Partial<Record<PlaceMention['cue'], number>> = { source: 0.1, dateline: 1, demonym: 0.6, bare: 0.7 }

/** What an armed group counts for the country where it fights. */
const GROUP = 0.6

/** The country that most of a text's names belong to, ISO 3166, those of its armed groups too; sources count little. */
export const countryOf = (places: PlaceMention[], groups: ArmedGroup[]): string | undefined => {
  const votes = new Map<string, number>()
  for (const { country } of groups) votes.set(country, (votes.get(country) ?? 0) + GROUP)
  for (const { place, cue } of places) {
    if (!place) continue
    const weight = VOTES[cue] ?? 1
    votes.set(place.iso2, (votes.get(place.iso2) ?? 0) + weight)
  }
  return [...votes].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

/** Whether two places cannot be one incident's: neither holds the other and they lie apart. */
export const apart = (a: Place, b: Place): boolean => {
  if (a.iso2 !== b.iso2) return true
  if (holds(a, b) || holds(b, a)) return false
  if (FINENESS[a.precision] < 5 && FINENESS[b.precision] < 5) return a.path.join() !== b.path.join()
  return distanceKm(a, b) > (isWide(a) || isWide(b) ? 150 : 30)
}

/** A division or a lake, whose point says little about where on it. */
const isWide = (place: Place): boolean => FINENESS[place.precision] < 5 || place.name.startsWith('Lake ')

const holds = (outer: Place, inner: Place): boolean => outer.path.every((name, i) => inner.path[i] === name)

/** A place as a claim writes it. */
const asWhere = (
  { place, mention, span = mention?.span, rule, read }: Placed,
  basis: Where['basis'],
): Ruled<Where> => ({
  name: place.name,
  path: place.path,
  iso2: place.iso2,
  ...(place.admin1 !== undefined && { admin1: place.admin1 }),
  ...(place.geonameId !== undefined && { geonameId: place.geonameId }),
  lat: place.lat,
  lon: place.lon,
  precision: place.precision,
  basis,
  ...(span && { span }),
  rule,
  ...(read && { read }),
})

/** The place of a whole claim: that of its first sentence, made finer by a later one inside it; else what the article is about. */
export const placeClaim = (document: Document, mentions: Mention[], like?: Mention[]): Ruled<Where> | null => {
  const placed = mentions.map((mention) => ({ mention, placed: placeOf(document, mention) }))
  let chosen: Placed | undefined
  for (const { mention, placed: next } of placed) {
    if (!next) continue
    const aside = next.mention !== undefined && next.mention.span.start >= mention.aside
    if (!chosen) {
      chosen =
        aside && placed.some((p) => p.mention !== mention && p.placed && FINENESS[p.placed.place.precision] >= 3)
          ? undefined
          : next
      continue
    }
    if (FINENESS[next.place.precision] > FINENESS[chosen.place.precision] && holds(chosen.place, next.place))
      chosen = next
  }
  const dateline = datelineOf(document)
  if (chosen && dateline && (isStray(document, chosen, dateline.place) || isSeatOf(chosen, dateline.place)))
    return asWhere(dateline, 'dateline')
  // American streets and quarters bear the names of towns.
  const main = chosen?.place.iso2 === 'US' ? mainTown(document) : undefined
  if (chosen && main?.place && isStray(document, chosen, main.place))
    return asWhere({ place: main.place, mention: main, rule: 'place.main-town' }, 'text')
  if (chosen) return asWhere({ ...chosen, place: withTown(chosen.place, document.places) }, 'text')
  return like ? placeClaim(document, like) : fromArticle(document)
}

/** The dateline's city, unless it is a capital, where reporters sit. */
const datelineOf = (document: Document): Placed | undefined => {
  const dateline = document.places.find((place) => place.cue === 'dateline' && place.place)
  if (!dateline?.place || FINENESS[dateline.place.precision] < 5) return undefined
  return capitalOf(dateline.place.iso2)?.name === dateline.place.name
    ? undefined
    : { place: dateline.place, mention: dateline, rule: 'place.dateline' }
}

/**
 * A small namesake elsewhere in the country of the story's town, with nothing in the text that says where it is, is a
 * street or a surname rather than the place.
 */
const isStray = ({ text }: Document, { place, mention }: Placed, town: Place): boolean =>
  mention !== undefined &&
  (mention.cue !== 'containment' || QUARTER.test(text.slice(mention.span.end, mention.span.end + 16))) &&
  mention.cue !== 'direction' &&
  place.iso2 === town.iso2 &&
  FINENESS[place.precision] === 5 &&
  place.path[1] !== town.path[1] &&
  place.population < town.population

// What is no town of its own. Matches " neighborhood". Not: " County".
const QUARTER = /^ (?:neighbou?rhood|section|quarter|suburb|township|park)\b/i

/**
 * "SPOKANE, Wash. - A student of Eastern Washington University": of the division around it the dateline's town is meant.
 * In the United States, where a paper's dateline is where it happened; elsewhere it is where the reporter sits.
 */
const isSeatOf = ({ place }: Placed, town: Place): boolean =>
  place.iso2 === 'US' && (place.precision === 'admin1' || place.precision === 'admin2') && holds(place, town)

const fromArticle = (document: Document): Ruled<Where> | null => {
  const iso2 = document.country
  const dateline = datelineOf(document)
  if (dateline && dateline.place.iso2 === iso2) return asWhere(dateline, 'dateline')
  const titled = document.titlePlaces.find(
    ({ place, cue }) =>
      place !== null &&
      FINENESS[place.precision] === 5 &&
      cue !== 'demonym' &&
      (iso2 === undefined || place.iso2 === iso2),
  )
  if (titled?.place) return asWhere({ place: titled.place, rule: 'place.title' }, 'article')
  const country = document.places.find((place) => place.place?.iso2 === iso2 && place.place?.kind === 'country')
  if (country?.place)
    return asWhere({ place: country.place, rule: 'place.country-of-article', read: country.span }, 'article')
  const any = [...document.places, ...document.titlePlaces].find(
    (place) => place.place && (iso2 === undefined || place.place.iso2 === iso2) && place.cue !== 'source',
  )
  return any?.place ? asWhere({ place: any.place, rule: 'place.first-name' }, 'article') : null
}
