import { InputFault, type PageKind, type RejectionReason, rejectionReasons } from '@blotter/events'
import type { Body } from './body-text.ts'
import { type LiveEntry, liveEntries } from './live-blog.ts'
import { language } from './metadata/language.ts'
import { pageKind } from './page-kind.ts'
import { type PageReading, readPage } from './page-reading.ts'
import { rejection } from './rejection.ts'
import { allRules, type RuleSet } from './rules/rule-set.ts'

/**
 * A page to clean. `fetchedAt` (ISO 8601), when given, bounds the dates that are believed; `readAt`, the clock's time,
 * stands in for it where the fetch is not known.
 */
export type Page = { url: string; fetchedAt?: string; readAt?: string } & (
  | { html: string }
  | { body: Uint8Array; contentType?: string }
)

/** `text`: paragraphs parted by a blank line, NFC, no control characters. Times ISO 8601, with their zone when given. */
export type CleanArticle = {
  outcome: 'cleaned'
  text: string
  title?: string
  publishedAt?: string
  updatedAt?: string
  authors: string[]
  /** BCP 47. */
  language?: string
  canonicalUrl?: string
  siteName?: string
  section?: string
  image?: string
  kind: PageKind
  /** Of a live page, in page order; absent where they cannot be told apart. */
  entries?: LiveEntry[]
}
export type RejectedPage = { outcome: 'rejected'; reason: RejectionReason; message: string }
export type CleanPage = CleanArticle | RejectedPage

/**
 * Reads the article's own words and its metadata off a page, or says why there are none. Pure, and throws for no page.
 * @param rules  those that the page is read by; all of them unless one is to be judged
 */
export const clean = (page: Page, rules: RuleSet = allRules): CleanPage => {
  try {
    return resultOf(readPage(page, rules), page.url)
  } catch (fault) {
    return refusalOf(fault)
  }
}

/** A page that could not be read, as a result. @throws the fault itself when it is no reason to reject a page */
export const refusalOf = (fault: unknown): RejectedPage => {
  const reason = rejectionReasons.find((name) => fault instanceof InputFault && fault.code === name)
  if (reason === undefined) throw fault
  return { outcome: 'rejected', reason, message: (fault as InputFault).message }
}

/** Whether all that was read are captions of pictures, as in a gallery. */
const isCaptions = ({ read }: Body): boolean =>
  read !== undefined &&
  read.story.blocks.length > 0 &&
  read.story.blocks.every((at) => read.survey.blocks[at]?.tag === 'figcaption')

/** What was read off a page, as an article or as the reason why it is none. */
export const resultOf = ({ found, data, about, live, body }: PageReading, url: string): CleanPage => {
  const { read } = body
  const text = isCaptions(body) ? '' : body.text
  const { description: _, titles: __, sites: ___, ...stated } = about
  const rejected = rejection(found, data, {
    url,
    text,
    title: about.title ?? '',
    signed: about.authors.length > 0 || about.publishedAt !== undefined,
  })
  if (rejected) return rejected
  const spoken = language(found, text)
  const entries = live ? liveEntries(data, text.split('\n\n'), read) : []
  return {
    outcome: 'cleaned',
    text,
    ...stated,
    ...(spoken ? { language: spoken } : {}),
    kind: live ? 'live' : pageKind(found, data, text),
    ...(entries.length > 0 ? { entries } : {}),
  }
}
