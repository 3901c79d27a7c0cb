import type { LogEvent } from '@blotter/events'
import type { ReadItem } from '@blotter/feeds'
import type { FeedItemRow } from '@blotter/log'
import { siteKey } from '@blotter/web'

/**
 * What it means that an item comes with another address than its key stood for: another article under a key that is used
 * again; the same one, whose page is to be had at the new address; or the same, and nothing to do.
 */
export type ItemMove = 'another' | 'readdressed' | 'same'

type Moved = { item: ReadItem; url: string; before: FeedItemRow; trail: readonly LogEvent[] }

/**
 * Same words, or the same headline, on the same site: the same article. One whose page was never had is looked for at
 * the new address, once; edits are looked at there anyway.
 * @param trail  the events of the article that the key stood for
 */
export const itemMove = ({ item, url, before, trail }: Moved): ItemMove => {
  const discovered = trail.find((event) => event.type === 'ArticleDiscovered')
  if (!discovered) return 'same'
  const sameWords = before.contentHash === item.contentHash
  const sameTitle = item.title !== undefined && item.title === discovered.data.title
  // A feed shall not lead another's article to a site of its own.
  if (!(sameWords || sameTitle) || siteKey(new URL(url)) !== siteKey(new URL(discovered.data.url))) return 'another'
  const had = trail.some(({ type }) => type === 'ArticleFetched')
  const ended = trail.some(({ type }) => type === 'ArticleUnavailable')
  const known = trail.some((event) => event.type === 'ArticleSeen' && event.data.url === url)
  return sameWords && ended && !had && !known ? 'readdressed' : 'same'
}
