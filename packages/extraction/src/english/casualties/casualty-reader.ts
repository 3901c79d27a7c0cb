import type { Casualty, CasualtyKind, Span } from '@blotter/events'
import { chainFrom, possessorOf, sufferersBehind } from '../incidents/arguments.ts'
import type { Noun } from '../incidents/mentions.ts'
import type { Reading } from '../incidents/readings.ts'
import { isName, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { countOf, isOneMore, isSecond, oneNamed, oneOf, partOf, type Tally } from './counting.ts'
import { readIdioms } from './idioms.ts'
import { isSuperseded, readTolls } from './tolls.ts'

/** A count of one kind in one sentence, before it is weighed against other sentences. */
export type Count = Tally & {
  kind: CasualtyKind
  group?: Casualty['group']
  span: Span
  rule: string
  /** The people it counts; a toll ("the dead rose to 61") has none. */
  people?: NounGroup
  /** Folded words of the name, when it is one person by name. */
  name?: string[]
  /** "another", "also", "a second": not somebody already counted. */
  further?: true
  /** Somebody is said to have done it to them. */
  byHand?: true
}

// Nouns that are a count of casualties by themselves: "66 deaths", "26 hurt", "four dead".
const HEADS = new Map<string, CasualtyKind>([
  ['dead', 'killed'],
  ['deaths', 'killed'],
  ['death', 'killed'],
  ['fatalities', 'killed'],
  ['fatality', 'killed'],
  ['killings', 'killed'],
  ['lives', 'killed'],
  ['bodies', 'killed'],
  ['corpses', 'killed'],
  ['injured', 'injured'],
  ['wounded', 'injured'],
  ['hurt', 'injured'],
  ['injuries', 'injured'],
  ['ill', 'injured'],
  ['sick', 'injured'],
  ['missing', 'missing'],
  ['arrests', 'arrested'],
  ['survivors', 'rescued'],
  ['homeless', 'displaced'],
])

/** The casualties that one sentence states, in order; superseded ones and "no one was hurt" left out. */
export const readCounts = (sentence: Sentence, readings: Reading[], nouns: Noun[]): Count[] => {
  const tolls = readTolls(sentence)
  const counts = [
    ...tolls,
    ...readings.flatMap((reading) => fromReading(sentence, reading)),
    ...nouns.flatMap((noun) => fromNoun(sentence, noun)),
    ...readIdioms(sentence),
    ...fromHeads(sentence, tolls),
  ]
  return withoutRepeats(counts)
    .filter((count) => !(count.max === 0) && !isSuperseded(sentence, count.span))
    .sort((a, b) => a.span.start - b.span.start)
}

const fromReading = (sentence: Sentence, reading: Reading): Count[] => {
  const { effect, id } = reading.act
  if (effect === undefined || reading.verb.negated || reading.verb.modal !== undefined || reading.verb.infinitive)
    return []
  const kind = effect === 'injured' && diesOf(sentence, reading) ? 'killed' : effect
  return reading.patients
    .map((people) => wholeOf(sentence, people, reading))
    .flatMap((people) => {
      const named = LETHAL.has(kind) ? oneNamed(sentence, people) : undefined
      const tally = countOf(sentence, people) ?? named ?? (LETHAL.has(kind) ? oneOf(people) : undefined)
      if (!tally || (!people.quantity && notPeople(people))) return []
      if (isSomeOf(sentence, people)) return []
      if (people.thing || (people.quantity && !people.person && !couldBePeople(sentence, people))) return []
      const inner = partOf(sentence, people)
      const group = people.person?.group ?? inner?.person?.group
      const further =
        FURTHER.test(people.determiner ?? '') ||
        isOneMore(sentence, people) ||
        (people.person !== undefined && isSecond(sentence, people)) ||
        sentence.tokens.slice(Math.max(0, reading.first - 1), reading.last).some(({ low }) => low === 'also')
      return [
        {
          ...tally,
          kind,
          span: { start: people.start, end: people.end },
          rule: id,
          people,
          ...((named || isName(sentence, people)) && { name: nameWords(sentence, people) }),
          ...(group && { group }),
          ...(further && { further: true as const }),
          ...(kind === 'killed' && !reading.verb.passive && reading.act.object && { byHand: true as const }),
        },
      ]
    })
}

/** "five were treated, one of them in serious condition": one of the five. */
const isSomeOf = ({ tokens }: Sentence, { first, last }: NounGroup): boolean =>
  tokens[first - 1]?.low === ',' &&
  tokens[last + 1]?.low === 'of' &&
  /^(?:them|whom)$/.test(tokens[last + 2]?.low ?? '')

// What is done to people only.
const LETHAL = new Set<CasualtyKind>(['killed', 'abducted'])

/** "Nine of the 24 pupils kidnapped on Saturday": it was done to all 24. */
const wholeOf = (sentence: Sentence, people: NounGroup, { verb, first }: Reading): NounGroup => {
  if (verb.auxiliary || people.quantity?.last !== people.last || sentence.tokens[people.last + 1]?.low !== 'of')
    return people
  const whole = sentence.groups.find((g) => g.first === people.last + 2)
  return whole?.quantity && whole.last === first - 1 ? whole : people
}

/** "the murder of six Jesuits", "the death of a civilian", "Maria Lopez's murder". */
const fromNoun = (sentence: Sentence, { happening, first, last }: Noun): Count[] => {
  const { effect, id } = happening
  if (effect === undefined) return []
  const of = sentence.tokens[last + 1]?.low === 'of'
  const behind = of ? chainFrom(sentence, last + 2) : happening.of === 'victim' ? sufferersBehind(sentence, last) : []
  // "Syria's killing of civilians": where somebody is named behind it, the owner is who did it.
  const owner = happening.of === 'victim' && behind.length === 0 ? possessorOf(sentence, first) : undefined
  return [...(owner ? [owner] : []), ...behind].flatMap((people) => {
    const named = LETHAL.has(effect) ? oneNamed(sentence, people) : undefined
    const tally = countOf(sentence, people) ?? named
    if (!tally || people.thing || (people.quantity && !people.person)) return []
    const group = people.person?.group
    return [
      {
        ...tally,
        kind: effect,
        span: { start: people.start, end: people.end },
        rule: id,
        people,
        ...((named || isName(sentence, people)) && { name: nameWords(sentence, people) }),
        ...(group && { group }),
      },
    ]
  })
}

const nameWords = (sentence: Sentence, people: NounGroup): string[] => {
  const span = shortSpan(sentence, people)
  return sentence.tokens
    .filter((token) => token.start >= span.start && token.end <= span.end && token.low.length > 1)
    .map((token) => token.low)
}

// Matches "another". Not: "the".
const FURTHER = /^(?:another|other)$/

/** "was shot and later died", "a woman wounded on Monday has died": who is said to die of it is killed. */
const diesOf = (sentence: Sentence, reading: Reading): boolean => {
  if (sentence.tokens.slice(reading.first, reading.last).some((t) => t.low === 'fatally')) return true
  const behind = Math.max(reading.last, ...reading.patients.map((group) => group.last))
  if (sentence.tokens[behind + 1]?.low === 'to' && sentence.tokens[behind + 2]?.low === 'death') return true
  if (
    reading.act.id === 'act.shoot' &&
    sentence.tokens.slice(reading.last + 1, reading.last + 6).some((t) => t.low === 'killed' || t.low === 'dead')
  )
    return true
  return (
    reading.patients.length === 1 &&
    DIES.test(sentence.words.slice(sentence.words.indexOf(sentence.tokens[reading.last]?.low ?? '')))
  )
}

// Matches "has died in hospital", "later died". Not: "died out".
const DIES =
  /\b(?:has|have|had|later|since|then) died\b|\bdied (?:of|from|in|at|later|hours|days|shortly)\b|\bsuccumbed\b/

const notPeople = (group: NounGroup): boolean => group.thing === true

/** A counted noun that is in no list is taken for people unless it is known to be something else. */
const couldBePeople = (sentence: Sentence, group: NounGroup): boolean => {
  const low = sentence.tokens[group.last]?.low ?? ''
  if (group.quantity && group.quantity.last === group.last) return true
  return !NOT_PEOPLE.test(low)
}

// Nouns behind a number that are no people. Matches "rockets". Not: "miners".
const NOT_PEOPLE =
  /^(?:shots|bullets|rounds|goals|points|bombs|rockets|attacks|strikes|incidents|cases|doses|tons|areas|provinces|countries|villages|towns|cities|districts|cattle|cows|animals|dogs|horses|sheep|drones|missiles|grenades|charges|counts|cells|times|places|occasions|rifles|(?:hand|shot)?guns|pistols|weapons|windows|wounds|legs|arms|head|chest|leg|arm|back|neck|face|foot|stomach|abdomen|torso|hand|thigh|shoulder)$/

const fromHeads = (sentence: Sentence, tolls: Count[]): Count[] =>
  sentence.groups.flatMap((group) => {
    const kind = HEADS.get(group.head)
    if (!kind || !group.quantity || tolls.some((toll) => toll.span.start <= group.end && toll.span.end >= group.start))
      return []
    const { min, max, qualifier } = group.quantity
    return [
      {
        kind,
        min,
        max,
        qualifier,
        span: { start: group.start, end: group.end },
        rule: `count.${group.head}`,
        people: group,
      },
    ]
  })

/** One stretch of text counts once for each kind, and one who was killed was not injured or missing as well. */
const withoutRepeats = (counts: Count[]): Count[] =>
  counts.filter(
    (count, i) =>
      !counts.some((other, j) => {
        const same = other.span.start === count.span.start && other.span.end === count.span.end
        if (!same || i === j) return false
        if (other.kind === count.kind) return j < i
        return (count.kind === 'injured' || count.kind === 'missing') && other.kind === 'killed'
      }),
  )
