/**
 * Text from outside as a terminal may show it: without control characters (C0, DEL, C1), of which an escape sequence is
 * made; line feeds and tabs stay.
 */
export const plainText = (text: string): string => text.replace(CONTROL, '')

// Matches ESC and U+009B. Not: a line feed, a tab.
const CONTROL = /(?![\n\t])\p{Cc}/gu

/** The same on one line. */
export const plainLine = (text: string): string => plainText(text.replace(/\s+/g, ' '))
