import { createHash } from 'node:crypto'
import { decodeHTML } from 'entities'
import type { FeedItem } from './feed.ts'
import { streamSafe } from './stream-safe.ts'

/**
 * SHA-256 (hex) of what an item says: title and body as text. Blind to dates, white space, markup, addresses,
 * Unicode composition, and to counters such as "12 comments", so that it changes when the words do.
 */
export const contentHashOf = (item: FeedItem): string => {
  const parts = [item.title ?? '', bodyText(item.summary ?? ''), bodyText(item.content ?? '')].map(normal)
  return createHash('sha256').update(parts.join('\u001f')).digest('hex')
}

/** The words of an HTML fragment. */
export const bodyText = (html: string): string =>
  // matches `<p class="x">` and `<!-- x -->`, not `a < b`
  normal(decodeHTML(html.includes('<') ? html.replace(/<(?:[!/]|[a-z])[^<>]*>/gi, ' ') : html))

// matches `12 comments`, `1,204 views`; not `12 killed`
const COUNTER = /\b\d[\d.,]{0,12} ?(?:comments?|views?|likes?|shares?|reads?|replies|retweets)\b/g

const normal = (text: string): string =>
  streamSafe(text)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .replace(COUNTER, '')
    .trim()
