import type { Span } from '@blotter/events'

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*'
const CLOCK = '\\d{1,2}:\\d{2}'
const YEAR = '(?:19|20)\\d{2}'
// A whole date stamp (clock, year and month in either order) that opens a line or is glued to the word before it, as
// lists of related headlines become when their tags are taken away.
// Matches "UTC 06:10 2021 Friday ,12 March", "Ferry sinks12 March 2021 06:10". Not: "at 06:10 on 12 March 2021".
const STAMP = new RegExp(
  `(?:^|[a-z’')])(?:(?:GMT|UTC) ?)?(?:${CLOCK}.{0,20}${YEAR}.{0,20}${MONTH}|\\d{1,2} ${MONTH}.{0,4}${YEAR}.{0,8}${CLOCK})`,
  'i',
)

// Matches "All rights reserved", "Leave a comment". Not: "the rights of".
const FOOT =
  /^(?:all rights reserved|(?:add|leave|post|send|write) (?:a|your|us your) comments?|copyright ©|©|related (?:articles|stories|news)|read more|also read|most read|recommended|advertisement|sign up|follow us|share this|story copyright)/i

/**
 * Where the story ends and the page's own words begin, when a text still holds some: everything from the first glued date
 * or foot line on. The start of the text is never chrome.
 * @returns UTF-16 offset, `text.length` when all is story
 */
export const storyEnd = (text: string, paragraphs: Span[]): number => {
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i === 0) continue
    const line = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 400))
    if (STAMP.test(line) || (FOOT.test(line) && i > paragraphs.length / 3)) return paragraph.start
  }
  return text.length
}
