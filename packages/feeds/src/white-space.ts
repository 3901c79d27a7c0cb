/**
 * Text in which each run of white space, of whatever kind, is one plain space. A space that is one already is not
 * replaced by itself: a text has millions of them.
 */
export const plainSpaces = (text: string): string => text.replace(RUN, ' ')

/** The same line by line. */
export const plainSpacesInLines = (text: string): string => text.replace(RUN_IN_LINE, ' ')

// matches a tab, two spaces, a space and a line break; not a space between words
const RUN = /(?:[^\S ]|\u200b| (?=[\s\u200b]))[\s\u200b]*/g
const RUN_IN_LINE = /(?:[^\S \n]|\u200b| (?=[^\S\n]|\u200b))(?:[^\S\n]|\u200b)*/g
