// Matches ESC and U+009B. Not: a line feed, a tab.
const CONTROL = /(?![\n\t])\p{Cc}/gu
// Matches U+202E. Not: U+200F, which turns nothing around it.
const TURN = /[\u202a-\u202e\u2066-\u2069]/g

/** Text without control characters (C0, DEL, C1), of which an escape sequence is made; line feeds and tabs stay. */
export const withoutControls = (text: string): string => text.replace(CONTROL, '')

/** The same on one line. */
export const lineWithoutControls = (text: string): string => withoutControls(text.replace(/\s+/g, ' '))

/** Text from outside as a terminal may show it: without controls, and without what turns the direction of its line. */
export const plainText = (text: string): string => withoutControls(text).replace(TURN, '')

/** The same on one line. */
export const plainLine = (text: string): string => lineWithoutControls(text).replace(TURN, '')
