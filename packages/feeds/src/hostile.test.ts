import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { parseFeed } from './parse-feed.ts'
import { readItem } from './read-feed.ts'

const rss = (inside: string) => `<rss version="2.0"><channel><title>t</title>${inside}</channel></rss>`
const item = (inside: string) => rss(`<item><title>i</title>${inside}</item>`)
const body = (inside: string) => item(`<description>${inside}</description>`)

describe('caps', () => {
  it.each([
    ['too-deep', rss('<a>'.repeat(1_000_000))],
    ['too-deep', `<feed><entry><content type="xhtml">${'<div>'.repeat(20_000)}</content></entry></feed>`],
    ['too-deep', body('<b>'.repeat(60_000))],
    ['too-deep', `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(1_000_000)}`],
    ['too-many-attributes', `<rss ${'a="x" '.repeat(200_000)}><channel/></rss>`.replaceAll('a=', () => `a${count()}=`)],
    ['too-many-nodes', rss('<x/>'.repeat(500_000))],
    ['too-large', Buffer.alloc(33 * 1024 * 1024, 0x20)],
    ['too-large', gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))],
  ])('refuse as %s', async (code, text) => {
    await expect(parseFeed({ body: Buffer.from(text) })).rejects.toMatchObject({ name: 'InputFault', code })
  })

  it.each(['rss', 'json', 'sitemap'])('keep the newest items of a feed with too many and say so: %s', async (kind) => {
    const dates = Array.from({ length: 6_000 }, (_, n) => new Date(1.7e12 + n * 60_000).toISOString())
    const build = (all: readonly string[]) => {
      if (kind === 'rss') return rss(all.map((d) => `<item><title>${d}</title><pubDate>${d}</pubDate></item>`).join(''))
      const items = all.map((d) => ({ id: d, title: d, date_published: d }))
      if (kind === 'json') return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items })
      const page = (d: string) =>
        `<url><loc>https://a.example/</loc><news:news><news:title>${d}</news:title><news:publication_date>${d}</news:publication_date></news:news></url>`
      return `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${all.map(page).join('')}</urlset>`
    }
    for (const all of [dates, dates.toReversed()]) {
      const feed = await parseFeed({ body: Buffer.from(build(all)) })
      expect(feed.items).toHaveLength(5_000)
      expect(feed.items.some(({ title }) => title === dates.at(-1))).toBe(true)
      expect(feed.warnings.map(({ code }) => code)).toEqual(['too-many-items'])
    }
  })

  it('keep the first items of a feed with far too many, and of one without dates', async () => {
    for (const many of [6_000, 300_000]) {
      const items = `<item><title>first</title></item>${'<item><title>x</title></item>'.repeat(many)}`
      const feed = await parseFeed({ body: Buffer.from(rss(items)) })
      expect([feed.items.length, feed.items[0]?.title]).toEqual([5_000, 'first'])
      expect(feed.warnings.map(({ code }) => code)).toEqual(['too-many-items'])
    }
  })
})

describe('runs of combining marks', () => {
  it('cost time in proportion to their length', () => {
    const took = (n: number): number => {
      const title = `a${'\u0301'.repeat(n)}${'\u0316'.repeat(n)}`
      const began = performance.now()
      readItem({ title, summary: title })
      return performance.now() - began
    }
    took(1_000)
    expect(took(40_000)).toBeLessThan(60 * Math.max(took(4_000), 2))
  })

  it('as people write them count', () => {
    const hash = (title: string) => readItem({ title }).contentHash
    expect(hash('e\u0301te\u0301')).toBe(hash('été'))
    expect(hash('e\u0301')).not.toBe(hash('e\u0301\u0316'))
  })
})

describe('entities', () => {
  it('are lifted when they are literal, and neither expanded in each other nor fetched', async () => {
    const doctype = `<!DOCTYPE rss [<!ENTITY site "Harbour Post"><!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">
      <!ENTITY file SYSTEM "file:///etc/hostname">]>`
    const feed = await parseFeed({ body: Buffer.from(doctype + body('&site; &b; &file;')) })
    expect(feed.items[0]?.summary).toBe('Harbour Post &b; &file;')
    expect(feed.warnings.map(({ code }) => code)).toEqual(['entities-dropped'])
  })

  it('cannot blow a document up', async () => {
    const doctype = `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(256)}">]>`
    const feed = await parseFeed({ body: Buffer.from(doctype + body('&a;'.repeat(100_000))) })
    expect(feed.items[0]?.summary?.length).toBeLessThan(2_000_000)
  })
})

describe('work grows in proportion to the input', () => {
  it.each<[string, (n: number) => string]>([
    ['escaped tags that never end', (n) => body('x&lt;p '.repeat(n))],
    ['escaped angle brackets', (n) => body('&lt;'.repeat(n))],
    ['the same in a title', (n) => item(`<title>${'x&lt;p '.repeat(n)}</title>`)],
    ['escaped paragraphs that nest', (n) => body('&lt;div&gt;'.repeat(n))],
    ['one escaped tag with many attributes', (n) => body(`&lt;p ${'a=1 '.repeat(n)}&gt;`)],
    ['tags that never end', (n) => body('<a b="" c="'.repeat(n))],
    ['end tags that never end', (n) => body('</a '.repeat(n))],
    ['stray end tags', (n) => body('</x>'.repeat(n))],
    ['comments that never end', (n) => '<!-- '.repeat(n) + rss('')],
    ['doctypes that never end', (n) => '<!DOCTYPE ['.repeat(n) + rss('')],
    ['CDATA sections that never end', (n) => body('<![CDATA['.repeat(n))],
    ['CDATA sections across items', (n) => `${rss('<item><![CDATA[</item>'.repeat(n))}]]>`],
    ['ampersands', (n) => body('&a'.repeat(n))],
    ['numbers in a body', (n) => body('1.'.repeat(n))],
    ['dates of one long line', (n) => item(`<pubDate>${'1 '.repeat(n)}</pubDate>`)],
    ['authors like addresses', (n) => item(`<author>${'x@'.repeat(n)}</author>`)],
    ['broken Base64', (n) => `<feed><entry><content mode="base64">${'a '.repeat(n)}!</content></entry></feed>`],
  ])('for %s', async (_name, build) => {
    // Sixteen times the input costs 16 times as much when linear, 256 times when quadratic.
    const small = await cost(build(3_000))
    const large = await cost(build(48_000))
    expect(large / small).toBeLessThan(80)
  })
})

it('line breaks that are left open do not make stray end tags dearer', async () => {
  const stray = '</zz>'.repeat(100_000)
  const alone = await cost(body(stray))
  const behind = await cost(body('<br>'.repeat(4_900) + stray))
  expect(behind / alone).toBeLessThan(5)
})

/** Milliseconds of the fastest of three runs, at least half of one, so that a quotient means something. */
const cost = async (text: string): Promise<number> => {
  const input = { body: Buffer.from(text), url: 'https://a.example/feed' }
  const times: number[] = []
  for (let run = 0; run < 3; run++) {
    const start = performance.now()
    await parseFeed(input)
    times.push(performance.now() - start)
  }
  return Math.max(0.5, Math.min(...times))
}

let counted = 0
const count = () => counted++
