import { InputFault } from '@blotter/events'
import type { Feed, FeedItem } from './feed.ts'
import { present } from './present.ts'

/** What rss-parser makes of our canonical XML, on top of its own fields. */
type ItemFields = { updated?: string; summary?: string; body?: string; authors?: string[] }
type FeedFields = { language?: string; lastBuildDate?: string; ttl?: string }

/** Its XML library is half of what this package loads, and most who ask it for an id or a verdict read no feed. */
const openParser = async () => {
  const { default: Parser } = await import('rss-parser')
  return new Parser<FeedFields, ItemFields>({
    customFields: {
      feed: ['language', 'lastBuildDate', 'ttl'],
      // The typings know pairs only of field names; rss-parser maps [from, to, options].
      item: [
        ['x-updated', 'updated'],
        ['x-summary', 'summary'],
        ['x-content', 'body'],
        ['x-author', 'authors', { keepArray: true }],
      ] as unknown as ['updated'],
    },
  })
}
let parser: ReturnType<typeof openParser> | undefined

/**
 * Reads canonical XML with rss-parser.
 * @throws InputFault `unparsable` when rss-parser refuses it
 */
export const readCanonicalXml = async (xml: string): Promise<Omit<Feed, 'warnings'>> => {
  parser ??= openParser()
  const output = await (await parser).parseString(xml).catch((cause: unknown) => {
    throw new InputFault('unparsable', 'The repaired feed cannot be parsed.', { cause })
  })
  return present({
    title: output.title,
    url: output.link,
    language: output.language,
    updatedAt: output.lastBuildDate,
    ttlMinutes: output.ttl === undefined ? undefined : Number(output.ttl),
    items: output.items.map(
      (item): FeedItem =>
        present({
          guid: item.guid,
          url: item.link,
          title: item.title,
          publishedAt: item.pubDate,
          updatedAt: item.updated,
          summary: item.summary,
          content: item.body,
          authors: item.authors,
        }),
    ),
  })
}
