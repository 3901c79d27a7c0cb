import type { Span } from '@blotter/events'

// A related headline glued to its date, as some sites print them under a story.
// Matches "GMT 14:39 2018 Sunday ,07 January". Not: "at 14:39 GMT on Sunday".
const GLUED_DATE = /GMT \d{1,2}:\d{2} \d{4} \w+ ,?\d{1,2} \w+/

// Matches "All rights reserved to", "Send your comments". Not: "the rights of".
const FOOT =
  /^(?:all rights reserved|send your comments|your comment as a visitor|maintained and developed|copyright ©|©|related (?:articles|stories|news)|read more|also read|most read|recommended|advertisement|sign up|follow us|share this|story copyright)/i

/**
 * Where the story ends and the page's own words begin, when a text still holds some: everything from the first glued date
 * or foot line on. The start of the text is never chrome.
 * @returns UTF-16 offset, `text.length` when all is story
 */
export const storyEnd = (text: string, paragraphs: Span[]): number => {
  for (const [i, paragraph] of paragraphs.entries()) {
    if (i === 0) continue
    const line = text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 400))
    if (GLUED_DATE.test(line) || (FOOT.test(line) && i > paragraphs.length / 3)) return paragraph.start
  }
  return text.length
}
