import { escapeMarkup } from '../markup.ts'
import type { Feed, FeedItem } from './feed.ts'

/** RSS 2.0 (rssboard.org/rss-specification): dates as in RFC 822 with four-digit years, guids that are no addresses. */
export const writeRss = (feed: Feed): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(feed.title)}</title>
<link>${escapeMarkup(feed.home)}</link>
<description>${escapeMarkup(feed.description)}</description>
<language>en-gb</language>
<lastBuildDate>${feed.updated.toUTCString()}</lastBuildDate>
<ttl>5</ttl>
<atom:link href="${escapeMarkup(feed.url)}" rel="self" type="application/rss+xml"/>
${feed.items.map(writeItem).join('\n')}
</channel>
</rss>
`

const writeItem = (item: FeedItem): string => `<item>
<title>${escapeMarkup(item.title)}</title>
<link>${escapeMarkup(item.url)}</link>
<guid isPermaLink="false">${escapeMarkup(item.guid)}</guid>
<pubDate>${item.published.toUTCString()}</pubDate>${item.author ? `\n<dc:creator>${escapeMarkup(item.author)}</dc:creator>` : ''}${item.summary ? `\n<description>${escapeMarkup(item.summary)}</description>` : ''}
</item>`
