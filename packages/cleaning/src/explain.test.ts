import { expect, test } from 'vitest'
import { explainPage } from './explain.ts'
import { body, page, paragraph, textOf } from './page.fixture.ts'

const url = 'https://delta.example/news/river'
const html = page(
  `<article><h1>River closes bridge</h1><p>By Jane Roe</p>${body('bridge')}<p>Advertisement</p>${body('ferry')}</article>`,
  `<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2025-03-03T09:40:00Z">
   <meta property="og:title" content="Bridge shut"><script type="application/ld+json">
   {"@type":"NewsArticle","headline":"River closes bridge","datePublished":"soon"}</script>`,
)

test('every block of the page is kept or has the rule that dropped it, in page order', () => {
  const { result, blocks } = explainPage({ url, html })
  expect(result).toMatchObject({ outcome: 'cleaned', text: textOf('bridge', 'ferry') })
  expect(blocks.map(({ text, rule }) => [text.slice(0, 19), rule])).toEqual([
    ['Home', 'outside the story'],
    ['World', 'outside the story'],
    ['River closes bridge', 'title'],
    ['By Jane Roe', 'opening line'],
    [paragraph('bridge').slice(0, 19), undefined],
    ['Advertisement', 'advertisement'],
    [paragraph('ferry').slice(0, 19), undefined],
    ['© 2025 Delta Courie', 'outside the story'],
  ])
})

test('statements that conflict stand beside each other, with what became of each', () => {
  const said = explainPage({ url, html }).statements.map(
    ({ field, source, verdict }) => `${field}, ${source}: ${verdict}`,
  )
  expect(said).toEqual(
    expect.arrayContaining([
      'title, JSON-LD headline: taken',
      'title, the only h1: agrees',
      'title, og:title: overruled',
      'published, JSON-LD datePublished: unsound',
      'published, meta: taken',
      'authors, meta: taken',
      'authors, printed byline: agrees',
    ]),
  )
})

test('every field tells what each place says, which one was taken and why', () => {
  const head = `<link rel="canonical" href="https://delta.example/"><meta property="og:url" content="/news/river#top">
    <meta property="og:site_name" content="Delta Courier"><meta property="article:section" content="Floods">
    <meta property="og:image" content="javascript:x"><meta name="twitter:image" content="/bridge.jpg">
    <meta name="author" content="Delta Courier"><meta property="og:locale" content="de_DE">`
  const article = `<article><h1>River closes bridge</h1><p>By Jane Roe</p>${body('bridge', 'ferry')}</article>`
  const { result, statements } = explainPage({ url, html: page(article, head) })
  const told = statements.map(({ field, source, verdict, why }) => [field, source, verdict, why])
  const first = 'the first place in this order with a sound value'
  expect(told).toEqual(
    expect.arrayContaining([
      ['canonical', 'link rel=canonical', 'unsound', 'the site’s root, no http(s) address, too long, or with a login'],
      ['canonical', 'og:url', 'taken', first],
      ['site', 'og:site_name', 'taken', first],
      ['site', 'host', 'overruled', 'og:site_name is asked first'],
      ['section', 'meta', 'taken', first],
      ['image', 'og:image', 'unsound', 'no http(s) address, too long, or with a login'],
      ['image', 'twitter:image', 'taken', first],
      ['authors', 'meta', 'unsound', 'the site itself, where somebody else is named'],
      ['authors', 'printed byline', 'taken', first],
      ['language', 'html lang', 'taken', first],
      ['language', 'meta', 'unsound', 'no language, or not that of the text'],
      ['language', 'words of the text', 'agrees', 'says what html lang says'],
    ]),
  )
  expect(result).toMatchObject({
    canonicalUrl: 'https://delta.example/news/river',
    siteName: 'Delta Courier',
    section: 'Floods',
    image: 'https://delta.example/bridge.jpg',
    authors: ['Jane Roe'],
    language: 'en',
  })
})

test('a body out of JSON-LD is told with the blocks that it took the place of', () => {
  const long = Array.from({ length: 4 }, (_, n) => paragraph(`pier ${n}`)).join('\n')
  const explained = explainPage({
    url,
    html: page(
      '<p>The river rose.</p>',
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'River', articleBody: long })}</script>`,
    ),
  })
  expect(explained.source).toBe('JSON-LD')
  expect(explained.blocks).toContainEqual({ tag: 'p', text: 'The river rose.', rule: 'a longer body in JSON-LD' })
  expect(explained.blocks.filter(({ rule }) => rule === undefined)).toHaveLength(4)
})

test('a page that cannot be read is explained by its rejection', () => {
  expect(explainPage({ url, html: '<div>'.repeat(1_000) })).toMatchObject({
    result: { outcome: 'rejected', reason: 'too-deep' },
    blocks: [],
    statements: [],
  })
})
