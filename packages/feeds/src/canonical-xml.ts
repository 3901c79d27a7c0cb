import type { CanonicalFeed } from './canonical-feed.ts'
import type { CanonicalItem } from './canonical-item.ts'

/**
 * A canonical feed as clean RSS 2.0 for rss-parser. Bodies go into elements of our own, because rss-parser makes a
 * snippet of each `description` and `content:encoded` with a regex that is quadratic in the text.
 */
export const canonicalXml = (feed: CanonicalFeed): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>',
    element('title', feed.title),
    element('link', feed.url),
    element('language', feed.language),
    element('lastBuildDate', feed.updatedAt),
    element('ttl', feed.ttlMinutes?.toString()),
    ...feed.items.map(itemXml),
    '</channel></rss>',
  ].join('')

const itemXml = (item: CanonicalItem, index: number): string =>
  [
    // rss-parser fails on an element without children in some builds; the index is always there.
    `<item><x-index>${index}</x-index>`,
    element('title', item.title),
    element('link', item.url),
    element('guid', item.guid),
    element('pubDate', item.publishedAt),
    element('x-updated', item.updatedAt),
    element('x-summary', item.summary),
    element('x-content', item.content),
    ...item.authors.map((author) => element('x-author', author)),
    '</item>',
  ].join('')

const element = (name: string, text: string | undefined): string => {
  const clean = text && xmlCharacters(text)
  return clean ? `<${name}><![CDATA[${clean.replaceAll(']]>', ']]]]><![CDATA[>')}]]></${name}>` : ''
}

/** Without what XML 1.0, 2.2 does not allow: control characters, lone surrogates, U+FFFE and U+FFFF. */
const xmlCharacters = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
