import { InputFault } from '@blotter/events'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { canonicalUrl } from './canonical-url.ts'
import { contentHashOf } from './content-hash.ts'
import { itemIdentity } from './item-identity.ts'
import { parseFeed } from './parse-feed.ts'

const SOAKS = Number(process.env.SOAK ?? 1) > 1
const RUNS = SOAKS ? 50_000 : 1_000
const body = '&lt;p class="a"&gt;12 killed &amp;amp; 3 hurt&lt;/p&gt;'
const item = (n: number): string =>
  `<item><title>Ferry sinks ${n}</title><link>/a/${n}?utm_source=rss</link><guid isPermaLink="false">g-${n}</guid><pubDate>Wed, 04 Mar 2026 1${n}:00:00 +0300</pubDate><description>${body}</description><content:encoded><![CDATA[<div><b>x</b></div>]]></content:encoded></item>`
const entry = (n: number): string =>
  `<entry xml:base="https://b.example/"><title type="html">&lt;i&gt;Bridge&lt;/i&gt; ${n}</title><id>tag:b,2026:${n}</id><link rel="alternate" type="text/html" href="p/${n}"/><updated>2026-03-0${n}T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>café</p></div></content></entry>`
const many = (make: (n: number) => string): string => [1, 2, 3].map(make).join('\n')
const seeds = [
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE rss [<!ENTITY site "Harbour Post">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>&site;</title><ttl>60</ttl><skipHours><hour>3</hour></skipHours>${many(item)}</channel></rss>`,
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Ledger</title><link rel="hub" href="https://hub.example/"/>${many(entry)}</feed>`,
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://c.example/"><title>Courier</title></channel><item rdf:about="https://c.example/1"><title>One</title><link>https://c.example/1</link><dc:date>2026-03-04</dc:date></item></rdf:RDF>`,
  `{"version":"https://jsonfeed.org/version/1.1","title":"Daily","hubs":[{"type":"WebSub","url":"https://hub.example/"}],"items":[{"id":"1","url":"https://d.example/1","content_html":"<p>x</p>","date_published":"2026-03-04T10:00:00Z","authors":[{"name":"A"}]}]}`,
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://e.example/1</loc><news:news><news:publication_date>2026-03-04</news:publication_date><news:title>One</news:title></news:news></url></urlset>`,
].map((text) => Buffer.from(text))

/** What breaks parsers where it stands in the wrong place. */
const SPLINTERS =
  `<![CDATA[|]]>|<!--|-->|<!DOCTYPE x [|<!ENTITY a "&a;">|&|&#x;|&#xffffffff;|&site;|<item>|</item>|<entry/>|</channel>|<rss>|<html>|<a b="|'|"|>|<|/>|<?xml encoding="utf-16"?>|<?|?>|xmlns="x"|xml:base="::"|{"a":|[|\u0000|\u0001|\ud800|\ufeff|\u2028|é|<br>|]]]]><![CDATA[>`
    .split('|')
    .map((text) => Buffer.from(text))
const MARKS = [[], [0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff], [0x1f, 0x8b], [0xff], [0, 0, 0xfe, 0xff]].map(
  (bytes) => Buffer.from(bytes),
)

type Mutation = (bytes: Uint8Array) => Buffer
const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (bytes: Uint8Array, share: number): number => Math.floor(share * bytes.length)
const joined = (...parts: Uint8Array[]): Buffer => Buffer.concat(parts)
const mutations: fc.Arbitrary<Mutation>[] = [
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([share, byte]) => (bytes) => {
    const copy = Buffer.from(bytes)
    copy[at(bytes, share)] = byte
    return copy
  }),
  fc.tuple(place, fc.constantFrom(...SPLINTERS), fc.integer({ min: 1, max: 300 })).map(
    ([share, splinter, times]) =>
      (bytes) =>
        joined(bytes.subarray(0, at(bytes, share)), ...Array(times).fill(splinter), bytes.subarray(at(bytes, share))),
  ),
  fc.tuple(place, place).map(
    ([a, b]) =>
      (bytes) =>
        joined(bytes.subarray(0, at(bytes, a)), bytes.subarray(at(bytes, b))),
  ),
  place.map((share) => (bytes) => joined(bytes.subarray(0, at(bytes, share)))),
  fc.tuple(place, place, fc.constantFrom(...seeds)).map(
    ([a, b, other]) =>
      (bytes) =>
        joined(bytes.subarray(0, at(bytes, a)), other.subarray(at(other, b)), bytes.subarray(at(bytes, a))),
  ),
  fc.constantFrom(...MARKS).map((mark) => (bytes) => joined(mark, bytes)),
  fc.constant<Mutation>((bytes) => Buffer.from(Buffer.from(bytes).toString('utf8'), 'utf16le')),
]
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.oneof(...mutations), { minLength: 1, maxLength: 6 }))
  .map(([seed, changes]) => changes.reduce<Uint8Array>((bytes, change) => change(bytes).subarray(0, 200_000), seed))
const types = fc.constantFrom(undefined, 'text/html', 'application/rss+xml; charset=utf-16', 'text/xml; charset=bogus')

it(`of ${RUNS} mutated feeds each is read or refused by name, and what is read can be used`, {
  timeout: SOAKS ? 3_600_000 : 120_000,
}, async () => {
  let read = 0
  await fc.assert(
    fc.asyncProperty(mutated, types, async (body, contentType) => {
      const feed = await parseFeed({
        body,
        url: 'https://a.example/feed',
        ...(contentType ? { contentType } : {}),
      }).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InputFault)
        return null
      })
      if (!feed) return
      read += 1
      for (const link of [feed.url, feed.hub, feed.self, feed.older, ...feed.items.map(({ url }) => url)])
        if (link !== undefined) expect(link).toMatch(/^https?:\/\/[^/]/)
      for (const each of feed.items) {
        for (const date of [each.publishedAt, each.updatedAt])
          if (date !== undefined) expect(new Date(date).toISOString().slice(0, 19)).toBe(date.slice(0, 19))
        expect(itemIdentity(each).key.length).toBeLessThanOrEqual(300)
        expect(contentHashOf(each)).toMatch(/^[0-9a-f]{64}$/)
        if (each.url) canonicalUrl(each.url)
        expect(JSON.stringify(each)).not.toContain('\\u0000')
      }
    }),
    // One seed, so that a run that fails is the run that everybody has; the soak's is fresh.
    { numRuns: RUNS, ...(SOAKS ? {} : { seed: 20_260_304 }) },
  )
  // Otherwise the mutations only ever made rubbish.
  expect(read).toBeGreaterThan(RUNS / 4)
})
