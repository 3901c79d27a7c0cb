import type { When } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { DateMention } from '../dates/index.ts'
import type { Published } from '../document.ts'
import type { Mention } from './mentions.ts'

// Verbs whose date is that of the report or of what came afterwards: "said on Monday", "rose on Friday to 61", "were
// reunited on Wednesday", "was sentenced on Thursday".
// Matches "said". Not: "exploded".
const AFTERWARDS =
  /^(?:said|says|saying|told|announced|reported|added|stated|confirmed|disclosed|declared|noted|revealed|wrote|rose|climbed|lowered|raised|raising|revised|reached|denied|condemned|issued|released|published|warned|threatened|vowed|pledged|predicted|dismissed|rejected|urged|called|claimed|blamed|accused|unveiled|gathered|reunited|freed|rescued|buried|sentenced|convicted|charged|jailed|identified|recovered|arrived|visited|met|remained|expected|scheduled|remembered|mourned|commemorated|honou?red|recalled)$/

// "gathered on Monday to remember the flood": the day of the mourners, not of the flood.
// Matches "mourn". Not: "march".
const REMEMBRANCE = /^(?:remember|mourn|mark|commemorate|honou?r|recall)$/

/** The date of what a mention tells: the first that is neither the report's own nor the start of a period. */
export const dateOf = (mention: Mention): DateMention | undefined => {
  const [first, ...others] = mention.dates.filter(
    (date) => date.sense !== 'since' && !isReportDate(mention, date) && !isDayOfDeath(mention, date),
  )
  return (first && others.find((date) => datesAct(mention, first, date))) ?? first
}

// Matches "who was wounded … died", "taken to hospital". Not: "died at the scene".
const HARMED_BEFORE =
  /\b(?:wounded|injured|hospitals?|injuries|wounds|burns|ill|sick|poisoning|poisoned|succumbed|intensive care)\b/

/** "A man wounded in last week's attack died on Monday": the day of the death, not of the attack. */
const isDayOfDeath = ({ sentence, readings, words }: Mention, { span }: DateMention): boolean => {
  if (!HARMED_BEFORE.test(words)) return false
  const at = sentence.tokens.findIndex((token) => token.start >= span.start)
  return readings.some(({ act, last }) => act.id === 'act.die' && last < at && at - last <= DIED_ON)
}

// Words between "died" and its day: "in hospital early on".
const DIED_ON = 6

/** The day on which it was told, where no sentence says on which it happened. */
const reportDateOf = (mention: Mention): DateMention | undefined =>
  mention.dates.find((date) => date.sense !== 'since' && date.precision === 'day' && isReportDate(mention, date))

/**
 * "asked on Monday for life for the execution of prisoners in 1994": the first date is that of a verb in front of all
 * acts, and the second stands behind a noun for one, or is the year of the only one.
 */
const datesAct = (mention: Mention, first: DateMention, date: DateMention): boolean => {
  const { sentence, readings, nouns } = mention
  const { tokens, classes } = sentence
  const at = (start: number): number => tokens.findIndex((token) => token.start >= start)
  const [mine, theirs] = [at(first.span.start), at(date.span.start)]
  if (readings.some((reading) => reading.first < mine) || nouns.some((noun) => noun.first < mine)) return false
  if (first.precision !== 'year' && date.precision === 'year' && isYearOfAct(mention, mine, date)) return true
  if (!classes.slice(0, mine).some((kind, i) => kind === 'verb' || (kind === 'participle' && i < mine))) return false
  const act = nouns.findLast(({ last }) => last < theirs && last > mine)
  return act !== undefined && !classes.slice(act.last + 1, theirs).some((kind) => VERBAL.has(kind))
}

/**
 * "rebuilt on Tuesday what the 2023 earthquake destroyed", "ruled on Tuesday that the man who stabbed three people in 2024
 * was sane": behind a verb with a day of its own, the year stands in front of the act's noun or in the act's clause.
 */
const isYearOfAct = ({ sentence, readings, nouns }: Mention, day: number, { span }: DateMention): boolean => {
  const { tokens, classes } = sentence
  const [from, to] = [span.start, span.end].map((start) => tokens.findIndex((token) => token.start >= start))
  if (from === undefined || to === undefined || from < 0 || to < 0) return false
  const before = readings.filter(({ first, last }) => first > day && last < from)
  const lows = (first: number, last: number): string[] => tokens.slice(first, last).map(({ low }) => low)
  if (nouns.some(({ first }) => first >= to && first - to <= 2))
    return before.every(({ last }) => lows(last + 1, from).includes('by'))
  const [act, another] = before
  if (!act || another) return false
  return (
    classes.slice(0, act.first).some((kind) => kind === 'verb' || kind === 'participle') &&
    !classes.slice(act.last + 1, from).some((kind) => VERBAL.has(kind))
  )
}

const VERBAL = new Set(['verb', 'auxiliary', 'participle', 'ing', 'subordinator'])

// Matches "found … raising the death toll", "recovered …, bringing the number". Not: "shot … bringing traffic to a halt".
const FOUND_LATER =
  /\b(?:found|discovered|pulled|dug|unearthed|retrieved) .*\b(?:rais|bring|tak|push)ing (?:the |to \S+ the )?(?:confirmed |official )?(?:death toll|toll|number|total|dead)\b/

/** Whether the verb that the date stands behind is one of the report, with no act between the two. */
const isReportDate = (mention: Mention, date: DateMention): boolean => {
  const { tokens, classes } = mention.sentence
  const first = tokens.findIndex((token) => token.start >= date.span.start)
  // "last Sunday's sinking" dates the sinking, whatever the verb.
  if (tokens.some((token) => token.possessive && token.start >= date.span.start && token.start < date.span.end))
    return false
  const behind = tokens.find((token) => token.start >= date.span.end && token.end <= mention.end)
  // "sentenced for the 2016 truck attack"
  if (date.precision === 'year' && behind && classes[tokens.indexOf(behind)] === 'noun') return false
  if (behind && AFTERWARDS.test(behind.low)) return true
  // "found 14 bodies on Tuesday, raising the death toll to 212"
  if (FOUND_LATER.test(mention.words)) return true
  const after = behind ? tokens[tokens.indexOf(behind) + 1] : undefined
  if (behind?.low === 'to' && after && REMEMBRANCE.test(after.low)) return true
  for (let at = first - 1; at >= 0 && at > first - 20; at--) {
    if (mention.nouns.some((noun) => noun.last === at && noun.happening.types.some(([, weight]) => weight >= 1)))
      return false
    const low = tokens[at]?.low ?? ''
    // "reported as faulty on Friday"
    if (classes[at] === 'subordinator' && low !== 'as') return false
    if (AFTERWARDS.test(low)) return low !== 'buried' || classes[at - 1] === 'auxiliary'
    if (classes[at] === 'verb' || classes[at] === 'participle' || classes[at] === 'ing') return false
  }
  return false
}

/** Whether two dated mentions tell of different days. */
export const differentDays = (a: DateMention | undefined, b: DateMention | undefined): boolean => {
  if (!a?.start || !b?.start || !a.end || !b.end)
    return Boolean(a && b && !a.start && !b.start && a.text.toLowerCase() !== b.text.toLowerCase() && bothNameDay(a, b))
  return a.end.slice(0, 10) < b.start.slice(0, 10) || b.end.slice(0, 10) < a.start.slice(0, 10)
}

/** Without a publication date "Thursday" and "January 25" cannot be compared, but two names of days differ. */
const bothNameDay = (a: DateMention, b: DateMention): boolean => a.weekday !== b.weekday

/** Where a date comes from when no sentence gives one: the incident told before, or for current ones the publication. */
export type Fallbacks = {
  /** The text that spans point into. */
  text: string
  published: Published | undefined
  current: boolean
  known: DateMention | undefined
}

/** The `when` of a claim from its mentions; the day of publication when no sentence gives one. */
export const dateClaim = (mentions: Mention[], { text, published, current, known }: Fallbacks): Ruled<When> => {
  const dates = mentions.flatMap((mention) => dateOf(mention) ?? [])
  const date = dates.find((finer) => isWithin(finer, dates[0])) ?? dates[0] ?? known
  if (date) return asWhen(date, text)
  // "The ministry said on Sunday that drones had hit", published on Monday: on Sunday, or just before.
  const told = current ? mentions[0] && reportDateOf(mentions[0]) : undefined
  if (told?.start && published && told.start.slice(0, 10) < published.start)
    return { ...asWhen(told, text), rule: 'date.of-the-report' }
  if (current && published)
    return {
      start: published.start,
      end: published.start,
      precision: 'day',
      basis: published.basis,
      rule: `date.${published.basis}`,
      ...(published.span && { read: published.span }),
    }
  return { start: null, end: null, precision: 'unknown', basis: 'none', rule: 'date.none' }
}

/** "overnight" is two days; a later sentence that names one of them is nearer. */
const isWithin = (finer: DateMention, first: DateMention | undefined): boolean =>
  first?.start != null &&
  first.end != null &&
  first.start.slice(0, 10) !== first.end.slice(0, 10) &&
  finer.start !== null &&
  finer.start.slice(0, 10) === finer.end?.slice(0, 10) &&
  finer.start >= first.start &&
  finer.start.slice(0, 10) <= first.end

const asWhen = (date: DateMention, text: string): Ruled<When> => ({
  start: date.start,
  end: date.end,
  precision: date.precision,
  basis: 'text',
  ...withPartOfDay(date, text),
  rule: date.rule,
})

// Words around a day that say which part of it. Matches "late on", "before dawn on"; behind it "night", "evening".
const PART_BEFORE =
  /(?<![\w-])(?:(?:very )?(?:late|early)(?: in the \w+)?|before dawn|at dawn|overnight|the night of)(?: on| of)? $/i
const PART_BEHIND = /^ (?:night|evening|morning|afternoon)(?![\w-])/i

/** A day as written, with the part of it that the words name: "late on Tuesday", "Tuesday night". */
const withPartOfDay = ({ text, span }: DateMention, story: string): Pick<When, 'text' | 'span'> => {
  if (story.slice(span.start, span.end) !== text) return { text, span }
  const before = PART_BEFORE.exec(story.slice(Math.max(0, span.start - LONGEST_PART), span.start))?.[0] ?? ''
  const behind = PART_BEHIND.exec(story.slice(span.end, span.end + LONGEST_PART))?.[0] ?? ''
  return {
    text: `${before}${text}${behind}`,
    span: { start: span.start - before.length, end: span.end + behind.length },
  }
}

/** Characters: "very early in the morning on ". */
const LONGEST_PART = 30
