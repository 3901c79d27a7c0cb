import fc from 'fast-check'
import Parser from 'rss-parser'
import { describe, expect, it } from 'vitest'
import type { CanonicalFeed } from './canonical-feed.ts'
import { canonicalXml } from './canonical-xml.ts'
import { present } from './present.ts'
import { readCanonicalXml } from './rss-parser-adapter.ts'

/** Any text that XML can carry and that is not blank, with what breaks naive writers. */
const text = fc
  .array(fc.oneof(fc.constantFrom(']]>', '<', '&amp;', '<![CDATA[', ' ', '"'), fc.string({ unit: 'grapheme' })), {
    maxLength: 6,
  })
  .map((parts) => `x${parts.join('')}x`.toWellFormed().replace(/[\p{Cc}\ufffe\uffff]/gu, ''))
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })

const item = fc.record({
  guid: optional(text),
  url: optional(text),
  title: optional(text),
  publishedAt: optional(fc.constant('2024-05-06T07:08:09Z')),
  updatedAt: optional(fc.constant('2024-05-07T07:08:09Z')),
  summary: optional(text),
  content: optional(text),
  authors: fc.array(text, { maxLength: 3 }),
})
const feed: fc.Arbitrary<CanonicalFeed> = fc.record({
  title: optional(text),
  url: optional(text),
  language: optional(text),
  updatedAt: optional(fc.constant('2024-05-06T07:08:09Z')),
  ttlMinutes: optional(fc.integer({ min: 1 })),
  items: fc.array(item, { maxLength: 4 }),
})

describe('canonical XML', () => {
  it('comes back from rss-parser as it was, whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(feed, async (canonical) => {
        const items = canonical.items.map(({ authors, ...fields }) =>
          present({ ...fields, authors: authors.length > 0 ? authors : undefined }),
        )
        expect(await readCanonicalXml(canonicalXml(canonical))).toEqual(present({ ...canonical, items }))
      }),
    )
  })

  it('is RSS 2.0 that rss-parser reads without being told of our fields', async () => {
    const plain = { title: 'T', url: 'https://a.example/1', guid: 'g', publishedAt: '2024-05-06T07:08:09Z' }
    const nothing = { updatedAt: undefined, summary: undefined, content: undefined, authors: [] }
    const xml = canonicalXml({
      title: 'F',
      url: undefined,
      language: undefined,
      updatedAt: undefined,
      ttlMinutes: undefined,
      items: [{ ...plain, ...nothing }],
    })
    const read = await new Parser().parseString(xml)
    expect(read.title).toBe('F')
    expect(read.items).toMatchObject([
      { title: 'T', link: 'https://a.example/1', guid: 'g', isoDate: '2024-05-06T07:08:09.000Z' },
    ])
  })
})
