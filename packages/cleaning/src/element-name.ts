import type { Element } from 'domhandler'
import { type ChromeStrength, chromeStrength, namesPicture, nameWords } from './rules/chrome-name.ts'

/** What an element's class, id and data attributes say. */
export type ElementName = {
  names: string
  strength: ChromeStrength
  /** May name the writer or the time. */
  marked: boolean
  picture: boolean
}

const UNNAMED: ElementName = { names: '', strength: 0, marked: false, picture: false }
const HEADING = /^h[1-6]$/
/** A long id is made of the words of the heading below it, as `best-beginner-podcast-equipment`: only its first two count. */
const SLUG = /^(?:toc-)?([a-z\d]+-[a-z\d]+)(?:-[a-z\d]+){2,}$/
/** `toc` and `toc-heading` match, `autocomplete` does not. */
const LISTED = /\btoc\b/i
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
  const ofClassesAndId = (classes: string | undefined, id: string | undefined): ElementName => {
    if (!id) return classes ? ofClasses(classes) : UNNAMED
    if (!classes) return judged(` ${id}`)
    return classes.length + id.length < LONGEST ? both(ofClasses(classes), judged(id)) : judged(`${classes} ${id}`)
  }
  return ({ name: tag, attribs }) => {
    // A heading that the table of contents lists is no table of contents.
    const classes = HEADING.test(tag) ? attribs.class?.replace(LISTED, '') : attribs.class
    // A heading's id is made of its words.
    const id = HEADING.test(tag) ? '' : attribs.id?.replace(SLUG, '$1')
    const named = attribs['data-name']
    const name = ofClassesAndId(classes, id)
    return named ? both(name, ofClasses(named)) : name
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
