import type { Span } from '@blotter/events'
import { segment } from 'sentencex'

// A sentence that the segmenter ended at one of these abbreviations goes on ("Brig." "Gen. Alabi", "near St." "Louis").
// Matches "said Brig. Gen." Not: "the end."
const OPEN_END =
  /(?:^|[\s("“])(?:mr|mrs|ms|dr|st|lt|col|gen|maj|brig|capt|sgt|cpl|gov|sen|rep|rev|msgr|insp|supt|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|no|vs|u\.s|u\.n|[a-z])\.\s*$/i

// Where the segmenter went on although a clock time ended the sentence: "at 8 p.m. He left". Not: "8 p.m. on Monday".
const CLOCK_END = /\b[ap]\.m\.\s+(?=[A-Z“"])/g

// A paragraph this long has no line of prose in it; it is cut so that the segmenter's work stays bounded.
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
  const pieces = segment('en', text.slice(paragraph.start, paragraph.end))
  const spans: Span[] = []
  let at = paragraph.start
  let open = false
  for (const piece of pieces) {
    const start = text.startsWith(piece, at) ? at : Math.max(at, text.indexOf(piece, at))
    const end = Math.min(start + piece.length, paragraph.end)
    const previous = spans.at(-1)
    if (open && previous) previous.end = end
    else spans.push({ start, end })
    at = end
    const last = spans.at(-1)
    open = last !== undefined && OPEN_END.test(text.slice(Math.max(last.start, last.end - 12), last.end))
  }
  return spans.flatMap((span) => splitAtClock(text, span)).map((span) => trimmed(text, span.start, span.end))
}

const splitAtClock = (text: string, span: Span): Span[] => {
  const cuts = [...text.slice(span.start, span.end).matchAll(CLOCK_END)].map((m) => span.start + m.index + m[0].length)
  return [...cuts, span.end].map((end, i) => ({ start: cuts[i - 1] ?? span.start, end }))
}

const trimmed = (text: string, start: number, end: number): Span => {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}
