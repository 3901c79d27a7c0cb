import { expect, test } from 'vitest'
import { type CleanArticle, clean } from './clean.ts'
import { page, paragraph } from './page.fixture.ts'

const read = (
  article: string,
  { head = '', title = 'River closes bridge', url = 'https://delta.example/news/river' } = {},
): CleanArticle => {
  const html = page(article, head).replace('River closes bridge | Delta Courier', title)
  const result = clean({ url, html })
  if (result.outcome === 'rejected') throw new Error(result.message)
  return result
}
const entriesOf = ({ text, entries = [] }: CleanArticle): [string | undefined, string][] =>
  entries.map(({ span, publishedAt }) => [publishedAt, text.slice(span.start, span.end)])

const TIMES = ['2025-03-03T20:10:00+01:00', '2025-03-03T19:00:00+01:00', '2025-03-03T17:45:00+01:00']
const ABOUT = ['bridge', 'ferry', 'market']
const LIVE = '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"River closes bridge"}</script>'
const post = (about: string, at: number): string =>
  `<section class="entry" id="e${at}"><div><time datetime="${TIMES[at]}">${TIMES[at]?.slice(11, 16)} Uhr</time></div>
  <h3>News of the ${about}</h3><p>${paragraph(about)}</p></section>`
const WANTED = ABOUT.map((about, at) => [TIMES[at], `News of the ${about}\n\n${paragraph(about)}`])
const POSTS = ABOUT.map(post).join('')

test('repeated elements with a time in each are entries, and their clock lines are no text', () => {
  const result = read(
    `<h1>River closes bridge</h1><p>We follow the flood on the delta through the night.</p>${POSTS}`,
    { head: LIVE },
  )
  expect(result.kind).toBe('live')
  expect(entriesOf(result)).toEqual(WANTED)
  expect(result.text).not.toMatch(/Uhr/)
})

test('entries in wrappers without a class are told apart as well, also below headings of days', () => {
  const wrapped = ABOUT.map((about, at) => `<div><div>${post(about, at).replace('class="entry"', '')}</div></div>`)
  expect(entriesOf(read(`<h1>River closes bridge</h1><div>${wrapped.join('')}</div>`, { head: LIVE }))).toEqual(WANTED)
  const [first, ...others] = ABOUT.map(post)
  const days = `<div><h2>Tuesday</h2>${first}</div><div><h2>Monday</h2>${others.join('')}</div>`
  expect(entriesOf(read(`<h1>River closes bridge</h1>${days}`, { head: LIVE }))).toEqual(WANTED)
})

test('a page that only calls itself live is one when its elements are dated, and a story with a dated box is none', () => {
  expect(read(`<h1>River</h1>${POSTS}`, { title: 'River closes bridge: live updates' }).kind).toBe('live')
  expect(read(`<h1>River</h1>${POSTS}`, { url: 'https://delta.example/live/river' }).kind).toBe('live')
  const other = read(`<h1>River</h1>${POSTS}`, { title: 'Live music returns to the delta' })
  expect([other.kind, other.entries]).toEqual(['story', undefined])
  const single = read(`<h1>River</h1>${post('bridge', 0)}<p>${paragraph('mill')}</p>`, { title: 'River: live updates' })
  expect([single.kind, single.entries]).toEqual(['story', undefined])
})

test('updates that JSON-LD states are found in the text by their words, and an overview of them is no text', () => {
  const liveBlogUpdate = ABOUT.map((about, at) => ({
    '@type': 'BlogPosting',
    headline: `News of the ${about}`,
    datePublished: TIMES[at],
    articleBody: `<p>${paragraph(about)}</p>`,
  }))
  const head = `<script type="application/ld+json">${JSON.stringify({ '@type': 'LiveBlogPosting', headline: 'River', liveBlogUpdate })}</script>`
  const blocks = ABOUT.map(
    (about, at) =>
      `<div><div><span>${at + 4} min ago</span></div><h3>News of the ${about}</h3><div><p>${paragraph(about)}</p></div></div>`,
  )
  const overview = `<h2>What matters</h2><ul>${ABOUT.map((about) => `<li>News of the ${about}</li>`).join('')}</ul>`
  const result = read(`<h1>River</h1>${overview}${blocks.join('')}`, { head })
  expect(entriesOf(result)).toEqual(WANTED)
  expect(result.text).toBe(WANTED.map(([, text]) => text).join('\n\n'))
  const drawn = read(`<h1>River</h1><p>Loading the latest news of the river.</p>`, { head })
  expect(entriesOf(drawn)).toEqual(WANTED)
})
