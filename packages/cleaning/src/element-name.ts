import type { Element } from 'domhandler'
import { type ChromeStrength, chromeStrength, namesPicture, nameWords } from './rules/chrome-name.ts'

/** What an element's class and id say. */
export type ElementName = {
  names: string
  strength: ChromeStrength
  /** May name the writer or the time. */
  marked: boolean
  picture: boolean
}

const UNNAMED: ElementName = { names: '', strength: 0, marked: false, picture: false }
const HEADING = /^h[1-6]$/
/** Longer ones are generated, and say nothing after their first words. */
const LONGEST = 300

/** `by-line`, `post-author` and `entry-date` match, `body-text` does not. */
const MARK = /author|by-?line|writer|\bdate|time-?stamp|published|posted/

/** Reads names for one page. Pages repeat a few hundred of them, so each is judged once. */
export const nameReader = (): ((element: Element) => ElementName) => {
  const seen = new Map<string, ElementName>()
  return ({ name: tag, attribs }) => {
    const { class: classes } = attribs
    // A heading's id is made of its words.
    const id = HEADING.test(tag) ? '' : attribs.id
    if (!classes && !id) return UNNAMED
    const key = id ? `${classes ?? ''} ${id}` : (classes ?? '')
    const known = seen.get(key)
    if (known) return known
    const names = nameWords(key.slice(0, LONGEST))
    const read = { names, strength: chromeStrength(names), marked: MARK.test(names), picture: namesPicture(names) }
    seen.set(key, read)
    return read
  }
}
