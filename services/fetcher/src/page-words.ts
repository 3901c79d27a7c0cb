import { isUtf8 } from 'node:buffer'
import { withoutStamp } from '@blotter/feeds'

/**
 * What a page says, for comparing two looks at it: its text and what its scripts hold, without markup, letter case and
 * white space, and without what changes by itself: moments as machines write them, hashes, long numbers, what only says
 * when it was renewed or how often it was looked at ("Updated 5 March", "12 comments"), and the dates, clock times and
 * ages of short lines such as "Harbour desk 10:45". What a sentence, a headline or a list says of when something happened
 * stays. A changed toll changes it, a bumped date or a new nonce does not.
 * @param html  bytes of the page; read as Latin-1 where they are not UTF-8, since only equality counts
 */
export const pageWords = (html: Uint8Array): string =>
  Buffer.from(html.buffer, html.byteOffset, html.byteLength)
    .toString(isUtf8(html) ? 'utf8' : 'latin1')
    .replace(GAP, ' ')
    .replace(TIME, ' ')
    .replace(TOLD, `\n${KEPT}`)
    .replace(BLOCK, '\n')
    .replace(TAG, ' ')
    .toLowerCase()
    .replace(SPACE_NAMED, ' ')
    .replace(MOMENT, ' ')
    .replace(COUNT, ' ')
    .replace(QUOTED, (whole, _quote, inside) => (withoutStamp(inside).trim() === '' ? ' ' : whole))
    .replace(TOKEN, ' ')
    .split(PART)
    .map(saidBy)
    .join(' ')
    .replace(GAP, ' ')
    .trim()

const saidBy = (line: string): string => {
  const told = line.startsWith(KEPT)
  const words = withoutStamp(told ? line.slice(KEPT.length) : line)
  return !told && isStamp(words) ? withoutClocks(words) : words
}

/** Begins a line that tells a story, however short it is. */
const KEPT = '\u00b6'
const LONGEST_STAMP = 120
/** `Updated 4 March 2026, 10:45 GMT by Ann Lee` has so many words beside its clock. */
const MOST_WORDS = 8

const isStamp = (line: string): boolean =>
  line.length <= LONGEST_STAMP &&
  withoutClocks(line).split(/ +/).filter(Boolean).length <= MOST_WORDS &&
  !SENTENCE.test(line)

const withoutClocks = (line: string): string => line.replace(AGE, ' ').replace(CLOCK, ' ')

/** `began at 10:20.`; not `updated 10:20`. */
const SENTENCE = /[.!?]["')]? *$/
/** `<time datetime="2026-03-04">4 March</time>`; not a `<time>` that runs on over other elements. */
const TIME = /<time\b[^<>]*>[^<]*<\/time>/gi
/** `<h1>`, `<li class="a">`, `<title>`; not `</h1>`. */
const TOLD = /<(?:h[1-6]|li|title|blockquote)(?: [^<>]*)?>/gi
/** A run of white space; not a plain space between words, of which there are millions. */
const GAP = /(?:[^\S ]| (?=\s))\s*/g
/** Lines, and what bars and dots part in them. */
const PART = /[\n|·•]/
/** A space by its name, of any kind. */
const SPACE_NAMED = /&(?:nbsp|#160|#xa0|ensp|emsp|thinsp);/g
/** `<p class="a">`, `</li>`; not `<b>` and not `a < b`. */
const BLOCK =
  /<\/?(?:p|div|ul|ol|li|br|hr|h[1-6]|title|head|body|main|header|footer|section|article|aside|blockquote|table|tr|td|th|figure|figcaption|dl|dt|dd|form|script|style|button|summary|details|label|select|option|nav|address|svg)(?:[ /][^<>]*)?>/gi
/** `<b class="a">`, `</b>`; not `a < b`. */
const TAG = /<[!/a-z][^<>]*>/gi
/** `5 minutes ago`, `1 hr ago`; not `5 dead`. */
const AGE = /\b\d{1,4} ?(?:s|sec|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|days?) ago\b/g
/** `2026-03-04T10:20:30.5Z`, `2026-03-04 10:20`; not `2026-03-04`. */
const MOMENT = /\b\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?/g
/** `2026-03-04`, `10:20:30`; not `12 killed`, `2026`. */
const CLOCK = /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d(?::\d\d)?\b/g
/** `"2026-03-04"`, `'10:20'`, `"5 March 2026"`, for those that are a stamp; a text may begin with any of them. */
const QUOTED = /(["'])([^"'<>\n]{4,60})\1/g
/** `"commentCount":12`, `"views":"1,204"`; not `"killed":12`. */
const COUNT =
  /"[\w-]{0,30}(?:comment|view|share|like|read|interaction|reaction|vote|visit)s?(?:_?count|number|total)?s?" ?: ?"?[\d.,]{1,13}\b"?/g
/** `1772618400`, `9f86d081884c7d659a2feaa0c55ad015`; not `12000000`, `responsibility`. */
const TOKEN = /\b(?:\d{10,}|(?=[a-z_-]{0,19}\d)[\w-]{20,})\b/g
