/**
 * What a page says, for comparing two looks at it: its text and what its scripts hold, without markup, letter case and
 * white space, and without what changes by itself: times of the day's clock, ages, hashes and long numbers.
 * A changed toll changes it, a bumped date or a new nonce does not.
 * @param html  bytes of the page; read as Latin-1, since only equality counts
 */
export const pageWords = (html: Uint8Array): string =>
  Buffer.from(html.buffer, html.byteOffset, html.byteLength)
    .toString('latin1')
    .replace(TIME, ' ')
    .replace(TAG, ' ')
    .toLowerCase()
    .replace(AGE, ' ')
    .replace(CLOCK, ' ')
    .replace(TOKEN, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** `<time datetime="2026-03-04">4 March</time>`; not a `<time>` that runs on over other elements. */
const TIME = /<time\b[^<>]*>[^<]*<\/time>/gi
/** `<p class="a">`, `</p>`; not `a < b`. */
const TAG = /<[!/a-z][^<>]*>/gi
/** `5 minutes ago`, `1 hr ago`; not `5 dead`. */
const AGE = /\b\d{1,4} ?(?:s|sec|seconds?|m|min|mins|minutes?|h|hr|hrs|hours?|days?) ago\b/g
/** `2026-03-04T10:20:30.5Z`, `2026-03-04`, `10:20:30`; not `12 killed`, `2026`. */
const CLOCK =
  /\b\d{4}-\d\d-\d\d(?:[t ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:z|[+-]\d\d:?\d\d)?)?|\b\d{1,2}:\d\d(?::\d\d)?\b/g
/** `1772618400`, `9f86d081884c7d659a2feaa0c55ad015`; not `12`, `responsibility`. */
const TOKEN = /\b(?:\d{8,}|(?=[a-z_-]{0,19}\d)[\w-]{20,})\b/g
