import { createHash } from 'node:crypto'
import { decodeHTML } from 'entities'
import type { FeedItem } from './feed.ts'
import { withoutStamp } from './stamp.ts'
import { streamSafe } from './stream-safe.ts'

/**
 * SHA-256 (hex) of what an item says: title and body as text. Blind to its dates, white space, markup, addresses,
 * Unicode composition, and to what stands for itself in a body and only says when or how often ("Updated 5 March",
 * "12 comments"), so that it changes when the words do, and with them their dates and numbers.
 */
export const contentHashOf = (item: FeedItem): string => {
  const parts = [normal(item.title ?? ''), bodyText(item.summary ?? ''), bodyText(item.content ?? '')]
  return createHash('sha256').update(parts.join('\u001f')).digest('hex')
}

/** The words of an HTML fragment. */
export const bodyText = (html: string): string => {
  const blocks = html.replace(SPACE, ' ').replace(BLOCK, BREAK).replace(TAG, ' ')
  const parts = decodeHTML(blocks).replace(GAP, ' ').split(PART)
  return normal(parts.map(withoutStamp).join(' '))
}

/** What no text holds: white space was made plain before. */
const BREAK = '\n'
const SPACE = /[\s\u00a0\u200b\ufeff]+/g
const GAP = /(?:(?!\n)[\s\u200b])+/g
// matches `<p class="x">`, `</li>` and `<br/>`; not `<b>`, `<td>` (a table counts what it likes) and not `a < b`
const BLOCK = /<\/?(?:p|div|ul|ol|li|br|hr|footer|header|section|article|aside|blockquote|h[1-6])(?:[\s/][^<>]*)?>/gi
// matches `<b class="x">` and `<!-- x -->`, not `a < b`
const TAG = /<(?:[!/]|[a-z])[^<>]*>/gi

/** Blocks, and what bars and dots part in them: `12 comments | Updated 5 March`. */
const PART = /[\n|·•]/

const normal = (text: string): string => streamSafe(text).normalize('NFC').toLowerCase().replace(SPACE, ' ').trim()
