import type { Span } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { capitalOf, type Place, type PlaceMention } from '../../places/index.ts'
import { spanOfWords } from '../phrases/sentence.ts'
import { COMPASS } from '../places/place-words.ts'
import { distrust, isElsewhere } from './elsewhere.ts'
import type { Document, Mention } from './mentions.ts'
import { FINENESS } from './nearness.ts'

// "in Medellin, 500 km northwest of Bogota": a direction counts only where no place of its own is named.
const CUES: Partial<Record<PlaceMention['cue'], number>> = { containment: 2, direction: 1.4, preposition: 1.5, bare: 0 }

// A name in another country than the one the article is about is seldom where it happened.
const ABROAD = 2.5

/** A place and what brought it: the rule, and the words that it read, the name's own or such as "the capital". */
export type Placed = Ruled<{ place: Place; mention?: PlaceMention; span?: Span }>

/** The place of one mention: the finest that a preposition brings in, before those of a clause that only says "after". */
export const placeOf = (document: Document, mention: Mention): Placed | undefined => {
  const best = bestOf(document, mention)
  const capital = theCapital(document, mention)
  if (capital && (!best || FINENESS[best.place.precision] < 5)) return capital
  const same = best && FINENESS[best.place.precision] >= 4 ? undefined : theSameTown(document, mention)
  return same ?? best ?? itsCoast(mention)
}

const bestOf = (document: Document, mention: Mention): Placed | undefined => {
  let best: { placed: Placed; score: number } | undefined
  for (const found of mention.places) {
    const cue = CUES[found.cue]
    if (cue === undefined || !found.place || isElsewhere(mention, found)) continue
    const score =
      FINENESS[found.place.precision] +
      cue -
      distrust(mention, found) -
      (document.country !== undefined && found.place.iso2 !== document.country ? ABROAD : 0) -
      (found.span.start - mention.start) / 2000
    if (!best || score > best.score)
      best = { placed: { place: found.place, mention: found, rule: `place.${found.cue}` }, score }
  }
  const stands = best && best.score < HERE && best.placed.place.kind === 'country' && !isSite(mention, best.placed)
  return stands ? undefined : best?.placed
}

// A country below this stands in the sentence for something else than where it happened.
const HERE = 0

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

// Where a country's parliament sits is its capital.
// Matches "fired at the capital", "the capital was hit", "outside parliament". Not: "in parliament in Abuja", "the road to the capital", "outside the capital".
const CAPITAL =
  /\b(?:in|inside|at|on|across|into|within|against|through|hit|struck|shelled|pounded|rocked|attacked) (?:the|this) (?:\S+(?:an|ese|ish|i|ch|ic) )?capital\b(?! of\b)|\bthe capital (?:was|has been|came under|woke)\b|\b(?:outside|inside|near|into|in|at|in front of|stormed|surrounded) (?:the )?(?:(?:national|country's) )?(?:parliament|national assembly|presidential palace)(?: (?:building|grounds))?\b(?! (?:in|of)\b)/

/** "In the capital", "outside parliament": that of the country the article is about. */
const theCapital = (document: Document, mention: Mention): Placed | undefined => {
  const match = CAPITAL.exec(mention.words)
  const place = match && document.country !== undefined ? capitalOf(document.country) : null
  return match && place
    ? { place, rule: 'place.the-capital', span: spanOfWords(mention.sentence, match, mention.first) }
    : undefined
}

// Matches "into the sea off its east coast". Not: "its coastal towns".
const ITS_COAST = /\b(?:off|toward|towards|near|along) (?:its|their) (?:own )?(?:\S+ )?(?:coast|shores?|waters)\b/

/** "North Korea fired missiles into the sea off its coast": that of the country which the sentence begins with. */
const itsCoast = ({ sentence, places, words }: Mention): Placed | undefined => {
  const [first] = places
  const subject = ITS_COAST.test(words) && first?.place?.kind === 'country' && first.cue === 'bare' ? first : undefined
  return subject?.place && subject.span.start === sentence.start
    ? { place: subject.place, mention: subject, rule: 'place.its-coast' }
    : undefined
}

// Matches "in the same town", "on a mosque in the city". Not: "in the town of Kagara", "the city's hospital".
const SAME_TOWN =
  /\b(?:in|from|of|on|through|near) (?:the|this|that) (?:same )?(?:city|town|village) (?!of\b|centre\b|center\b|hall\b)/

// Matches "in this northern Lebanese city", "in this town". Not: "in this case".
const THIS_TOWN = /\b(?:in|outside|near|across|at) this (?:\S+ ){0,4}?(?:city|town|village|port|capital|suburb)\b/

/** "In the same town": the one named last; "in this northern city": the one that the report is from. */
const theSameTown = (document: Document, mention: Mention): Placed | undefined => {
  const here = THIS_TOWN.test(mention.words) ? document.places.find(({ cue }) => cue === 'dateline') : undefined
  if (here?.place) return { place: here.place, mention: here, rule: 'place.this-town' }
  if (!SAME_TOWN.test(mention.words)) return undefined
  const before = document.places.findLast(
    (p) =>
      p.span.end <= mention.start && p.place !== null && FINENESS[p.place.precision] === 5 && CUES[p.cue] !== undefined,
  )
  return before?.place ? { place: before.place, mention: before, rule: 'place.the-same-town' } : undefined
}
