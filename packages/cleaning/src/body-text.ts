import { InputFault } from '@blotter/events'
import type { Document } from 'domhandler'
import { fold } from './fold.ts'
import { type LinkedData, unescapeTwice } from './json-ld.ts'
import { parse } from './parse.ts'
import { scriptBody } from './script-state.ts'
import { type Hints, story } from './story.ts'
import { type Survey, survey } from './survey.ts'

/** A text this short is a teaser, a notice or a page drawn by script: then other sources are asked. */
const SHORT = 250
/** A rival has to hold this many times as much to replace what the page shows. */
const LONGER = 2

/** The story's text: what the page shows, or what JSON-LD or script state holds when that is more than twice as long. */
export const bodyText = (page: Survey, data: LinkedData, hints: Hints): string => {
  const seen = shown(page, hints)
  const stated = plainText(statedBody(data), hints)
  if (stated.length > SHORT && stated.length > LONGER * seen.length) return stated
  if (seen.length >= SHORT) return seen
  const scripted = plainText(scriptBody(page.scripts), hints)
  return scripted.length > SHORT && scripted.length > LONGER * seen.length ? scripted : seen
}

const shown = (page: Survey, hints: Hints): string =>
  story(page, hints)
    .blocks.map((at) => page.blocks[at]?.text)
    .join('\n\n')

const statedBody = ({ article }: LinkedData): string =>
  typeof article?.articleBody === 'string' ? unescapeTwice(article.articleBody) : ''

/** `<p>` and `<br/>` match, `a < b` does not. */
const MARKUP = /<(?:p|div|br|h[1-6]|ul|figure|section)\b[^<>]{0,2000}>/i

/** Text of an HTML string; empty when that is past the caps, as the page itself was not. */
const markedText = (body: string, hints: Hints): string => {
  try {
    return shown(survey(parse(body).root()[0] as unknown as Document), hints)
  } catch (fault) {
    if (fault instanceof InputFault) return ''
    throw fault
  }
}

/** A body that comes as one string: HTML is read like a page, plain text by its lines. */
const plainText = (body: string, hints: Hints): string => {
  if (MARKUP.test(body)) return markedText(body, hints)
  return body
    .split(/[\n\r\u2028\u2029]+/)
    .map(fold)
    .filter((line) => line !== '')
    .join('\n\n')
}
