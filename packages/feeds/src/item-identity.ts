import { createHash } from 'node:crypto'
import { canonicalUrl } from './canonical-url.ts'
import { bodyText } from './content-hash.ts'
import type { FeedItem } from './feed.ts'

/** A key for an item within its feed, and what it was made from. */
export type ItemIdentity = { key: string; strategy: 'guid' | 'url' | 'hash' }

/**
 * Which item of its feed this is: by guid, else by canonical URL, else by a hash of title, date and content. Keys of
 * different strategies never meet, and none is longer than 300 characters.
 */
export const itemIdentity = (item: FeedItem): ItemIdentity => {
  const guid = item.guid?.trim()
  if (guid) return { key: bounded('guid', guid), strategy: 'guid' }
  const url = item.url && canonicalUrl(item.url)
  if (url) return { key: bounded('url', url), strategy: 'url' }
  const parts = [item.title ?? '', item.publishedAt ?? '', bodyText(item.content ?? item.summary ?? '')]
  return { key: `hash:${sha256(parts.join('\u001f'))}`, strategy: 'hash' }
}

/** Long guids (some hold whole texts) are hashed, so that the key fits an index. */
const bounded = (strategy: string, value: string): string =>
  value.length <= 280 ? `${strategy}:${value}` : `${strategy}:sha256:${sha256(value)}`

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
