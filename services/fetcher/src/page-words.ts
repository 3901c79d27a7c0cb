/**
 * What a page says, for comparing two looks at it: its text and what its scripts hold, without markup, letter case and
 * white space, and without what changes by itself: moments as machines write them, hashes, long numbers, and the dates,
 * clock times and ages of short lines such as "Updated 10:45". What a sentence, a headline or a list says of when
 * something happened stays. A changed toll changes it, a bumped date or a new nonce does not.
 * @param html  bytes of the page; read as Latin-1, since only equality counts
 */
export const pageWords = (html: Uint8Array): string =>
  Buffer.from(html.buffer, html.byteOffset, html.byteLength)
    .toString('latin1')
    .replace(/\s+/g, ' ')
    .replace(TIME, ' ')
    .replace(TOLD, `\n${KEPT}`)
    .replace(BLOCK, '\n')
    .replace(TAG, ' ')
    .toLowerCase()
    .replace(MOMENT, ' ')
    .replace(QUOTED, ' ')
    .replace(TOKEN, ' ')
    .split('\n')
    .map((line) => (isStamp(line) ? withoutClocks(line) : line))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Begins a line that tells a story, however short it is. */
const KEPT = '\u00b6'
const LONGEST_STAMP = 120
/** `Updated 4 March 2026, 10:45 GMT by Ann Lee` has so many words beside its clock. */
const MOST_WORDS = 8

const isStamp = (line: string): boolean =>
  line.length <= LONGEST_STAMP &&
  !line.startsWith(KEPT) &&
  withoutClocks(line).split(/ +/).filter(Boolean).length <= MOST_WORDS &&
  !SENTENCE.test(line)

const withoutClocks = (line: string): string => line.replace(AGE, ' ').replace(CLOCK, ' ')

/** `began at 10:20.`; not `updated 10:20`. */
const SENTENCE = /[.!?]["')]? *$/
/** `<time datetime="2026-03-04">4 March</time>`; not a `<time>` that runs on over other elements. */
const TIME = /<time\b[^<>]*>[^<]*<\/time>/gi
/** `<h1>`, `<li class="a">`, `<title>`; not `</h1>`. */
const TOLD = /<(?:h[1-6]|li|title|blockquote)(?: [^<>]*)?>/gi
/** `<p class="a">`, `</li>`; not `<b>` and not `a < b`. */
const BLOCK =
  /<\/?(?:p|div|ul|ol|li|br|hr|h[1-6]|title|head|body|main|nav|header|footer|section|article|aside|blockquote|table|tr|td|th|figure|figcaption|dl|dt|dd|form|script|style)(?:[ /][^<>]*)?>/gi
/** `<b class="a">`, `</b>`; not `a < b`. */
const TAG = /<[!/a-z][^<>]*>/gi
/** `5 minutes ago`, `1 hr ago`; not `5 dead`. */
const AGE = /\b\d{1,4} ?(?:s|sec|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|days?) ago\b/g
/** `2026-03-04T10:20:30.5Z`, `2026-03-04 10:20`; not `2026-03-04`. */
const MOMENT = /\b\d{4}-\d\d-\d\d[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?/g
/** `2026-03-04`, `10:20:30`; not `12 killed`, `2026`. */
const CLOCK = /\b\d{4}-\d\d-\d\d\b|\b\d{1,2}:\d\d(?::\d\d)?\b/g
/** `"2026-03-04"`, `'10:20'`; not `"at 10:20"`. */
const QUOTED = /(["'])(?:\d{4}-\d\d-\d\d|\d{1,2}:\d\d(?::\d\d)?)\1/g
/** `1772618400`, `9f86d081884c7d659a2feaa0c55ad015`; not `12000000`, `responsibility`. */
const TOKEN = /\b(?:\d{10,}|(?=[a-z_-]{0,19}\d)[\w-]{20,})\b/g
