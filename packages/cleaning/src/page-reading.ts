import { type Body, bodyOf } from './body-text.ts'
import { decode } from './charset.ts'
import type { Page } from './clean.ts'
import { type LinkedData, readLinkedData } from './json-ld.ts'
import { isLive } from './live-blog.ts'
import { type Metadata, metadata } from './metadata/metadata.ts'
import { documentOf } from './parse.ts'
import { refuseUnreadable } from './rejection.ts'
import type { RuleSet } from './rules/rule-set.ts'
import { type Survey, survey } from './survey.ts'

/** All that was found on a page, before anybody asks whether it is an article. */
export type PageReading = { found: Survey; data: LinkedData; about: Metadata; live: boolean; body: Body }

/**
 * Parses a page once and reads its metadata and its story.
 * @throws InputFault `not-html`, `too-large` or `too-deep`
 */
export const readPage = (page: Page, rules: RuleSet): PageReading => {
  const html = 'html' in page ? page.html : decode(page.body, page.contentType)
  refuseUnreadable(html, 'body' in page ? page.contentType : undefined)
  const found = survey(documentOf(html), page.url)
  const data = readLinkedData(found.linkedData)
  const about = metadata(found, data, page)
  const { titles, description, authors, sites } = about
  const live = isLive(found, data, page.url)
  return { found, data, about, live, body: bodyOf(found, data, { titles, description, authors, sites, rules, live }) }
}
