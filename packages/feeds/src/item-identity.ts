import { createHash } from 'node:crypto'
import { canonicalUrl } from './canonical-url.ts'
import { type BodyTexts, bodyTexts } from './content-hash.ts'
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
 * @param texts  where they are known already
 */
export const itemIdentity = (item: FeedItem, strategy: IdentityStrategy = 'guid', texts?: BodyTexts): ItemIdentity => {
  const guid = item.guid?.trim()
  const url = item.url && canonicalUrl(item.url)
  if (strategy === 'guid' && guid) return { key: bounded('guid', guid), strategy }
  if (strategy === 'guid-url' && guid && url) return { key: bounded('guid-url', `${guid} ${url}`), strategy }
  if (strategy !== 'hash' && url) return { key: bounded('url', url), strategy: 'url' }
  const { summary, content } = texts ?? bodyTexts(item)
  const parts = [item.title ?? '', item.publishedAt ?? '', item.content === undefined ? summary : content]
  return { key: `hash:${sha256(parts.join('\u001f'))}`, strategy: 'hash' }
}

/**
 * The strategy for a feed: one step down where guids are shared by different articles or stand for places of the list,
 * to the URL where guids change although the pages stay, to the hash where most items have no page of their own.
 * @param before   the feed's strategy so far
 * @param renamed  of the items whose page the feed has shown before, those that now come under another key
 * @param known    how many those are in all
 * @param reused   whether most guids came back with other articles
 */
export const identityStrategy = (
  items: readonly FeedItem[],
  before: IdentityStrategy,
  { renamed, known, reused = false }: { renamed: number; known: number; reused?: boolean } = { renamed: 0, known: 0 },
): IdentityStrategy => {
  const pages = new Map(items.map((item) => [item, (item.url && canonicalUrl(item.url)) || undefined]))
  const pageOf = (item: FeedItem) => pages.get(item)
  const byGuid = before === 'guid' || before === 'guid-url'
  const byPage = items.filter((item) => pageOf(item) && (!byGuid || !item.guid?.trim()))
  const sharedPages = sharedNames(byPage, pageOf)
  const onSharedPage = byPage.filter((item) => sharedPages.has(pageOf(item)))
  if (onSharedPage.length * 2 > items.length) return 'hash'
  if (byGuid && renamed >= FEWEST_RENAMED && renamed * 2 > known) return 'url'
  if (before !== 'guid') return before
  const withBoth = items.filter((item) => item.guid?.trim() && pageOf(item))
  const isShared = sharedNames(withBoth, ({ guid }) => guid?.trim(), pageOf).size > 0
  return reused || isShared ? 'guid-url' : before
}

/** One page that comes back under a new guid is an editor's doing. */
const FEWEST_RENAMED = 2

/** Names under which several items say different things, on different pages where those are given. */
const sharedNames = (
  items: readonly FeedItem[],
  nameOf: (item: FeedItem) => string | undefined,
  pageOf?: (item: FeedItem) => string | undefined,
): Set<string | undefined> => {
  const firsts = new Map<string | undefined, FeedItem>()
  const shared = new Set<string | undefined>()
  for (const item of items) {
    const name = nameOf(item)
    const first = firsts.get(name)
    if (!first) firsts.set(name, item)
    else if (!saysTheSame(first, item) && (!pageOf || pageOf(first) !== pageOf(item))) shared.add(name)
  }
  return shared
}

const saysTheSame = (one: FeedItem, other: FeedItem): boolean =>
  one.title === other.title && one.summary === other.summary && one.content === other.content

/** Long guids (some hold whole texts) are hashed, so that the key fits an index. */
const bounded = (strategy: string, value: string): string =>
  value.length <= 280 ? `${strategy}:${value}` : `${strategy}:sha256:${sha256(value)}`

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
