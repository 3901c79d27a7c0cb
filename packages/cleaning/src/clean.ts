import { InputFault, type PageKind, type RejectionReason, rejectionReasons } from '@blotter/events'
import type { Document } from 'domhandler'
import { bodyOf } from './body-text.ts'
import { decode } from './charset.ts'
import { readLinkedData } from './json-ld.ts'
import { language } from './metadata/language.ts'
import { metadata } from './metadata/metadata.ts'
import { pageKind } from './page-kind.ts'
import { parse } from './parse.ts'
import { refuseUnreadable, rejection } from './rejection.ts'
import { allRules, type RuleSet } from './rules/rule-set.ts'
import { survey } from './survey.ts'

/** A page to clean. `fetchedAt` (ISO 8601), when given, bounds the dates that are believed. */
export type Page = { url: string; fetchedAt?: string } & ({ html: string } | { body: Uint8Array; contentType?: string })

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
}
export type RejectedPage = { outcome: 'rejected'; reason: RejectionReason; message: string }
export type CleanPage = CleanArticle | RejectedPage

/**
 * Reads the article's own words and its metadata off a page, or says why there are none. Pure, and throws for no page.
 * @param rules  those that the page is read by; all of them unless one is to be judged
 */
export const clean = (page: Page, rules: RuleSet = allRules): CleanPage => {
  try {
    return cleanReadable(page, rules)
  } catch (fault) {
    const reason = rejectionReasons.find((name) => fault instanceof InputFault && fault.code === name)
    if (reason === undefined) throw fault
    return { outcome: 'rejected', reason, message: (fault as InputFault).message }
  }
}

const cleanReadable = (page: Page, rules: RuleSet): CleanPage => {
  const html = 'html' in page ? page.html : decode(page.body, page.contentType)
  refuseUnreadable(html, 'body' in page ? page.contentType : undefined)
  // cheerio's root is always a document
  const found = survey(parse(html).root()[0] as unknown as Document, page.url)
  const data = readLinkedData(found.linkedData)
  const { description, titles, sites, ...about } = metadata(found, data, { url: page.url, latest: page.fetchedAt })
  const { text } = bodyOf(found, data, { titles, description, authors: about.authors, sites, rules })
  const rejected = rejection(found, data, { url: page.url, text, title: about.title ?? '' })
  if (rejected) return rejected
  const spoken = language(found, text)
  return {
    outcome: 'cleaned',
    text,
    ...about,
    ...(spoken ? { language: spoken } : {}),
    kind: pageKind(found, data, text),
  }
}
