import { InputFault } from '@blotter/events'
import type { Feed, FeedItem } from './feed.ts'
import { readDate } from './field.ts'
import { resolveHtmlLinks } from './html-links.ts'
import { jsonSize } from './json-size.ts'
import { keptItems } from './kept-items.ts'
import { limits } from './limits.ts'
import { escapeText } from './markup-text.ts'
import { present } from './present.ts'
import { resolveUrl } from './resolve-url.ts'
import { plainText } from './text-construct.ts'
import { WarningList } from './warning.ts'

type Context = { base: string | undefined; warnings: WarningList }
type Json = Record<string, unknown>

export const looksLikeJson = (text: string): boolean => /^[\s\ufeff]*[{[]/.test(text)

/**
 * Reads JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). Fields of a wrong type are left out, items that are no
 * objects are skipped.
 * @throws InputFault `not-a-feed` when it is no JSON, or JSON of another kind; `too-deep`, `too-many-nodes`
 */
export const readJsonFeed = (text: string, context: Context): Omit<Feed, 'warnings'> => {
  const feed = parseObject(text)
  if (!isJsonFeed(feed)) throw new InputFault('not-a-feed', 'The document is JSON, but no JSON Feed.')
  const items = list(feed.items).filter(isObject)
  const dateOf = (item: Json) => date(item.date_published ?? item.date_modified, new WarningList())
  const read = keptItems(items, dateOf, context.warnings).map((item) => readItem(item, context))
  return present({
    title: title(feed.title),
    url: address(feed.home_page_url, context),
    language: string(feed.language)?.replaceAll('_', '-'),
    // The format has no date of the feed itself: the newest change of an item stands for it.
    updatedAt: read.flatMap((item) => item.updatedAt ?? []).reduce((a, b) => (a > b ? a : b), '') || undefined,
    hub: list(feed.hubs)
      .filter(isObject)
      .filter(({ type }) => string(type)?.toLowerCase() === 'websub')
      .map(({ url }) => address(url, context))
      .find((url) => url !== undefined),
    self: address(feed.feed_url, context),
    older: address(feed.next_url, context),
    items: read,
  })
}

// matches `https://jsonfeed.org/version/1.1` and `1.1`, not `2.0`
const VERSION = /^(?:https?:\/\/(?:www\.)?jsonfeed\.org\/version\/)?1(?:\.\d)?$/

/** Some feeds give the bare number as version; then the items must look the part. */
const isJsonFeed = (feed: Json): boolean => {
  const version = string(feed.version) ?? ''
  const [first] = list(feed.items).filter(isObject)
  if (!VERSION.test(version)) return false
  return version.includes('jsonfeed') || (first !== undefined && ITEM_FIELDS.some((field) => field in first))
}

const ITEM_FIELDS = ['content_html', 'content_text', 'date_published', 'external_url']

const readItem = (item: Json, context: Context): FeedItem => {
  const plain = string(item.content_text)
  const content = string(item.content_html) ?? (plain && escapeText(plain))
  const authors = [...list(item.authors), item.author].map(authorName).filter((name) => name !== undefined)
  return present({
    guid: typeof item.id === 'number' ? String(item.id) : string(item.id),
    url: address(item.url, context) ?? address(item.external_url, context),
    title: title(item.title),
    publishedAt: date(item.date_published, context.warnings),
    updatedAt: date(item.date_modified, context.warnings),
    summary: string(item.summary) && escapeText(string(item.summary) ?? ''),
    content: content && resolveHtmlLinks(content, context.base),
    authors: authors.length > 0 ? [...new Set(authors)] : undefined,
  })
}

const parseObject = (text: string): Json => {
  const { depth, values } = jsonSize(text)
  if (depth > limits.depth) throw new InputFault('too-deep', `The JSON nests deeper than ${limits.depth}.`)
  if (values > limits.nodes) throw new InputFault('too-many-nodes', `The JSON has more than ${limits.nodes} values.`)
  try {
    const value: unknown = JSON.parse(text.replace(/^[\s\ufeff]+/, ''))
    if (isObject(value)) return value
  } catch (cause) {
    throw new InputFault('not-a-feed', 'The document begins like JSON and is none.', { cause })
  }
  throw new InputFault('not-a-feed', 'The document is JSON, but no JSON Feed.')
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const string = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().toWellFormed() : undefined
const title = (value: unknown): string | undefined => plainText(string(value) ?? '') || undefined
const address = (value: unknown, { base }: Context): string | undefined => {
  const reference = string(value)
  return reference && resolveUrl(reference, base)
}
const authorName = (value: unknown): string | undefined =>
  isObject(value) ? (string(value.name) ?? string(value.url)) : string(value)

const date = (value: unknown, warnings: WarningList): string | undefined => readDate(string(value) ?? '', warnings)
