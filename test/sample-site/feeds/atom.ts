import { escapeMarkup } from '../markup.ts'
import type { Feed, FeedItem } from './feed.ts'

/** Atom 1.0 (RFC 4287). */
export const writeAtom = (feed: Feed): string => `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>${escapeMarkup(feed.url)}</id>
<title>${escapeMarkup(feed.title)}</title>
<subtitle>${escapeMarkup(feed.description)}</subtitle>
<updated>${feed.updated.toISOString()}</updated>
<author><name>${escapeMarkup(feed.title)}</name></author>
<link rel="self" href="${escapeMarkup(feed.url)}"/>
<link rel="alternate" href="${escapeMarkup(feed.home)}"/>
${feed.items.map(writeEntry).join('\n')}
</feed>
`

const writeEntry = (item: FeedItem): string => `<entry>
<id>${escapeMarkup(item.guid)}</id>
<title>${escapeMarkup(item.title)}</title>
<link rel="alternate" type="text/html" href="${escapeMarkup(item.url)}"/>
<published>${item.published.toISOString()}</published>
<updated>${item.updated.toISOString()}</updated>${item.author ? `\n<author><name>${escapeMarkup(item.author)}</name></author>` : ''}${item.summary ? `\n<summary type="html">${escapeMarkup(`<p>${escapeMarkup(item.summary)}</p>`)}</summary>` : ''}
</entry>`
