/** `a` with 31 marks matches from its 31st mark on, `é` does not. */
const SURPLUS = /(?<=\p{M}{30})\p{M}+/gu
const MARKED = /\p{M}{31}/u

/**
 * Text whose runs of combining marks are cut to 30, as many as Unicode's stream-safe format lets stand (UAX #15): putting
 * longer ones in order, as normalisation must, takes time in the square of their length.
 */
export const streamSafe = (text: string): string => (MARKED.test(text) ? text.replace(SURPLUS, '') : text)
