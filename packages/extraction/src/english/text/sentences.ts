import type { Span } from '@blotter/events'
import { matchesOf } from '../../text/matches.ts'

// Where a sentence may end: a stop, what closes a quotation or bracket, white space, and what may begin the next.
// Matches the ends of "He left. They", "he said.” “No", "9 p.m. He". Not: "3.5 million", "e.g. this".
const END = /(?<![.!?…])[.!?…]+["”’')\]]*\s+(?=["“‘'([]*[\p{Lu}\p{N}])/gu

// Words after which a stop ends no sentence, whatever follows.
// Matches "said Gen.", "J.". Not: "general."
const TITLES =
  /(?:^|[\s("“‘'[-])(?:mr|mrs|ms|dr|st|lt|col|gen|maj|brig|capt|cmdr|sgt|cpl|pvt|gov|sen|rep|rev|msgr|insp|supt|prof|pres|hon|fr|sr|jr|mt|ft|no|nos|vs|approx|adm|amb|atty|det|dep|asst|dist|ave|blvd|rd|hwy|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|p|\p{L})\.$/iu

// Stops inside these stand for more than one letter; they end a sentence only before a word that begins one.
// Matches "U.S.", "p.m.", "Inc.". Not: "said."
const INITIALS =
  /(?:(?:^|[\s("“])(?:\p{L}\.){2,}|\b(?:inc|co|corp|ltd|etc|calif|tenn|ind|ky|ga|fla|ala|ark|ariz|colo|conn|ill|kan|md|mass|mich|minn|miss|mo|neb|nev|okla|ore|pa|tex|va|vt|wash|wis|wyo|w\.va)\.)$/iu
// Matches "The army", "He left". Not: "Army".
const STARTERS =
  /^["“‘'([]*(?:the|a|an|he|she|it|they|we|i|you|in|on|at|but|and|as|after|when|while|if|no|one|two|police|officials|his|her|their|there|this|that|these|those|it's|authorities|witnesses|according|meanwhile|some|more|another|both|all|also|for|from|by|of|residents)\b/i

// A paragraph this long has no line of prose in it; it is cut so that one line cannot take long.
const LONGEST_PARAGRAPH = 20_000

/**
 * Sentences of a clean text, in order and without overlap. A line break always ends one.
 * @returns spans in UTF-16 code units, white space at both ends left out
 */
export const readSentences = (text: string): Span[] => paragraphsOf(text).flatMap((part) => inParagraph(text, part))

/** Paragraphs: lines with something on them, trimmed. Spans in UTF-16 code units. */
export const paragraphsOf = (text: string): Span[] => {
  const found: Span[] = []
  let start = 0
  while (start < text.length) {
    const line = text.indexOf('\n', start)
    const end = Math.min(line < 0 ? text.length : line, start + LONGEST_PARAGRAPH)
    const span = trimmed(text, start, end)
    if (span.end > span.start) found.push(span)
    start = end === line ? end + 1 : end
  }
  return found
}

const inParagraph = (text: string, paragraph: Span): Span[] => {
  const line = text.slice(paragraph.start, paragraph.end)
  const spans: Span[] = []
  let from = paragraph.start
  for (const match of matchesOf(END, line)) {
    const at = match.index + match[0].trimEnd().length
    if (!endsHere(line, match.index, match.index + match[0].length)) continue
    spans.push(trimmed(text, from, paragraph.start + at))
    from = paragraph.start + at
  }
  spans.push(trimmed(text, from, paragraph.end))
  return spans.filter((span) => span.end > span.start)
}

/** Whether the stop at `stop` ends a sentence, given that the next word begins at `next`. */
const endsHere = (line: string, stop: number, next: number): boolean => {
  if (line[stop] !== '.') return true
  const before = line.slice(Math.max(0, stop - 16), stop + 1)
  if (INITIALS.test(before)) return STARTERS.test(line.slice(next, next + 16))
  return !TITLES.test(before)
}

const trimmed = (text: string, start: number, end: number): Span => {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}
