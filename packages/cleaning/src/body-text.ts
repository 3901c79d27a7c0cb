import { InputFault } from '@blotter/events'
import { fold } from './fold.ts'
import { type LinkedData, unescapeTwice } from './json-ld.ts'
import { withoutEntryChrome } from './live-blog.ts'
import { updatesText } from './live-updates.ts'
import { documentOf } from './parse.ts'
import { scriptBody } from './script-state.ts'
import { type Hints, type Story, story } from './story.ts'
import { type Survey, survey } from './survey.ts'

/** A text this short is a teaser, a notice or a page drawn by script: then other sources are asked. */
const SHORT = 250
/** A rival has to hold this many times as much to replace what the page shows. */
const LONGER = 2

/** Where a body was found, and how: on the page itself or in a string that it carries. */
export type Body = {
  text: string
  source: 'page' | 'JSON-LD' | 'script state'
  /** What the text was read off: the page's survey, or that of a body that came as HTML. Absent for lines of text. */
  read?: { survey: Survey; story: Story }
}

/** The story's text: what the page shows, or what JSON-LD or script state holds when that is more than twice as long. */
export const bodyOf = (page: Survey, data: LinkedData, { live, ...hints }: Hints & { live: boolean }): Body => {
  const seen = shown(page, hints, live ? data : undefined)
  if (hints.rules.takes('a longer body in JSON-LD')) {
    const stated = fromString(statedBody(data), hints)
    if (stated.text.length > SHORT && stated.text.length > LONGER * seen.text.length)
      return { ...stated, source: 'JSON-LD' }
  }
  if (seen.text.length >= SHORT || !hints.rules.takes('a longer body in script state'))
    return { ...seen, source: 'page' }
  const scripted = fromString(scriptBody(page.scripts, hints.titles), hints)
  return scripted.text.length > LONGER * seen.text.length
    ? { ...scripted, source: 'script state' }
    : { ...seen, source: 'page' }
}

type Read = Pick<Body, 'text' | 'read'>

/** @param live  the page's JSON-LD, where it is a live page */
const shown = (page: Survey, hints: Hints, live?: LinkedData): Read => {
  const all = story(page, hints)
  const told = live ? withoutEntryChrome(page, all, live, hints.rules) : all
  return { text: told.blocks.map((at) => page.blocks[at]?.text).join('\n\n'), read: { survey: page, story: told } }
}

const statedBody = (data: LinkedData): string => {
  const { article } = data
  const updates = updatesText(data)
  const body = typeof article?.articleBody === 'string' ? unescapeTwice(article.articleBody) : ''
  return updates.length > body.length ? updates : body
}

/** `<p>` and `<br/>` match, `a < b` does not. */
const MARKUP = /<(?:p|div|br|h[1-6]|ul|figure|section)\b[^<>]{0,2000}>/i

/** An HTML string read like a page; empty when that is past the caps, as the page itself was not. */
const markedText = (body: string, hints: Hints): Read => {
  try {
    return shown(survey(documentOf(body)), hints)
  } catch (fault) {
    if (fault instanceof InputFault) return { text: '' }
    throw fault
  }
}

/** A body that comes as one string: HTML is read like a page, plain text by its lines. */
const fromString = (body: string, hints: Hints): Read => {
  if (MARKUP.test(body)) return markedText(body, hints)
  const lines = body.split(/[\n\r\u2028\u2029]+/).map(fold)
  return { text: lines.filter((line) => line !== '').join('\n\n') }
}
