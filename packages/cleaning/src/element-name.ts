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

/** Reads names for one page. Pages repeat a few hundred classes, so each is judged once; of ids nearly every one is new. */
export const nameReader = (): ((element: Element) => ElementName) => {
  const classNames = new Map<string, ElementName>()
  const ofClasses = (classes: string): ElementName => {
    const known = classNames.get(classes)
    if (known) return known
    const name = judged(classes)
    classNames.set(classes, name)
    return name
  }
  return ({ name: tag, attribs }) => {
    const { class: classes } = attribs
    // A heading's id is made of its words.
    const id = HEADING.test(tag) ? '' : attribs.id
    if (!id) return classes ? ofClasses(classes) : UNNAMED
    if (!classes) return judged(` ${id}`)
    return classes.length + id.length < LONGEST ? both(ofClasses(classes), judged(id)) : judged(`${classes} ${id}`)
  }
}

const judged = (classesAndId: string): ElementName => {
  const names = nameWords(classesAndId.slice(0, LONGEST))
  return { names, strength: chromeStrength(names), marked: MARK.test(names), picture: namesPicture(names) }
}

/** No pattern of a name reaches over a space, so that what classes and id say is what either says. */
const both = (classes: ElementName, id: ElementName): ElementName => ({
  names: `${classes.names} ${id.names}`,
  strength: Math.max(classes.strength, id.strength) as ChromeStrength, // of two strengths one
  marked: classes.marked || id.marked,
  picture: classes.picture || id.picture,
})
