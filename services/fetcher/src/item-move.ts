import type { LogEvent } from '@blotter/events'
import { canonicalUrl, type ReadItem } from '@blotter/feeds'
import type { FeedItemRow } from '@blotter/log'
import { siteKey } from '@blotter/web'

/**
 * What it means that an item comes with another address than its key stood for: another article under a key that is used
 * again; the same one, whose page is to be had at the new address; or the same, and nothing to do.
 */
export type ItemMove = 'another' | 'readdressed' | 'same'

type Moved = {
  item: ReadItem
  url: string
  before: FeedItemRow
  /** The events of the article that the key stood for. */
  trail: readonly LogEvent[]
  /** Whether another item of the feed shows that article's page now. */
  isPassedOn?: boolean
}

/**
 * A guid is its publisher's word that an article is the same, so headline, words and address may all change under it;
 * against it speaks another site, an old page that another item shows, a number in the address that is another's, and,
 * where the guid is a mere name such as `top-story`, a later date or nothing that stayed. An article whose page was never
 * had is looked for at the new address, once; edits are looked at there anyway.
 */
export const itemMove = (moved: Moved): ItemMove => {
  const { item, url, before, trail } = moved
  const discovered = trail.find((event) => event.type === 'ArticleDiscovered')
  if (!discovered) return 'same'
  if (!isSame(moved, discovered)) return 'another'
  const had = trail.some(({ type }) => type === 'ArticleFetched')
  const ended = trail.some(({ type }) => type === 'ArticleUnavailable')
  const known = trail.some((event) => event.type === 'ArticleSeen' && event.data.url === url)
  return before.contentHash === item.contentHash && ended && !had && !known ? 'readdressed' : 'same'
}

/** Whether neither words nor headline are as they were. */
export const isRewritten = ({ item, before, trail }: Pick<Moved, 'item' | 'before' | 'trail'>): boolean => {
  const discovered = trail.find((event) => event.type === 'ArticleDiscovered')
  return before.contentHash !== item.contentHash && !(item.title && item.title === discovered?.data.title)
}

const isSame = (moved: Moved, { data: first }: LogEvent<'ArticleDiscovered'>): boolean => {
  const { item, url, before, isPassedOn } = moved
  // A feed shall not lead another's article to a site of its own.
  if (isPassedOn || siteKey(new URL(url)) !== siteKey(new URL(first.url))) return false
  const rewritten = isRewritten(moved)
  const numbers = comparedNumbers(url, first.url)
  if (numbers === 'same') return true
  // A body that says the same is the same; a headline alone may be that of every day.
  if (before.contentHash === item.contentHash && (item.summary ?? item.content)) return true
  const later = laterBy(item.publishedAt, first.publishedAt)
  if (numbers === 'others' && (rewritten || later !== 0)) return false
  if (later === 0 || namesOneArticle(item.guid ?? '', first.url)) return true
  return later !== undefined && later >= HALF_A_DAY ? false : !rewritten
}

const HALF_A_DAY = 12 * 3_600_000

/** In ms, undefined where one has no date. */
const laterBy = (now: string | undefined, then: string | undefined): number | undefined =>
  now && then ? Date.parse(now) - Date.parse(then) : undefined

/** The numbers by which sites know their articles. */
const comparedNumbers = (one: string, other: string): 'same' | 'others' | 'none' => {
  const [mine, theirs] = [numbersIn(one), numbersIn(other)]
  if (!mine.length || !theirs.length) return 'none'
  return mine.some((number) => theirs.includes(number)) ? 'same' : 'others'
}

const numbersIn = (url: string): string[] => {
  const { pathname, search } = new URL(url)
  return (pathname + search).match(NUMBER) ?? []
}

/** `71234567` of `/news/71234567-ferry`; not the day of `/20260305/ferry`. */
const NUMBER = /(?<!\d)(?!(?:19|20)\d\d(?:0\d|1[0-2])(?:[0-2]\d|3[01])(?!\d))\d{5,}(?!\d)/g

/** A guid that was made for one article: with a number or a hash in it, or the address that it had first. */
const namesOneArticle = (guid: string, firstUrl: string): boolean =>
  MADE_FOR_ONE.test(guid) || (canonicalUrl(guid) === canonicalUrl(firstUrl) && new URL(firstUrl).pathname !== '/')

/** `https://a.example/?p=123`, `post-8271`, `9f86d081-884c`; not `top-story`, `pos-12`. */
const MADE_FOR_ONE = /\d{3}|[0-9a-f]{8}-[0-9a-f]{4}|(?=[0-9a-f]{0,15}\d)[0-9a-f]{16}/i
