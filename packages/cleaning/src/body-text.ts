import { fold } from './fold.ts'
import { type LinkedData, unescapeTwice } from './json-ld.ts'
import { type Hints, story } from './story.ts'
import type { Survey } from './survey.ts'

/** The story's text: from the page's blocks, or from JSON-LD when that holds more than twice as much. */
export const bodyText = (survey: Survey, data: LinkedData, hints: Hints): string => {
  const told = story(survey, hints)
  const seen = told.blocks.map((at) => survey.blocks[at]?.text).join('\n\n')
  const stated = statedBody(data)
  return stated.length > 200 && stated.length > 2 * seen.length ? stated : seen
}

const statedBody = ({ article }: LinkedData): string => {
  const body = article?.articleBody
  if (typeof body !== 'string') return ''
  return unescapeTwice(body)
    .replace(/<\/?(?:p|div|br|h[1-6]|li)\b[^>]{0,500}>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .split(/[\n\r\u2028\u2029]+/)
    .map(fold)
    .filter((line) => line !== '')
    .join('\n\n')
}
