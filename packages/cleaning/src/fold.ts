/** Everything that plain text may not hold, or holds only as a plain space. */
const SPECIAL = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]/

/** Soft hyphens, zero-width spaces, direction and byte order marks, controls. The joiners (200c, 200d) are spelling. */
const INVISIBLE =
  /(?![\t\n\v\f\r\u0085])\p{Cc}|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc]/gu

/** Marks past 30 on one letter (UAX #15, stream-safe text): normalising takes time in the square of a longer run, and a match
 * without an end would keep all of it on the stack. */
const SURPLUS_MARKS = /(?<=\p{M}{30})\p{M}{1,1000}/gu

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
  return plain.replace(/\s+/g, ' ').trim()
}

const foldSpecial = (raw: string): string =>
  raw
    .replace(INVISIBLE, '')
    .replace(LIGATURE, (letter) => letter.normalize('NFKC'))
    .replace(UNSPACED_BREAK, '')
    .replace(/[\s\u0085]+/g, ' ')
    .toWellFormed()
    .replace(SURPLUS_MARKS, '')
    .normalize('NFC')
