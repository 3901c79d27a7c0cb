import type { Casualty } from '@blotter/events'
import type { Token } from '../text/tokens.ts'
import { decimal, scale, simpleNumber } from './number-words.ts'

export type Qualifier = Casualty['qualifier']
/** A count of people or things in a run of tokens; `first` and `last` are token indexes, qualifier words included. */
export type Quantity = { min: number; max: number | null; qualifier: Qualifier; first: number; last: number }

type Core = { min: number; max: number | null; qualifier: Qualifier; last: number }

// What stands before a number, longest first, and what it makes of it.
const BEFORE: [string[], Qualifier | 'fewer-than'][] = (
  [
    ['at least|no fewer than|not fewer than|no less than|not less than|a minimum of', 'at-least'],
    ['more than|over|upwards of|in excess of|well over', 'more-than'],
    ['up to|as many as|at most|no more than', 'up-to'],
    ['fewer than|less than', 'fewer-than'],
    ['about|around|some|nearly|almost|approximately|roughly|close to|an estimated|estimated|circa', 'about'],
  ] as const
).flatMap(([words, qualifier]) =>
  words.split('|').map((phrase): (typeof BEFORE)[number] => [phrase.split(' '), qualifier]),
)
BEFORE.sort((a, b) => b[0].length - a[0].length)

// "dozens" is 24 or more, "scores" 40, "hundreds" 200, as the claim's conventions say; the larger ones go on alike.
const VAGUE = new Map([
  ['dozens', 24],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2000],
])

// A number before one of these counts no people: measures, times, money, shares, places in a row.
const UNITS = new Set(
  (
    'percent % per-cent km kilometres kilometers kilometre metres meters metre meter miles mile feet foot inches tons tonnes ton kg kilos ' +
    'p.m. a.m. kilograms pounds grams litres liters gallons acres hectares degrees hours hour minutes minute seconds second days day weeks week months ' +
    'month years year decades decade times a.m p.m a.m. p.m. am pm dollars euros pesos rupees shillings million-dollar mph gmt block caliber calibre ' +
    'mm millimeter rounds-per points goals wickets runs weeks-old year-old km/h blocks yards kilometers'
  ).split(' '),
)

/**
 * The count that begins at a token ("at least 57", "between eight and ten", "two dozen", "a couple", "dozens"), or
 * undefined when none does. Measures, clock times, money, shares, ages and years are none.
 */
export const quantityAt = (tokens: Token[], first: number): Quantity | undefined => {
  const low = tokens[first]?.low
  if (low === undefined || !mayOpen(low)) return undefined
  const lead = leadAt(tokens, first)
  const start = first + (lead?.length ?? 0)
  const between = betweenAt(tokens, first)
  if (between) return accept(tokens, first, between)
  const core = coreAt(tokens, start)
  if (!core || (!lead && forbidden(tokens, start))) return undefined
  const qualified = lead && core.qualifier !== 'vague' ? withQualifier(core, lead.qualifier) : core
  return accept(tokens, first, afterwards(tokens, qualified))
}

// More are no victims of one incident.
const MOST_PEOPLE = 100_000_000

/** Whether a number of more people than can befall anything begins at a token: "3 billion", "more than 3,000,000,000". */
export const countsTooMany = (tokens: Token[], first: number): boolean => {
  const core = coreAt(tokens, first + (leadAt(tokens, first)?.length ?? 0))
  return core !== undefined && core.min > MOST_PEOPLE
}

// Words that open a count without being a number.
const OPENERS = new Set([
  ...BEFORE.map(([words]) => words[0] ?? ''),
  ...VAGUE.keys(),
  'a',
  'half',
  'several',
  'couple',
  'between',
])

const mayOpen = (low: string): boolean =>
  OPENERS.has(low) || simpleNumber(low) !== undefined || decimal(low) !== undefined

type Lead = { length: number; qualifier: (typeof BEFORE)[number][1] }

const leadAt = (tokens: Token[], first: number): Lead | undefined => {
  for (const [words, qualifier] of BEFORE) {
    if (words.every((word, i) => tokens[first + i]?.low === word)) return { length: words.length, qualifier }
  }
  return undefined
}

const betweenAt = (tokens: Token[], first: number): Core | undefined => {
  if (tokens[first]?.low !== 'between') return undefined
  const low = coreAt(tokens, first + 1)
  if (!low || tokens[low.last + 1]?.low !== 'and') return undefined
  const high = coreAt(tokens, low.last + 2)
  return high && high.min > low.min ? { min: low.min, max: high.min, qualifier: 'between', last: high.last } : undefined
}

const coreAt = (tokens: Token[], at: number): Core | undefined => {
  const low = tokens[at]?.low ?? ''
  const vague = VAGUE.get(low)
  if (vague !== undefined) {
    const times = tokens[at + 1]?.low === 'of' ? scaleOf(tokens[at + 2]?.low) : undefined
    return { min: vague * (times ?? 1), max: null, qualifier: 'vague', last: times ? at + 2 : at }
  }
  const odd = ODD.exec(low)
  if (odd) return { min: Number(odd[1]), max: null, qualifier: 'about', last: at }
  if (low === 'a' || low === 'half' || low === 'several' || low === 'couple') return phraseAt(tokens, at)
  const whole = wholeAt(tokens, at)
  if (!whole) return undefined
  if (['to', 'or', '-', '–'].includes(tokens[whole.last + 1]?.low ?? '')) {
    const high = wholeAt(tokens, whole.last + 2)
    if (high && high.value > whole.value && high.value <= whole.value * 4 + 4)
      return { min: whole.value, max: high.value, qualifier: 'between', last: high.last }
  }
  return { min: whole.value, max: whole.value, qualifier: 'exact', last: whole.last }
}

// Matches "30-odd". Not: "odd".
const ODD = /^(\d{1,5})-odd$/

/** "half of the 40 passengers". */
const halfOf = (tokens: Token[], at: number): Core | undefined => {
  const from = tokens[at + 1]?.low === 'of' ? at + 2 : at + 1
  const whole = wholeAt(tokens, tokens[from]?.low === 'the' ? from + 1 : from)
  if (!whole || whole.value < 2 || !Number.isInteger(whole.value)) return undefined
  const half = Math.floor(whole.value / 2)
  return { min: half, max: half, qualifier: 'about', last: whole.last }
}

const phraseAt = (tokens: Token[], at: number): Core | undefined => {
  const two = `${tokens[at]?.low} ${tokens[at + 1]?.low}`
  const three = `${two} ${tokens[at + 2]?.low}`
  if (three === 'half a dozen') return { min: 6, max: 6, qualifier: 'about', last: at + 2 }
  if (tokens[at]?.low === 'half') return halfOf(tokens, at)
  if (three === 'a score of') return { min: 20, max: 20, qualifier: 'about', last: at + 2 }
  if (two === 'a couple')
    return { min: 2, max: 2, qualifier: 'exact', last: tokens[at + 2]?.low === 'of' ? at + 2 : at + 1 }
  const times = tokens[at]?.low === 'a' ? scaleOf(tokens[at + 1]?.low) : undefined
  if (times !== undefined) {
    const { value, last } = scaled(tokens, 1, at)
    return { min: value, max: value, qualifier: value === times && times !== 12 ? 'about' : 'exact', last }
  }
  const several = { 'several dozen': 24, 'several hundred': 200, 'several thousand': 2000 }[two]
  return several === undefined ? undefined : { min: several, max: null, qualifier: 'vague', last: at + 1 }
}

/** A whole number of one or more tokens: "one hundred and five", "two dozen", "1.5 million"; "1.5" alone is none. */
const wholeAt = (tokens: Token[], at: number): { value: number; last: number } | undefined => {
  const low = tokens[at]?.low ?? ''
  const first = simpleNumber(low)
  // "one and a half dozen", "two and a half million".
  const half = wordsAt(tokens, at + 1, 3) === 'and a half' && scaleOf(tokens[at + 4]?.low) !== undefined
  if (first !== undefined && half) return scaled(tokens, first + 0.5, at + 3)
  if (first !== undefined) return scaled(tokens, first, at)
  const part = decimal(low)
  return part !== undefined && scaleOf(tokens[at + 1]?.low) !== undefined ? scaled(tokens, part, at) : undefined
}

const wordsAt = (tokens: Token[], at: number, count: number): string =>
  tokens
    .slice(at, at + count)
    .map(({ low }) => low)
    .join(' ')

/** A number times the scales behind it, with what is added to them: "(one) hundred and five". */
const scaled = (tokens: Token[], first: number, at: number): { value: number; last: number } => {
  let value = first
  let last = at
  for (let times = scaleOf(tokens[last + 1]?.low); times !== undefined; times = scaleOf(tokens[last + 1]?.low)) {
    value = Math.round(value * times)
    last++
  }
  if (last === at) return { value, last }
  const rest = tokens[last + 1]?.low === 'and' ? last + 2 : last + 1
  const more = tokens[rest]?.kind === 'number' ? undefined : simpleNumber(tokens[rest]?.low ?? '')
  return more !== undefined && more < 100 && value % 100 === 0 ? { value: value + more, last: rest } : { value, last }
}

const scaleOf = (low: string | undefined): number | undefined =>
  low === 'dozen' ? 12 : low === undefined ? undefined : scale(low)

const withQualifier = (core: Core, qualifier: Lead['qualifier']): Core => {
  if (qualifier === 'fewer-than') return { ...core, min: 0, max: (core.max ?? core.min) - 1, qualifier: 'up-to' }
  if (qualifier === 'at-least' || qualifier === 'more-than') return { ...core, max: null, qualifier }
  if (qualifier === 'up-to') return { ...core, min: 0, max: core.max ?? core.min, qualifier }
  return core.qualifier === 'between' ? core : { ...core, qualifier }
}

/** "10 or more", "two or so". */
const afterwards = (tokens: Token[], core: Core): Core => {
  const next = `${tokens[core.last + 1]?.low} ${tokens[core.last + 2]?.low}`
  if (next === 'or more') return { ...core, max: null, qualifier: 'at-least', last: core.last + 2 }
  return next === 'or so' ? { ...core, qualifier: 'about', last: core.last + 2 } : core
}

// Matches "jan", "march". Not: "marchers".
const MONTHS =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?\.?$/

const forbidden = (tokens: Token[], at: number): boolean => {
  const before = tokens[at - 1]
  const low = tokens[at]?.low ?? ''
  if (before && /^[$€£¥]$/.test(before.low)) return true
  if (before && (MONTHS.test(before.low) || (before.low === '.' && MONTHS.test(tokens[at - 2]?.low ?? '')))) return true
  if (before?.low === 'aged' || before?.low === 'age') return true
  if (tokens[at]?.kind === 'number' && isNumbered(tokens, at)) return true
  // A bare four-figure number from 1900 to 2099 is a year.
  return /^(?:19|20)\d\d$/.test(low)
}

// What bears a number as its name. Matches "Ward 7". Not: "In the ward 7 people died".
const NUMBERED =
  /^(?:unit|brigade|block|ward|bus|tram|line|route|highway|flight|room|gate|district|zone|sector|camp|building|platoon|battalion|regiment|division|squadron|boeing|airbus|platform|exit|level|area|section|article|phase|cell|wing|hangar|warehouse|pier|berth|shaft|reactor|terminal|tower|school|hospital|kindergarten|mine|gang|pump|tunnel|pit|group|channel|radio|village|bridge|quarter|resolution|opus|apollo|type|class|model|part|chapter|page|round|day|stage)$/

/** "Brigade 47", "Mine No. 9": the number is a name. */
const isNumbered = (tokens: Token[], at: number): boolean => {
  const before = tokens[at - 1]
  const mark = before?.low === '.' ? tokens[at - 2] : before
  if (mark?.low === 'no' || mark?.low === 'nos' || mark?.low === '#') return mark.capital || mark.low === '#'
  return before?.capital === true && NUMBERED.test(before.low) && !COUNTED.test(tokens[at + 1]?.low ?? '')
}

// Matches "people", in capitals behind "IN THE CAMP 12". Not: "were".
const COUNTED = /^(?:people|persons|others|men|women|children|dead|wounded|injured|soldiers|police\w*|civilians)$/

const accept = (tokens: Token[], first: number, core: Core): Quantity | undefined => {
  const next = tokens[core.last + 1]
  const low = next?.low ?? ''
  if (UNITS.has(low) || MONTHS.test(low) || low === '%') return undefined
  // A time of day.
  if (low === ':' && tokens[core.last + 2]?.kind === 'number') return undefined
  if (low === 'of' && MONTHS.test(tokens[core.last + 2]?.low ?? '')) return undefined
  if (/^(?:million|billion)$/.test(low) || (low === 'per' && tokens[core.last + 2]?.low === 'cent')) return undefined
  if (core.min > MOST_PEOPLE) return undefined
  return { min: core.min, max: core.max, qualifier: core.qualifier, first, last: core.last }
}
