import type { Span, Weapon } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { PlaceMention } from '../../places/index.ts'
import { type Count, readCounts } from '../casualties/casualty-reader.ts'
import { type Part, readParts } from '../casualties/subsets.ts'
import { readTollChange, type TollChange } from '../casualties/toll-changes.ts'
import type { DateMention } from '../dates/index.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAll } from '../text/lexicon.ts'
import { readWeapons } from '../weapons/weapons.ts'
import { isFigure, isFigureOfSpeech } from './figures.ts'
import { type Happening, happenings } from './happenings.ts'
import { isOld, longAgo } from './long-ago.ts'
import { crimeAt } from './put-to-death.ts'
import { type Reading, readActs } from './readings.ts'
import { secondActAt } from './second-act.ts'
import { looksBack, readStatus, type StatusReading } from './status.ts'
import { isTopic } from './topics.ts'
import { turnOf } from './turns.ts'
import type { Weights } from './weights.ts'

export type Evidence = { rule: string; weights: Weights; span?: Span }
export type Noun = { happening: Happening; first: number; last: number }

/** What one sentence (or the part of it that looks back) says about one incident. */
export type Mention = Span & {
  sentence: Sentence
  /** The token of the sentence that it begins with. */
  first: number
  evidence: Evidence[]
  readings: Reading[]
  nouns: Noun[]
  counts: Count[]
  parts: Part[]
  /** Figures that the words say no longer hold. */
  replaced: TollChange['replaced']
  weapons: Ruled<Weapon>[]
  places: PlaceMention[]
  dates: DateMention[]
  standing: StatusReading
  looksBack: boolean
  /** What a court judges or mourners remember. */
  longAgo?: 'judged' | 'commemorated'
  /** Offset from which the sentence tells what came before ("… after a barrage hit the capital"); its end if nowhere. */
  aside: number
  /** Folded words up to there. */
  words: string
  /** "a similar attack": of the sort of the one told before. */
  similar: boolean
  /** "in a separate incident": never the incident before it. */
  separate: boolean
  why: string[]
}

/** The text and everything that has been read in it so far. */
export type Document = {
  text: string
  title: string
  sentences: Sentence[]
  places: PlaceMention[]
  dates: DateMention[]
  /** Places that the headline names; their spans are into it and are not shown. */
  titlePlaces: PlaceMention[]
  /** Places in the name of the newspaper that a page's title ends with. */
  paperPlaces: PlaceMention[]
  /** ISO 3166: the country that most of its place names belong to. */
  country?: string | undefined
  /** ISO date of the dateline or the publication. */
  published?: string | undefined
}

// Matches "in a separate incident", "elsewhere". Not: "separated".
const SEPARATE =
  /\b(?:in (?:a|another) (?:separate|different|second|similar|unrelated) (?:incident|attack|case|raid|accident|event|action|operation|clash|gunfight|shootout|encounter|blast|explosion|bombing|shooting|ambush|strike|assault|episode)|separately|in another (?:attack|incident|action|town|part|bombing)|elsewhere in|in a related)\b/

/** The mentions of a sentence: one, or two where its end looks back at an earlier incident. */
export const readMentions = (document: Document, sentence: Sentence): Mention[] =>
  segments(document, sentence).map((part) => readOne(document, sentence, part))

type Segment = { from: number; to: number; back: boolean }

const segments = (document: Document, sentence: Sentence): Segment[] => {
  const { tokens } = sentence
  const turn = turnOf(sentence)
  if (turn)
    return [
      { from: 0, to: turn.at, back: false },
      { from: turn.at, to: tokens.length, back: turn.back },
    ]
  const crime = crimeAt(sentence)
  if (crime !== undefined)
    return [
      { from: 0, to: crime, back: false },
      { from: crime, to: tokens.length, back: true },
    ]
  const second = secondActAt(document.places, sentence)
  if (second === undefined) return [{ from: 0, to: tokens.length, back: looksBack(sentence.words) }]
  return [
    { from: 0, to: second, back: false },
    { from: second, to: tokens.length, back: false },
  ]
}

const readOne = (document: Document, sentence: Sentence, segment: Segment): Mention => {
  const span = spanOf(sentence, segment)
  const inside = (part: Span): boolean => part.start >= span.start && part.end <= span.end
  const all = readActs(sentence)
  const readings = all.filter(inside)
  const nouns = nounsIn(sentence, segment)
  const words = wordsOf(sentence, segment.from, segment.to)
  const standing = readStatus(words, sentence.vocabulary, readings)
  const parts = readParts(sentence)
  const aside = asideAt(sentence, nouns, segment.to)
  const told = aside === segment.to ? words : wordsOf(sentence, segment.from, aside)
  const before = longAgo({ words: told, first: segment.from, readings, nouns })
  const dates = document.dates.filter((date) => inside(date.span))
  const tollChange = readTollChange(sentence.tokens.slice(segment.from, segment.to), words)
  return {
    ...span,
    sentence,
    first: segment.from,
    readings,
    nouns,
    evidence: evidenceOf(sentence, { readings, nouns }, aside),
    counts: readCounts(sentence, all, nouns).filter((count) => inside(count.span) && !isPart(parts, count)),
    parts: parts.filter((part) => inside(part.span)),
    weapons: readWeapons(document.text, sentence).filter((weapon) => inside(weapon.span)),
    places: document.places.filter((place) => inside(place.span)),
    // Of what is judged or remembered the days of this week are those of the court and of the mourners.
    dates: dates.filter((date) =>
      before ? isOld(document.published, date) : isExpected(standing) || !isAhead(document, date),
    ),
    standing,
    aside: sentence.tokens[aside]?.start ?? span.end,
    words: told,
    similar: segment.back && SIMILAR.test(words),
    looksBack: segment.back,
    ...(before && { longAgo: before }),
    separate: SEPARATE.test(words),
    replaced: tollChange.replaced,
    why: [...standing.why, ...tollChange.why],
  }
}

const nounsIn = (sentence: Sentence, { from, to }: Segment): Noun[] =>
  matchAll(happenings, sentence.tokens)
    .filter(
      (match) =>
        match.first >= from &&
        match.last < to &&
        sentence.classes[match.first] !== 'ing' &&
        !isNone(sentence, match.first) &&
        !isManner(sentence, match.first) &&
        !isRemains(sentence, match.first) &&
        !isFigure(sentence, match) &&
        !isTopic(sentence, { ...match, disaster: isMishap(match.value) }),
    )
    .map((match) => ({ happening: match.value, first: match.first, last: match.last }))

const isMishap = ({ types }: Happening): boolean => /^(?:disaster|accident)\./.test(types[0]?.[0] ?? '')

// "There were no clashes"; "there was no explosion" is a denial, and of something.
const isNone = ({ tokens, groups }: Sentence, at: number): boolean =>
  groups.find((g) => g.first <= at && g.last >= at)?.determiner === 'no' &&
  !/^(?:was|is)$/.test(tokens[at - 2]?.low ?? '')

/** "sentenced to death", "beaten to death": how, or to what; no death that is told of. */
const isManner = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]?.low === 'death' && tokens[at - 1]?.low === 'to'

/** "handed over the remains of two hostages": they were taken long before. */
const isRemains = ({ tokens, groups }: Sentence, at: number): boolean => {
  if (!/^hostages?$/.test(tokens[at]?.low ?? '')) return false
  const first = groups.find((g) => g.first <= at && g.last >= at)?.first ?? at
  return tokens[first - 1]?.low === 'of' && /^(?:remains|bodies|body|corpses?)$/.test(tokens[first - 2]?.low ?? '')
}

// What has happened has no date that is still to come: that is the date of an election, a visit, a hearing.
const isExpected = ({ status }: StatusReading): boolean => status === 'hypothetical' || status === 'forecast'

const isAhead = ({ published }: Document, { start }: DateMention): boolean =>
  published !== undefined && start !== null && start.slice(0, 10) > published

/** "Two soldiers were among the dead" counts nobody anew. */
const isPart = (parts: Part[], count: Count): boolean => parts.some((part) => part.span.start === count.span.start)

const wordsOf = (sentence: Sentence, from: number, to: number): string =>
  ` ${sentence.tokens
    .slice(from, to)
    .map((t) => t.low)
    .join(' ')} `

// Matches "a similar attack", "second deadly attack in as many days". Not: "similarly".
const SIMILAR = /\b(?:similar|in as many|another such|the same kind of)\b/

/**
 * The token from which a sentence tells what came before its own act: "… with air strikes after a barrage hit the
 * capital". Where the first part names no act ("22 drowned after a boat sank") the "after" tells of the act itself.
 */
const asideAt = (sentence: Sentence, nouns: Noun[], to: number): number => {
  const after = sentence.tokens.findIndex((token, i) => token.low === 'after' && i > 6 && i < to)
  const named = nouns.some((noun) => noun.last < after && noun.happening.types.some(([, weight]) => weight >= 2))
  return after > 0 && named ? after : to
}

/** "If the blockade is not lifted": what is only supposed tells nothing of the act that the sentence reports. */
const supposedAt = ({ tokens }: Sentence): number => {
  const at = tokens.findIndex(({ low }) => low === 'if' || low === 'unless')
  return at > 0 ? at : tokens.length
}

// What an aside adds to the evidence for a type.
const ASIDE = 0.3

/** "120 houses have burned", "six people burned to death": nobody set fire to them. */
const burnsByItself = (reading: Reading): boolean =>
  (reading.act.id === 'act.burn' && !reading.verb.passive && reading.patients.length === 0) ||
  (reading.act.id === 'act.burn-dead' && reading.agents.length === 0)

/** A killing is an attack the more surely when people are named who did it: storms kill as well. */
const byPeople = (reading: Reading): Weights => {
  if (reading.act.id === 'act.throw' && !reading.verb.passive && reading.patients.some(({ head }) => ROUNDS.test(head)))
    return SHOTS
  if (reading.act.id === 'act.kill' && reading.agents.some(({ head }) => FIRE.test(head))) return BURNT
  const human =
    reading.act.id === 'act.kill' && reading.agents.some((agent) => agent.person?.agent || agent.person?.sector)
  return human ? reading.act.types.map(([type, weight]): Weights[number] => [type, weight * HUMAN]) : reading.act.types
}

// Matches "blaze". Not: "gunfire".
const FIRE = /^(?:fire|blaze|inferno|wildfire)$/
const BURNT: Weights = [['accident.fire', 2]]

// Matches "rounds". Not: "rockets".
const ROUNDS = /^(?:shots?|rounds?|bullets?|volleys?)$/
const SHOTS: Weights = [['attack.shooting', 2.5]]

const HUMAN = 2.2

const evidenceOf = (
  sentence: Sentence,
  { readings, nouns }: Pick<Mention, 'readings' | 'nouns'>,
  aside: number,
): Evidence[] => {
  const { tokens } = sentence
  const supposed = supposedAt(sentence)
  const scaled = (types: Weights, at: number): Weights =>
    at >= aside || at >= supposed ? types.map(([type, weight]): Weights[number] => [type, weight * ASIDE]) : types
  return [
    ...readings
      .filter((r) => byPeople(r).length > 0 && !r.nobody && !burnsByItself(r) && !isFigureOfSpeech(sentence, r))
      .map((r) => ({ rule: r.act.id, weights: scaled(byPeople(r), r.first), span: { start: r.start, end: r.end } })),
    ...nouns.map((n) => ({
      rule: n.happening.id,
      weights: scaled(n.happening.types, n.first),
      span: { start: tokens[n.first]?.start ?? 0, end: tokens[n.last]?.end ?? 0 },
    })),
  ]
}

const spanOf = (sentence: Sentence, segment: Segment): Span => ({
  start: segment.from === 0 ? sentence.start : (sentence.tokens[segment.from]?.start ?? sentence.start),
  end: segment.to === sentence.tokens.length ? sentence.end : (sentence.tokens[segment.to - 1]?.end ?? sentence.end),
})
