import { createHash } from 'node:crypto'
import { decodeHTML } from 'entities'
import type { FeedItem } from './feed.ts'
import { withoutStamp } from './stamp.ts'
import { streamSafe } from './stream-safe.ts'
import { plainSpaces, plainSpacesInLines } from './white-space.ts'

/**
 * SHA-256 (hex) of what an item says: title and body as text. Blind to its dates, white space, markup, addresses,
 * Unicode composition, and to what stands for itself in a body and only says when or how often ("Updated 5 March",
 * "12 comments"), so that it changes when the words do, and with them their dates and numbers.
 */
export const contentHashOf = (item: FeedItem): string => hashOfTexts(item, bodyTexts(item))

/** The words of an item's bodies. */
export type BodyTexts = { summary: string; content: string }

export const bodyTexts = ({ summary = '', content = '' }: FeedItem): BodyTexts => {
  const text = bodyText(summary)
  return { summary: text, content: content === summary ? text : bodyText(content) }
}

/** As contentHashOf, where the words are known. */
export const hashOfTexts = (item: FeedItem, { summary, content }: BodyTexts): string =>
  createHash('sha256')
    .update([normal(item.title ?? ''), summary, content].join('\u001f'))
    .digest('hex')

/** The words of an HTML fragment. */
const bodyText = (html: string): string => {
  const blocks = plainSpaces(html).replace(BLOCK, BREAK).replace(TAG, ' ')
  const parts = plainSpacesInLines(decodeHTML(blocks)).split(PART)
  return normal(parts.map(withoutStamp).join(' '))
}

/** What no text holds: white space was made plain before. */
const BREAK = '\n'
// matches `<p class="x">`, `</li>` and `<br/>`; not `<b>`, `<td>` (a table counts what it likes) and not `a < b`
const BLOCK = /<\/?(?:p|div|ul|ol|li|br|hr|footer|header|section|article|aside|blockquote|h[1-6])(?:[\s/][^<>]*)?>/gi
// matches `<b class="x">` and `<!-- x -->`, not `a < b`
const TAG = /<(?:[!/]|[a-z])[^<>]*>/gi

/** Blocks, and what bars and dots part in them: `12 comments | Updated 5 March`. */
const PART = /[\n|·•]/

const normal = (text: string): string => plainSpaces(streamSafe(text).normalize('NFC').toLowerCase()).trim()
