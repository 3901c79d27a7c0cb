import { type Day, isoDay, type Range } from '../../dates/calendar.ts'
import type { DateMention, NewsTime } from '../../dates/mention.ts'
import { matchesOf } from '../../text/matches.ts'
import { createPrefilter, vocabularyOf } from '../text/prefilter.ts'
import { anchorOf } from './anchor.ts'
import { explicitDates } from './explicit-dates.ts'
import type { DatePattern } from './pattern.ts'
import type { Reading } from './reading.ts'
import { relativeDates } from './relative-dates.ts'

/**
 * The dates of a text, in text order, none overlapping; spans are UTF-16 code units. News tells of the past: a
 * weekday is the latest one on or before the article's day, a day without a year the latest one, unless the words in
 * front announce it. Only `newsTime` is reckoned from, never the machine's clock or zone.
 */
export const readDates = (text: string, newsTime: NewsTime): DateMention[] => {
  const anchor = anchorOf(newsTime)
  const mentions: DateMention[] = []
  for (const { start, end, pattern, groups } of joined(text, longestFirst(findAll(text)))) {
    const reading = pattern.read(groups, { ...anchor, ahead: isAnnounced(text, start) })
    if (!reading) continue
    const sense = reading.sense ?? (isSince(text, start, end) ? 'since' : 'point')
    mentions.push(
      mention(
        text,
        { start, end, rule: `date.${pattern.id}` },
        { ...reading, sense, range: sense === 'since' ? upTo(reading.range, anchor.today) : reading.range },
      ),
    )
    if (reading.range && reading.precision === 'day' && sense === 'point') anchor.last = reading.range.start
  }
  return mentions
}

type Found = { start: number; end: number; pattern: DatePattern; groups: readonly (string | undefined)[] }

const perhaps = createPrefilter([...explicitDates, ...relativeDates], ({ regex }) => [regex])

const findAll = (text: string): Found[] => {
  const found: Found[] = []
  for (const pattern of perhaps(vocabularyOf(text)))
    for (const match of matchesOf(pattern.regex, text))
      found.push({ start: match.index, end: match.index + match[0].length, pattern, groups: match })
  return found
}

/** Of overlapping finds the earlier one stays, of those that begin alike the longer. */
const longestFirst = (found: Found[]): Found[] => {
  const kept: Found[] = []
  for (const next of found.sort((a, b) => a.start - b.start || b.end - a.end))
    if (next.start >= (kept.at(-1)?.end ?? 0)) kept.push(next)
  return kept
}

/** "Sunday, March 2" and "THURSDAY [31 OCTOBER]" are one date: the explicit part says it. */
const joined = (text: string, found: Found[]): Found[] => {
  const all: Found[] = []
  for (const next of found) {
    const before = all.at(-1)
    const between = before && text.slice(before.end, next.start)
    if (before && NAMED_DAY.has(next.pattern.id) && POINTING.has(before.pattern.id) && APPOSITION.test(between ?? '')) {
      const end = text[next.end] === ']' ? next.end + 1 : next.end
      all[all.length - 1] = { ...next, start: before.start, end }
    } else all.push(next)
  }
  return all
}

const NAMED_DAY = new Set(['month-day', 'day-month', 'iso'])
const POINTING = new Set(['weekday', 'today', 'yesterday'])
/** ", " and " [" match, " and " must not. */
const APPOSITION = /^(?:,? ?\(?| ?\[|,? the )$/

/** "will meet on Thursday" matches, "met on Thursday" must not. */
const AHEAD =
  /\b(?:will|would|shall|could|expects?|forecast|scheduled|planned|plans?|planning|vow(?:s|ed)|threaten(?:s|ed)|due|slated|expected|upcoming|to be held|set (?:to|for)|until|postponed|(?:is|are) to (?!blame\b)[a-z]+)\b[^.!?;]{0,60}$/i
/** "since ", "ever since late " match, "sincerely" must not. */
const SINCE = /\bsince (?:the |early |mid |late |at least |about )*$/i

/** "polls open on ", "the trial begins next " match, "which opened on " must not. */
const TIMETABLED =
  /\b(?:polls?|voting|elections?|talks|trial|hearings?|summit|negotiations|games|festival|season|tournament|school|term) (?:opens?|begins?|starts?|resumes?|reopens?|takes? place|ends?|closes?) (?:on |next |this )?$/i

const isAnnounced = (text: string, start: number): boolean => {
  const before = text.slice(Math.max(0, start - 80), start)
  return AHEAD.test(before) || TIMETABLED.test(before)
}

/** "Since 2011" runs up to the article. */
const upTo = (range: Range | null, today: Day | null): Range | null =>
  range && { start: range.start, end: Math.max(range.start, today ?? range.end) }

/** "worst accident since" and "since May, when" date another event and open no period. */
const SUPERLATIVE = /\b(?:worst|deadliest|biggest|largest|bloodiest|heaviest|highest|first|most)\b[^.!?;]{0,70}$/i

const isSince = (text: string, start: number, end: number): boolean => {
  const before = text.slice(Math.max(0, start - 90), start)
  if (!SINCE.test(before) && !/^since\b/i.test(text.slice(start, start + 6))) return false
  return !SUPERLATIVE.test(before) && !/^,? when\b/i.test(text.slice(end, end + 6))
}

const mention = (
  text: string,
  { rule, ...span }: DateMention['span'] & Pick<DateMention, 'rule'>,
  reading: Reading,
): DateMention => {
  const { range, precision, sense = 'point', weekday, month, day } = reading
  return {
    span,
    text: text.slice(span.start, span.end),
    rule,
    start: range && isoDay(range.start),
    end: range && isoDay(range.end),
    precision: range ? precision : precision === 'day' ? 'unknown' : precision,
    sense,
    ...(weekday !== undefined && { weekday }),
    ...(month !== undefined && { month }),
    ...(day !== undefined && { day }),
  }
}
