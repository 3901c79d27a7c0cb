import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CleanPage, clean } from './clean.ts'
import { body, page } from './page.fixture.ts'

const SOAKS = Number(process.env.SOAK ?? 1) > 1
const RUNS = SOAKS ? 20_000 : 1_000
const url = 'https://delta.example/news/river'

const statement = (type: string): string =>
  `<script type="application/ld+json">{"@type":"${type}","headline":"River","datePublished":"2025-03-03","author":{"name":"Jane Roe"}}</script>`
const seeds = [
  page(
    `<article><h1>River</h1><p>By Jane Roe</p>${body('bridge', 'ferry')}<ul><li>one<li>two</ul><table><tr><td>4 m</table><div class="related-posts"><a href="/a">Dykes</a></div></article>`,
    statement('NewsArticle'),
  ),
  page(
    `<div class="live"><h2>14:30</h2>${body('market')}<blockquote>“No.”</blockquote>${body('mill')}</div>`,
    statement('LiveBlogPosting'),
  ),
  `<font size=4>橋が流された。</font><br><br><font>三月三日、川の水が二メートル上がり、橋が流された。けが人はいなかった。</font>`,
  `<title>x | y</title><script>window.s={"body":"${'The river rose. It fell again. '.repeat(20)}"}</script><div id="comments">${body('tower')}</div>`,
].map((html) => Buffer.from(html))

/** What breaks readers of HTML where it stands in the wrong place. */
const SPLINTERS = [
  ...[
    '<',
    '>',
    '"',
    "'",
    '&',
    '&#0;',
    '&#x110000;',
    '&amp;amp;lt;',
    '<!--',
    '-->',
    '<![CDATA[',
    '<?',
    '</p>',
    '</div>',
  ],
  ...['<div>', '<a href=x>', '<p hidden>', '<div class="comments">', '<script>', '</script>', '<style>', '<svg>'],
  ...['<table>', '</table>', '<noscript>', '<template>', '<br>', '<h1>', '<title>', '<base href="::">', '<plaintext>'],
  ...['{"@type":', ']}', '\ud800', '\u0000', '\u202e', '\u00ad', '\u200b', 'e\u0301\u0301', '\u2028', '。', ' . '],
].map((text) => Buffer.from(text))

type Mutation = (bytes: Buffer) => Buffer
const place = fc.double({ min: 0, max: 1, noNaN: true })
const at = (bytes: Buffer, share: number): number => Math.floor(share * bytes.length)
const mutations: fc.Arbitrary<Mutation>[] = [
  fc.tuple(place, fc.integer({ min: 0, max: 255 })).map(([share, byte]) => (bytes) => {
    const copy = Buffer.from(bytes)
    copy[at(bytes, share)] = byte
    return copy
  }),
  fc.tuple(place, fc.constantFrom(...SPLINTERS), fc.integer({ min: 1, max: 100 })).map(
    ([share, splinter, times]) =>
      (bytes) =>
        Buffer.concat([
          bytes.subarray(0, at(bytes, share)),
          ...Array(times).fill(splinter),
          bytes.subarray(at(bytes, share)),
        ]),
  ),
  fc.tuple(place, place).map(
    ([a, b]) =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, a)), bytes.subarray(at(bytes, b))]),
  ),
  fc.tuple(place, place, fc.constantFrom(...seeds)).map(
    ([a, b, other]) =>
      (bytes) =>
        Buffer.concat([bytes.subarray(0, at(bytes, a)), other.subarray(at(other, b)), bytes.subarray(at(bytes, a))]),
  ),
]
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.array(fc.oneof(...mutations), { minLength: 1, maxLength: 6 }))
  .map(([seed, changes]) => changes.reduce<Buffer>((bytes, change) => change(bytes).subarray(0, 100_000), seed))
const types = fc.constantFrom(undefined, 'text/html', 'text/html; charset=utf-16', 'text/html; charset=bogus')

const sound = (result: CleanPage): void => {
  if (result.outcome === 'rejected') return
  expect(result.text).toBe(result.text.normalize('NFC'))
  expect(result.text.isWellFormed()).toBe(true)
  expect(result.text).not.toMatch(/(?!\n)\p{Cc}/u)
  for (const paragraph of result.text.split('\n\n')) expect(paragraph).toBe(paragraph.trim().replaceAll('\n', ' '))
}

test(`of ${RUNS} mutated pages each gives sound text or a named rejection, and the same one twice`, {
  timeout: SOAKS ? 3_600_000 : 60_000,
}, () => {
  let cleaned = 0
  fc.assert(
    fc.property(mutated, types, (bytes, contentType) => {
      const read = (): CleanPage => clean({ url, body: bytes, ...(contentType ? { contentType } : {}) })
      const result = read()
      sound(result)
      if (result.outcome === 'cleaned') cleaned++
      if (bytes.length % 8 === 0) expect(read()).toEqual(result)
    }),
    { numRuns: RUNS, ...(SOAKS ? {} : { seed: 7 }) },
  )
  expect(cleaned).toBeGreaterThan(RUNS / 4)
})
