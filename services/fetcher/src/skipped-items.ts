import { canonicalUrl, type FeedItem } from '@blotter/feeds'

/** Items of a feed that no article can be made of: how many, and why, as a phrase; `why` is null when there are none. */
export type Skipped = { count: number; why: string | null }

/** Counts what has no address of its own on the web: none at all, `javascript:` and its like, or one past all bounds. */
export const skippedItems = (items: readonly FeedItem[]): Skipped => {
  const unusable = items.filter(({ url }) => !url || canonicalUrl(url) === null)
  const long = unusable.filter(({ url }) => url).length
  const without = unusable.length - long
  const reasons = [
    ...(without ? [`${without} without an http(s) address`] : []),
    ...(long ? [`${long} with an address over 8,192 characters`] : []),
  ]
  return { count: unusable.length, why: reasons.join(', ') || null }
}
