import { createHash } from 'node:crypto'
import { canonicalUrl } from './canonical-url.ts'
import { bodyText } from './content-hash.ts'
import type { FeedItem } from './feed.ts'

/** How the items of a feed are told apart, the surest first; a feed only ever goes down this ladder. */
export const identityStrategies = ['guid', 'guid-url', 'url', 'hash'] as const
export type IdentityStrategy = (typeof identityStrategies)[number]

/** A key for an item within its feed, and what it was made from. */
export type ItemIdentity = { key: string; strategy: IdentityStrategy }

/**
 * Which item of its feed this is, by the feed's strategy or the next below it that the item has the parts for: by guid,
 * by guid and canonical URL, by canonical URL, by a hash of title, date and content. Keys of different strategies never
 * meet, and none is longer than 300 characters.
 */
export const itemIdentity = (item: FeedItem, strategy: IdentityStrategy = 'guid'): ItemIdentity => {
  const guid = item.guid?.trim()
  const url = item.url && canonicalUrl(item.url)
  if (strategy === 'guid' && guid) return { key: bounded('guid', guid), strategy }
  if (strategy === 'guid-url' && guid && url) return { key: bounded('guid-url', `${guid} ${url}`), strategy }
  if (strategy !== 'hash' && url) return { key: bounded('url', url), strategy: 'url' }
  const parts = [item.title ?? '', item.publishedAt ?? '', bodyText(item.content ?? item.summary ?? '')]
  return { key: `hash:${sha256(parts.join('\u001f'))}`, strategy: 'hash' }
}

/**
 * The strategy for a feed: one step down where guids are shared by different pages or used again for others, to the URL where guids change
 * although the pages stay.
 * @param before   the feed's strategy so far
 * @param renamed  of the items whose page the feed has shown before, those that now come under another key
 * @param known    how many those are in all
 * @param reused   whether a guid came back that stands for another article now
 */
export const identityStrategy = (
  items: readonly FeedItem[],
  before: IdentityStrategy,
  { renamed, known, reused = false }: { renamed: number; known: number; reused?: boolean } = { renamed: 0, known: 0 },
): IdentityStrategy => {
  const byGuid = before === 'guid' || before === 'guid-url'
  if (byGuid && renamed >= FEWEST_RENAMED && renamed * 2 > known) return 'url'
  return before === 'guid' && (reused || hasSharedGuids(items)) ? 'guid-url' : before
}

/** One page that comes back under a new guid is an editor's doing. */
const FEWEST_RENAMED = 2

const hasSharedGuids = (items: readonly FeedItem[]): boolean => {
  const pages = new Map<string, string>()
  return items.some(({ guid, url }) => {
    const page = url && canonicalUrl(url)
    if (!guid || !page) return false
    const first = pages.get(guid.trim()) ?? page
    pages.set(guid.trim(), first)
    return first !== page
  })
}

/** Long guids (some hold whole texts) are hashed, so that the key fits an index. */
const bounded = (strategy: string, value: string): string =>
  value.length <= 280 ? `${strategy}:${value}` : `${strategy}:sha256:${sha256(value)}`

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
