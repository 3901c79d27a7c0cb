import type { FeedEntry, IncidentFeed } from './incident-feed.ts'

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

// What XML 1.0 has no way to say. Matches U+FFFE, U+0001. Not: a tab.
const UNSAYABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text from outside as XML holds it. */
const xml = (text: string): string =>
  text
    .toWellFormed()
    .replace(UNSAYABLE, '')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '')

/** A feed as Atom (RFC 4287). */
export const atomOf = ({ title, self, home, updated, entries }: IncidentFeed): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(self)}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<link rel="alternate" type="application/json" href="${xml(home)}"/>`,
    '<author><name>Blotter</name></author>',
    '<generator>Blotter</generator>',
    ...entries.map(entryXml),
    '</feed>',
    '',
  ].join('\n')

const entryXml = ({ id, title, address, source, summary, category, published, updated }: FeedEntry): string =>
  `<entry><id>${xml(id)}</id><title>${xml(title)}</title><published>${published}</published><updated>${updated}</updated>
<link rel="alternate" type="application/json" href="${xml(address)}"/>${source ? `<link rel="via" href="${xml(source)}"/>` : ''}
<category term="${xml(category.term)}" label="${xml(category.label)}"/><summary>${xml(summary)}</summary></entry>`
