/** Everything that plain text may not hold, but white space that becomes a plain one in any case. */
const SPECIAL = /[^\t\n\v\f\r\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]/

/** White space that is not one plain space already: a text has few such runs, and each costs a piece of a string. */
const SPACING = /[^\S ]\s*| \s+/g

/** Soft hyphens, zero-width spaces, direction and byte order marks, controls. The joiners (200c, 200d) are spelling. */
const INVISIBLE =
  /[[\p{Cc}--[\t\n\v\f\r\u0085]]\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/gv

/** Marks past 30 on one letter (UAX #15, stream-safe text): normalising takes time in the square of a longer run, and a match
 * without an end would keep all of it on the stack. */
const SURPLUS_MARKS = /(?<=\p{M}{30})\p{M}{1,1000}/gu
const MANY_MARKS = /\p{M}{31}/u

/** `ﬁ` and `ﬃ` match, `æ` does not: that is a letter. */
const LIGATURE = /[\ufb00-\ufb06]/g

const UNSPACED = '[\\u3001-\\u30ff\\u3400-\\u9fff\\uff00-\\uffef]'
/** A line break between characters of a script without spaces: `日\n本` matches, `日 本` does not. */
const UNSPACED_BREAK = new RegExp(`(?<=${UNSPACED})[ \\t]*[\\n\\r][\\s]*(?=${UNSPACED})`, 'g')

/**
 * One line of plain text: white space folded to single spaces, NFC, no control, direction or zero-width characters,
 * no lone surrogates. Idempotent.
 * @param raw  decoded text, line breaks included
 */
export const fold = (raw: string): string => {
  const plain = SPECIAL.test(raw) ? foldSpecial(raw) : raw
  return plain.replace(SPACING, ' ').trim()
}

const foldSpecial = (raw: string): string => {
  const seen = raw.replace(INVISIBLE, '').replace(LIGATURE, (letter) => letter.normalize('NFKC'))
  const joined = /[\n\r]/.test(seen) ? seen.replace(UNSPACED_BREAK, '') : seen
  const spaced = joined.replace(/[^\S ][\s\u0085]*|\u0085[\s\u0085]*| [\s\u0085]+/g, ' ').toWellFormed()
  return (MANY_MARKS.test(spaced) ? spaced.replace(SURPLUS_MARKS, '') : spaced).normalize('NFC')
}
