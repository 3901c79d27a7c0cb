import { createHash } from 'node:crypto'
import { decodeHTML } from 'entities'
import type { FeedItem } from './feed.ts'
import { streamSafe } from './stream-safe.ts'

/**
 * SHA-256 (hex) of what an item says: title and body as text. Blind to dates, white space, markup, addresses,
 * Unicode composition, and to counters such as "12 comments" that stand for themselves, so that it changes when the
 * words do, and with them their numbers.
 */
export const contentHashOf = (item: FeedItem): string => {
  const parts = [normal(item.title ?? ''), bodyText(item.summary ?? ''), bodyText(item.content ?? '')]
  return createHash('sha256').update(parts.join('\u001f')).digest('hex')
}

/** The words of an HTML fragment. */
export const bodyText = (html: string): string => {
  const blocks = html.replace(SPACE, ' ').replace(BLOCK, BREAK).replace(TAG, ' ')
  return normal(withoutCounters(decodeHTML(blocks).toLowerCase().replace(GAP, ' ')))
}

/** What no text holds: white space was made plain before. */
const BREAK = '\n'
const SPACE = /[\s\u00a0\u200b\ufeff]+/g
const GAP = /(?:(?!\n)[\s\u200b])+/g
// matches `<p class="x">`, `</li>` and `<br/>`; not `<b>`, `<td>` (a table counts what it likes) and not `a < b`
const BLOCK = /<\/?(?:p|div|ul|ol|li|br|hr|footer|header|section|article|aside|blockquote|h[1-6])(?:[\s/][^<>]*)?>/gi
// matches `<b class="x">` and `<!-- x -->`, not `a < b`
const TAG = /<(?:[!/]|[a-z])[^<>]*>/gi

/**
 * A block of its own, or what bars and dots part in it, that only counts: `12 comments`, `1,204 views | 3 likes`,
 * `comments: 7`. Not `12 killed`, and not `12 shares` in a sentence.
 */
const COUNTERS =
  /(?<=^ ?|[\n|·•] ?)(?:[\d.,]{1,13}k? ?(?:comments?|views?|likes?|shares?|reads?|replies|retweets|points|upvotes)|#? ?(?:comments?|views?|likes?|shares?|reads?|replies|retweets|points|upvotes) ?: ?[\d.,]{1,13}k?)(?= ?(?:$|[\n|·•]))/g
// matches `(12 comments)`; a stake of so many shares stands like that, too
const IN_BRACKETS = /[([] ?\d[\d.,]{0,12} ?(?:comments?|replies) ?[)\]]/g

const withoutCounters = (text: string): string => text.replace(COUNTERS, '').replace(IN_BRACKETS, '')

const normal = (text: string): string => streamSafe(text).normalize('NFC').toLowerCase().replace(SPACE, ' ').trim()
