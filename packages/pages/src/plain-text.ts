/**
 * Text from outside as a terminal may show it: without control characters (C0, DEL, C1), of which an escape sequence is
 * made, and without those that turn the direction of what stands around them; line feeds and tabs stay.
 */
export const plainText = (text: string): string => text.replace(CONTROL, '')

// Matches ESC, U+009B and U+202E. Not: a line feed, a tab.
const CONTROL = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** The same on one line. */
export const plainLine = (text: string): string => plainText(text.replace(/\s+/g, ' '))
