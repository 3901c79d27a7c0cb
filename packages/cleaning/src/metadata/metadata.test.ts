import { expect, test } from 'vitest'
import { type CleanArticle, clean } from '../clean.ts'
import { body, page } from '../page.fixture.ts'

const url = 'https://delta.example/news/river'
const read = (
  head: string,
  {
    url = 'https://delta.example/news/river',
    article = `<article><h1>River closes bridge</h1>${body('bridge', 'ferry')}</article>`,
    fetchedAt = '2025-03-05T00:00:00Z',
  } = {},
): CleanArticle => {
  const result = clean({ url, html: page(article, head), fetchedAt })
  if (result.outcome === 'rejected') throw new Error(result.message)
  return result
}
const ld = (node: unknown): string =>
  `<script type="application/ld+json">${typeof node === 'string' ? node : JSON.stringify(node)}</script>`

test('JSON-LD of the article node comes first, also out of a graph', () => {
  const graph = {
    '@graph': [
      { '@type': 'WebSite', name: 'Delta' },
      { '@type': 'Person', '@id': '#jane', name: 'Jane Roe' },
      {
        '@type': ['NewsArticle'],
        headline: 'River &amp; bridge',
        datePublished: '2025-03-04T09:40:00+01:00',
        dateModified: '2025-03-04T11:00:00Z',
        author: [{ '@id': '#jane' }, 'AFP'],
        articleSection: 'Floods',
        publisher: { name: 'Delta Courier' },
      },
    ],
  }
  expect(read(`${ld(graph)}<meta property="og:title" content="Other">`)).toMatchObject({
    title: 'River & bridge',
    publishedAt: '2025-03-04T09:40:00+01:00',
    updatedAt: '2025-03-04T11:00:00Z',
    authors: ['Jane Roe', 'AFP'],
    section: 'Floods',
    siteName: 'Delta Courier',
  })
})

test('broken JSON-LD is repaired where that is cheap and skipped where it is not', () => {
  expect(read(ld('{"@type":"NewsArticle","headline":"River\nrises",}')).title).toBe('River rises')
  expect(read(ld('{"@type":"Thing"} {"@type":"NewsArticle","headline":"River rises"}')).title).toBe('River rises')
  expect(read(ld('{"@type":"NewsArticle","headline":"River')).title).toBe('River closes bridge')
})

test('the title loses the site and keeps its own dashes', () => {
  const bare = { article: `<article>${body('bridge')}</article>` }
  expect(
    read(
      '<meta property="og:title" content="River - a history | Delta Courier"><meta property="og:site_name" content="Delta Courier">',
      bare,
    ).title,
  ).toBe('River - a history')
  expect(read('<meta property="og:title" content="River - a history">', bare).title).toBe('River - a history')
})

test.each([
  [
    'a kicker inside the h1 is no part of it',
    '<title>Floods: River closes bridge</title>',
    '<h1><span class="article-kicker">Floods</span><span>River closes bridge</span></h1>',
  ],
  [
    'nor is an unnamed one, where another place has the rest',
    '<meta property="og:title" content="River closes bridge">',
    '<h1><a href="/floods"><span>Floods</span> <span>River closes bridge</span></a></h1>',
  ],
  [
    'a label that only JSON-LD puts in front goes',
    `${ld({ '@type': 'NewsArticle', headline: 'Floods: River closes bridge' })}<meta property="og:title" content="River closes bridge">`,
    '<h1>River closes bridge</h1>',
  ],
  [
    'the section at the end goes',
    '<meta property="article:section" content="Floods"><meta property="og:title" content="River closes bridge-Floods">',
    '',
  ],
  [
    'the site’s name goes where only the host tells it, and so does a label of the title',
    '<title>Lower Quay: River closes bridge – The Delta</title>',
    '<h2><span>Floods at Lower Quay</span> <span>River closes bridge</span></h2>',
  ],
])('of the title, %s', (_, head, heading) => {
  const html = `<html lang="en"><head>${head.includes('<title>') ? '' : '<title>River closes bridge | The Delta</title>'}${head}</head><body><article>${heading}${body('bridge', 'ferry')}</article></body></html>`
  expect(clean({ url, html })).toMatchObject({ title: 'River closes bridge' })
})

test.each([
  ['Last updated: 4 March 2025 10:00', '2025-03-04T10:00:00'],
  ['Giriş: 03.03.2025 - 09:40 Güncelleme: 04.03.2025 - 14:05', '2025-03-04T14:05:00'],
  ['입력 2025.03.03 09:40 수정 2025.03.04 13:10', '2025-03-04T13:10:00'],
  ['Publié le 3 mars 2025, mis à jour le 4 mars 2025 à 11h20', '2025-03-04T11:20:00'],
  ['Published 3 March 2025', undefined],
])('the printed line "%s" says when the story was changed', (line, updatedAt) => {
  const article = `<article><h1>River closes bridge</h1><p>${line}</p>${body('bridge', 'ferry')}</article>`
  expect(read('', { article }).updatedAt).toBe(updatedAt)
})

test('where only the clock is known, a date in the future gives way to any other', () => {
  const future = '<meta property="article:published_time" content="2031-01-01T00:00:00Z">'
  const at = (head: string) => clean({ url, html: page(body('bridge'), head), readAt: '2025-03-05T00:00:00Z' })
  expect(at(`${future}<meta name="date" content="2025-03-01">`)).toMatchObject({ publishedAt: '2025-03-01' })
  expect(at(future)).toMatchObject({ publishedAt: '2031-01-01T00:00:00Z' })
})

test('published goes before modified, marked times before printed ones, the URL last', () => {
  const article = (line: string) => ({
    article: `<article><h1>River closes bridge</h1><p>${line}</p>${body('bridge')}</article>`,
  })
  expect(
    read(
      '<meta property="article:modified_time" content="2025-03-04T12:00:00Z"><meta property="article:published_time" content="2025-03-03T12:00:00Z">',
    ),
  ).toMatchObject({ publishedAt: '2025-03-03T12:00:00Z', updatedAt: '2025-03-04T12:00:00Z' })
  expect(read('', article('<time datetime="2025-03-02T10:00Z">Sunday</time>')).publishedAt).toBe('2025-03-02T10:00:00Z')
  expect(read('', article('Updated 4 March 2025. Published 2 March 2025, 10.15')).publishedAt).toMatch(/^2025-03-0/)
  expect(read('', { url: 'https://delta.example/2025/03/01/river' }).publishedAt).toBe('2025-03-01')
})

test('dates in the future or before 1990 are passed over', () => {
  expect(read('<meta property="article:published_time" content="2031-01-01T00:00:00Z">').publishedAt).toBeUndefined()
  expect(
    read(
      '<meta property="article:published_time" content="1970-01-01T00:00:00Z"><meta name="date" content="2025-03-01">',
    ).publishedAt,
  ).toBe('2025-03-01')
})

test('a byline loses its By, roles and times; the site is an author only when nobody else is', () => {
  const by = (line: string) => ({
    article: `<article><h1>River closes bridge</h1><div class="byline">${line}</div>${body('bridge')}</article>`,
  })
  expect(read('', by('By <a>Jane Roe</a> and John Doe, Staff Writer | 3 March 2025')).authors).toEqual([
    'Jane Roe',
    'John Doe',
  ])
  expect(
    read(
      '<meta name="author" content="Delta Courier"><meta property="og:site_name" content="Delta Courier">',
      by('Von Max Muster'),
    ).authors,
  ).toEqual(['Max Muster'])
  expect(
    read('<meta name="author" content="Delta Courier"><meta property="og:site_name" content="Delta Courier">').authors,
  ).toEqual(['Delta Courier'])
  expect(read('<meta name="author" content="https://delta.example/jane">').authors).toEqual([])
})

test('a canonical link is resolved, and neither the root nor another scheme counts', () => {
  expect(read('<link rel="canonical" href="/news/river?id=1">').canonicalUrl).toBe(
    'https://delta.example/news/river?id=1',
  )
  expect(
    read(
      '<link rel="canonical" href="https://delta.example/"><meta property="og:url" content="https://delta.example/r">',
    ).canonicalUrl,
  ).toBe('https://delta.example/r')
  expect(read('<link rel="canonical" href="javascript:alert(1)">').canonicalUrl).toBeUndefined()
})

test('the declared language counts unless the script contradicts it', () => {
  expect(read('').language).toBe('en')
  expect(
    read('', { article: `<article><p>${'川が氾濫したため、橋は月曜日の夜に閉鎖されました。'.repeat(8)}</p></article>` })
      .language,
  ).toBe('ja')
})

test('a day stands in a title part of its own, in a line with two digits of the year, or in an address before a clock', () => {
  const titled = (title: string, line = ''): string | undefined => {
    const html = page(
      `<article><h3>River closes bridge - a night on the delta</h3><div>${line}</div>${body('bridge')}</article>`,
    )
    const result = clean({ url, html: html.replace('River closes bridge | Delta Courier', title) })
    return result.outcome === 'cleaned' ? result.publishedAt : result.reason
  }
  const title = 'River closes bridge: a night on the delta | Courier'
  expect(titled('River closes bridge | Delta | 03.03.2025')).toBe('2025-03-03')
  expect(titled('River of 03.03.2025 | Delta')).toBeUndefined()
  expect(titled(title, 'Mo 03.03.25 | 14:07 Uhr | Von Jane Roe')).toBe('2025-03-03T14:07:00')
  expect(titled(title, 'Version 03.03.25')).toBeUndefined()
  const dated = (path: string): string | undefined =>
    read('', { url: `https://delta.example/news/${path}` }).publishedAt
  expect(dated('A2025030314320005196')).toBe('2025-03-03')
  expect(dated('A2025930314320005196')).toBeUndefined()
  expect(dated('20250303999')).toBeUndefined()
})

test('the date of a page’s node stands behind the metas, that of an article’s before them; a video’s upload is its date', () => {
  const meta = '<meta property="article:published_time" content="2025-03-03T12:00:00Z">'
  const dated = (type: string): string => ld({ '@type': type, datePublished: '2019-01-01T00:00:00Z' })
  expect(read(dated('WebPage') + meta).publishedAt).toBe('2025-03-03T12:00:00Z')
  expect(read(dated('NewsArticle') + meta).publishedAt).toBe('2019-01-01T00:00:00Z')
  expect(read(dated('WebPage')).publishedAt).toBe('2019-01-01T00:00:00Z')
  expect(read(ld({ '@type': 'VideoObject', uploadDate: '2025-03-02T08:00:00Z' })).publishedAt).toBe(
    '2025-03-02T08:00:00Z',
  )
})

test('letters with accents end no word of a name, and a name that is stated keeps a first word that others print as "by"', () => {
  const stated = (name: string): string[] => read(ld({ '@type': 'NewsArticle', author: { name } })).authors
  for (const name of ['Inés Duarte', 'Onésime Baker', 'Renée Okafor', 'Andrée Lund', 'Par Holmgren', 'Di Marsh'])
    expect(stated(name)).toEqual([name])
  expect(stated('By Jane Roe')).toEqual(['Jane Roe'])
  expect(stated('Roy Quay, Jr. and Ada Quay')).toEqual(['Roy Quay, Jr.', 'Ada Quay'])
  expect(read(ld({ '@type': 'NewsArticle', author: ['Jane Roe', 'Jane  Roe', 'jane roe'] })).authors).toEqual([
    'Jane Roe',
  ])
})

test.each([
  ['<span>By <a href="/jane">Jane Roe</a></span><time>3 March 2025</time>', ['Jane Roe']],
  ['Von Jana Rüb Montag, 3. März 2025 - 09:40', ['Jana Rüb']],
  ['Par Hélène Roy avec AFP', ['Hélène Roy', 'AFP']],
  ['3 марта 2025, 09:40 | Автор: Анна Роу', ['Анна Роу']],
  ['Interview by Jane Roe', ['Jane Roe']],
  ['Words: Jane Roe. Pictures: John Doe', ['Jane Roe']],
  ['By Jane Roe (jane.roe@delta.example)', ['Jane Roe']],
  ['Posted by Jane Roe at 3:05 PM', ['Jane Roe']],
  ['김수현 기자 suhyun@delta.example', ['김수현']],
  ['By the river they waited', []],
  ['Jane Roe • 3 March 2025', ['Jane Roe']],
  ['Jane Roe, Delta', ['Jane Roe']],
  ['Jane van der Roe / Education reporter', ['Jane van der Roe']],
  ['Best Practices for Quay Keepers', []],
  ['Lower Quay, where the ferry lands', []],
])('the printed byline %s names its writers and nobody else', (byline, names) => {
  const article = `<article><h1>River closes bridge</h1><div>${byline}</div>${body('bridge', 'ferry')}</article>`
  expect(read('', { article }).authors).toEqual(names)
})

test('the account that a site was set up with, and the site beside a writer, are no authors', () => {
  const article = `<article><h1>River closes bridge</h1><p>By Jane Roe</p>${body('bridge', 'ferry')}</article>`
  expect(read('<meta name="author" content="admin">', { article }).authors).toEqual(['Jane Roe'])
  const head =
    '<meta name="author" content="Jane Roe, Delta Courier"><meta property="og:site_name" content="Delta Courier">'
  expect(read(head).authors).toEqual(['Jane Roe'])
})

test('a canonical link starts from the base, and has neither fragment nor login nor endless length', () => {
  const link = (href: string): string | undefined => read(`<link rel="canonical" href="${href}">`).canonicalUrl
  expect(read('<base href="https://www.delta.example/en/"><link rel="canonical" href="river">').canonicalUrl).toBe(
    'https://www.delta.example/en/river',
  )
  expect(link('/news/river?page=1#top')).toBe('https://delta.example/news/river?page=1')
  expect(link('https://ada:secret@delta.example/river')).toBeUndefined()
  expect(link(`/${'a'.repeat(3_000)}`)).toBeUndefined()
})

test.each([
  [
    'en',
    'The ferry was kept at the quay for two hours and the harbour office said that it had not been told of the storm.',
  ],
  [
    'de',
    'Die Fähre wurde nach dem Sturm nicht mehr gesehen, und auch der Hafen ist bis Montag für alle Boote gesperrt.',
  ],
  [
    'fr',
    'Le bac est resté dans le port pour la nuit, et les habitants du village ne sont pas rentrés avec les autres.',
  ],
  [
    'es',
    'El barco se quedó en el puerto por la tormenta y los vecinos de la isla no fueron avisados del cierre de la vía.',
  ],
  ['pt', 'O barco ficou no porto por causa da chuva e os moradores da ilha não foram avisados, mas a ponte não caiu.'],
  [
    'pl',
    'Prom nie wypłynął z portu, bo fala była za wysoka, i do rana nie było wiadomo, że most jest zamknięty na dobre.',
  ],
])(
  'the small words of a text tell that it is %s where the page says nothing, or says what is plainly wrong',
  (language, line) => {
    const said = (attribute: string): string | undefined => {
      const html = `<html${attribute}><h1>X</h1><article><p>${line} ${line}</p></article></html>`
      const result = clean({ url, html })
      return result.outcome === 'cleaned' ? result.language : undefined
    }
    expect(said('')).toBe(language)
    expect(said(' lang="fi"')).toBe(language)
    expect(said(` lang="${language}-CH"`)).toBe(`${language}-CH`)
    expect(said(' lang="gsw"')).toBe('gsw')
  },
)

test('two lines without small words are said to be in no language', () => {
  const html =
    '<h1>X</h1><p>River Quay 4, Delta 7. Mill Lane closed. Ferry cancelled. Harbour office informed. Tickets refunded.</p>'
  const result = clean({ url, html })
  expect(result.outcome === 'cleaned' ? result.language : 'rejected').toBeUndefined()
})
