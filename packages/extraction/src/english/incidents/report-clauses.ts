import type { Span } from '@blotter/events'
import type { Sentence } from '../phrases/sentence.ts'

/**
 * The part of a sentence that says who tells of it. `afar` where that is somebody who sits elsewhere or speaks to
 * reporters ("the ministry said in Kabul"); a town's own police and doctors speak from where it happened.
 */
export type ReportClause = Span & { afar: boolean }

/** "…, the U.N. agency said in Geneva", "Officials in Goma said on Monday that", "according to police in Jos". */
const reportClauses = (sentence: Sentence): ReportClause[] => {
  const known = read.get(sentence)
  if (known) return known
  const found = sentence.tokens.flatMap(({ low }, at) => {
    if (low === 'according' && sentence.tokens[at + 1]?.low === 'to')
      return clause(sentence, { from: at, verb: at, to: endOf(sentence, at + 2, true) })
    return SAYING.has(low) && !isAdjective(sentence, at) ? around(sentence, at) : []
  })
  read.set(sentence, found)
  return found
}

/** The clause that a span lies in, if any. */
export const reportAround = (sentence: Sentence, { start, end }: Span): ReportClause | undefined =>
  reportClauses(sentence).find((report) => report.start <= start && report.end >= end)

// Each mention of a sentence asks for each of its places.
const read = new WeakMap<Sentence, ReportClause[]>()

const SAYING = new Set(
  'said says told reported reports announced stated added confirmed declared disclosed wrote tweeted'.split(' '),
)

/** "the reported strike": before a noun it says of whom, not by whom. */
const isAdjective = ({ classes, groups }: Sentence, at: number): boolean =>
  classes[at - 1] === 'determiner' || groups.some((g) => g.first < at && g.last > at)

const around = (sentence: Sentence, verb: number): ReportClause[] => {
  const { tokens, groups } = sentence
  const behind = endOf(sentence, verb + 1, true)
  // ', said a doctor in Jos.': nothing that the doctor says follows.
  const inverted =
    CLOSING.test(tokens[verb - 1]?.low ?? '') &&
    groups.some((g) => g.first === verb + 1) &&
    (behind >= tokens.length || tokens[behind]?.kind === 'mark')
  if (inverted) return clause(sentence, { from: verb, verb, to: behind })
  const to = tokens[verb]?.low === 'told' ? behind : endOf(sentence, verb + 1, false)
  return clause(sentence, { from: beginOf(sentence, verb), verb, to })
}

// Matches "," and quotation marks, behind which who spoke follows.
const CLOSING = /^[,"”']$/

/** Token indexes; `to` is exclusive. */
type Stretch = { from: number; verb: number; to: number }

const clause = ({ tokens }: Sentence, { from, verb, to }: Stretch): ReportClause[] => {
  const [start, end] = [tokens[from]?.start, tokens[to - 1]?.end]
  if (start === undefined || end === undefined || end <= start) return []
  const speaker = tokens.slice(from, verb === from ? to : verb).map(({ low }) => low)
  const elsewhere = verb > from && tokens.slice(verb + 1, to).some(({ low }) => low === 'in' || low === 'from')
  const local = speaker.some((word) => LOCAL.test(word)) && !speaker.some((word) => CENTRAL.test(word))
  return [{ start, end, afar: !local || elsewhere }]
}

// Those who speak of what happened in their own town.
// Matches "residents", "hospital". Not: "ministry".
const LOCAL =
  /^(?:police|officers?|deput(?:y|ies)|sheriff(?:'s)?|coroner(?:'s)?|doctors?|medics?|nurses?|hospitals?|residents?|villagers?|witness(?:es)?|locals?|local|relatives?|survivors?|mayor|elders?|firefighters?|rescuers?|paramedics?|officials?|authorities|prosecutors?|district|provincial|county|municipal|governor(?:'s)?|chief|commander|investigators?|detectives?|clerics?|priest|imam|teachers?)$/

// Those who speak for a country, the world or an office far away.
// Matches "ministry". Not: "mayor".
const CENTRAL =
  /^(?:ministry|minister(?:'s)?|ministers|presiden(?:t|cy)|government|federal|national|u\.n\.|un|united|nations|u\.s\.|us|american|british|french|embassy|ambassador|consulate|pentagon|parliament|foreign|international|world|agency|organi[sz]ation|union|secretary|headquarters|observatory|monitor|intelligence|military|army|navy)$/

/** Where the clause of a verb of saying begins: behind the comma, the mark or the verb before it. */
const beginOf = ({ tokens, classes, groups }: Sentence, verb: number): number => {
  // "Ram Thapa, a police spokesman in Kathmandu, said": past who that is.
  let at = verb - 1
  // "appeared on television in Bissau and said": what stands before the "and" is no part of it.
  if (classes[at] === 'conjunction') return verb
  if (tokens[at]?.low === ',') at = tokens.findLastIndex(({ low }, i) => i < at && low === ',') - 1
  if (at < 0) return groups.findLast((g) => g.last < verb)?.first ?? verb
  for (let i = at; i >= 0; i--) {
    const kind = classes[i]
    if (tokens[i]?.kind === 'mark' && !/^[.'’)(\]-]$/.test(tokens[i]?.low ?? '')) return i + 1
    if (kind === 'subordinator' || kind === 'verb' || (kind === 'auxiliary' && i < verb - 1))
      return groups.find((g) => g.first > i && g.last < verb)?.first ?? verb
  }
  return 0
}

/**
 * Where it ends, exclusive: past those told, the places and the days, up to the next clause. A noun that nothing leads in
 * is the subject of what is told ("said in Manila militants had").
 * @param takes  whether the first noun belongs to the clause: "told reporters", "according to police"
 */
const endOf = ({ tokens, classes, groups }: Sentence, from: number, takes: boolean): number => {
  let at = from
  while (at < tokens.length) {
    const group = groups.find((g) => g.first === at)
    const kind = classes[at]
    if (group) {
      const led = classes[at - 1] === 'preposition' || tokens[at - 1]?.low === 'and' || (takes && at === from)
      if (!led && !DAY.test(group.head)) return at
      at = group.last + 1
    } else if (kind === 'preposition' || kind === 'adverb' || kind === 'number' || tokens[at]?.low === 'and') at++
    else return at
  }
  return at
}

// Matches "Monday". Not: "mondale".
const DAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|week|night|morning|evening)$/
