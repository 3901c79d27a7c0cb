import { feedKinds } from '@blotter/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalUrl } from './canonical-url.ts'
import { type FeedEntry, readOpml } from './opml.ts'
import { writeOpml } from './opml-document.ts'
import { present } from './present.ts'

describe('OPML', () => {
  it('gives nested outlines in order, folders handing down what they say', () => {
    const xml = `<?xml version="1.0"?><opml version="1.0"><body>
      <outline text="East" country="ke" kind="local"><outline text="A &amp; B" xmlUrl="https://a.example/rss" language="en"/>
        <outline text="deeper"><outline title="C" xmlUrl="https://c.example/rss" kind="Official"/></outline></outline>
      <outline text="again" xmlUrl="https://a.example/rss"/><outline text="mail" xmlUrl="mailto:x@y"/></body></opml>`
    expect(readOpml(xml).entries).toEqual([
      {
        ...{ url: 'https://a.example/rss', title: 'A & B', country: 'KE', language: 'en', kind: 'local' },
        folders: [['East'], []],
      },
      { url: 'https://c.example/rss', title: 'C', country: 'KE', kind: 'official', folders: [['East', 'deeper']] },
    ])
  })

  it('keeps every place of a feed, what it shows beside its title, and whatever else is said of it', () => {
    const xml = `<opml xmlns:r="urn:reader"><body>
      <outline text="East"><outline text="Paper (slow)" title="The Paper" XMLURL="feed:https://a.example/rss" type="rss"
        htmlUrl="https://a.example/" description="a &quot;b&quot;&#10;c" category="/East/Ports,news" r:unread="3" x:y="no" kind="odd"/></outline>
      <outline text="West"><outline text="Paper" xmlUrl="https://a.example/rss" language="sw" htmlUrl="https://other.example/" ttl="60"/></outline>
      </body></opml>`
    const entry = {
      url: 'https://a.example/rss',
      title: 'The Paper',
      text: 'Paper (slow)',
      language: 'sw',
      folders: [['East'], ['West']],
      others: {
        ...{ htmlUrl: 'https://a.example/', description: 'a "b"\nc', category: '/East/Ports,news' },
        ...{ 'xmlns:r': 'urn:reader', 'r:unread': '3', kind: 'odd', ttl: '60' },
      },
    }
    expect(readOpml(xml).entries).toEqual([entry])
    expect(readOpml(writeOpml([entry])).entries).toEqual([entry])
  })

  it('says of a folder whose articles copy nothing, and of a feed in it that they do', () => {
    const xml = `<opml><body><outline text="Own words" copies="Alone"><outline text="a" xmlUrl="https://a.example/rss"/>
      <outline text="b" xmlUrl="https://b.example/rss" copies="grouped"/></outline>
      <outline text="c" xmlUrl="https://c.example/rss" copies="sometimes"/></body></opml>`
    expect(readOpml(xml).entries.map(({ copies }) => copies)).toEqual(['alone', 'grouped', undefined])
  })

  it('names each folder once, in the order in which they come up', () => {
    const entry = (n: number, ...folder: string[]) => ({ url: `https://a.example/${n}`, folders: [folder] })
    const xml = writeOpml([entry(1, 'East'), entry(2, 'East', 'Deep'), entry(4, 'West'), entry(3, 'East')])
    expect([...xml.matchAll(/<outline text="(East|Deep|West)">/g)].map(([, name]) => name)).toEqual([
      'East',
      'Deep',
      'West',
    ])
  })

  it('survives a bare ampersand and unclosed outlines', () => {
    const xml =
      '<opml><body><outline text="Q&A" xmlUrl="https://a.example/?x=1&y=2"><outline text="b" xmlUrl="https://b.example/">'
    expect(readOpml(xml).entries.map(({ url }) => url)).toEqual(['https://a.example/?x=1&y=2', 'https://b.example/'])
  })

  it('names the outlines that are neither a folder nor a feed', () => {
    const xml = `<opml><body><outline text="Folder"><outline title="Mail" xmlUrl="mailto:x@y"/><outline text="Note"/>
      <outline text="A" xmlUrl="https://a.example/"/></outline><outline xmlUrl="ftp://b.example/"/><outline/></body></opml>`
    const { entries, unusable } = readOpml(xml)
    expect(entries.map(({ url }) => url)).toEqual(['https://a.example/'])
    expect(unusable).toEqual(['Mail', 'Note', 'ftp://b.example/', 'an outline without a name'])
  })

  it.each([
    ['its declaration', (xml: string) => Buffer.from(xml, 'latin1')],
    ['a byte order mark', (xml: string) => Buffer.from(`\ufeff${xml}`, 'utf16le')],
    ['its zero bytes', (xml: string) => Buffer.from(xml, 'utf16le')],
  ])('is read in the charset that %s tells', (_how, encode) => {
    const xml = `<?xml version="1.0" encoding="ISO-8859-1"?><opml><body><outline text="Übersee" xmlUrl="https://a.example/"/></body></opml>`
    expect(readOpml(encode(xml)).entries).toEqual([{ url: 'https://a.example/', title: 'Übersee', folders: [[]] }])
  })

  it('is one feed in all its folders however its address is spelled', () => {
    const urls = ['https://A.example:443/rss?utm_source=x', 'https://a.example/rss', 'feed:https://a.example/rss#top']
    const outlines = urls.map((url, n) => `<outline text="${n}"><outline xmlUrl="${url}"/></outline>`)
    const { entries } = readOpml(`<opml><body>${outlines.join('')}</body></opml>`)
    expect(entries).toEqual([{ url: 'https://a.example/rss?utm_source=x', folders: [['0'], ['1'], ['2']] }])
    expect(readOpml(writeOpml(entries)).entries).toEqual(entries)
  })

  it('of another kind is refused', () => {
    expect(() => readOpml('<html></html>')).toThrow(expect.objectContaining({ code: 'not-opml' }))
  })

  it('reads back what it writes: every feed with all that is said of it, in all its folders', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyEntry, { selector: ({ url }) => canonicalUrl(url), maxLength: 6 }), (entries) => {
        const { entries: read, unusable } = readOpml(writeOpml(entries))
        expect(read.map(sorted)).toEqual(expect.arrayContaining(entries.map(sorted)))
        expect([read.length, unusable]).toEqual([entries.length, []])
      }),
    )
  })
})

const text = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .map((value) => value.replace(/[\p{Cc}\ufffe\uffff]/gu, '').trim())
  .filter((value) => value !== '')
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const folder = fc.array(fc.oneof(text, fc.constantFrom('a', 'b')), { maxLength: 3 })
const name = fc.constantFrom('htmlUrl', 'description', 'category', 'version', '__proto__', 'useNotification', 'é')

const anyEntry: fc.Arbitrary<FeedEntry> = fc
  .record({
    url: fc.webUrl({ withQueryParameters: true }).map((url) => new URL(url).href),
    title: optional(text),
    country: optional(fc.stringMatching(/^[A-Z]{2}$/)),
    language: optional(text),
    kind: optional(fc.constantFrom(...feedKinds)),
    copies: optional(fc.constantFrom('alone' as const, 'grouped' as const)),
    folders: fc.uniqueArray(folder, { minLength: 1, maxLength: 3, selector: (path) => JSON.stringify(path) }),
    others: optional(fc.dictionary(name, fc.oneof(text, fc.constantFrom('', ' a\t\n b ')), { minKeys: 1 })),
    shown: optional(text),
  })
  .map(({ shown, ...fields }) =>
    present({ ...fields, text: fields.title !== undefined && shown !== fields.title ? shown : undefined }),
  )

const sorted = (entry: FeedEntry): FeedEntry => ({
  ...entry,
  folders: (entry.folders ?? []).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
})
