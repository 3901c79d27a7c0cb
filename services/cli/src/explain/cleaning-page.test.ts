import { explainPage } from '@blotter/cleaning'
import { expect, test } from 'vitest'
import { cleaningPage } from './cleaning-page.ts'
import { printExplainedPage } from './terminal-page.ts'

const STORY = 'The river rose on Monday night & took the <lower> bridge, the harbour office of the delta said.'
const PLAIN = 'The river rose on Monday night and took the lower bridge, the harbour office of the delta said.'
const html = `<title>River &lt;img src=x onerror=alert(1)&gt; | Delta</title><h1>River &lt;script&gt;alert(1)&lt;/script&gt;</h1>
<p>${STORY.replaceAll('&', '&amp;').replace('<lower>', '&lt;lower&gt;')}</p><p>Advertisement</p>
<p>Forty families slept in the hall &#x202e;\u001b[31m and the ferry will not run before Friday, it said.</p>`
const explained = explainPage({ url: 'https://delta.example/r', html })

test('the page of a cleaned page shows kept and dropped blocks and obeys nothing that they say', () => {
  const page = cleaningPage('a "name" <i>', explained)
  expect(page).toContain(
    `<p class="kept"><small>p</small><bdi>The river rose on Monday night &amp; took the &lt;lower&gt;`,
  )
  expect(page).toContain('<p class="dropped"><small>p: advertisement</small><bdi>Advertisement</bdi></p>')
  expect(page).toMatch(
    /<td>the only h1<\/td><td>taken<\/td>.*<td>the first place in this order with a sound value<\/td>/,
  )
  expect(page).toContain("default-src 'none'")
  expect(page).not.toMatch(/<script|<img|<i>|https?:|<[^>]*\ssrc=|@import|url\(|<link/)
  expect(page).toContain('<title>a &quot;name&quot; &lt;i&gt;: cleaned, story</title>')
})

test('the terminal tells each block with its rule, each statement with its verdict, and passes no escape sequence on', () => {
  const printed = printExplainedPage(explained)
  expect(printed).toMatch(/kept +p +The river rose/)
  expect(printed).toMatch(/- +p +advertisement +Advertisement/)
  expect(printed).toMatch(/title +the only h1 +taken +River.* +the first place in this order with a sound value/)
  expect(printed).not.toContain('\u001b[31m')
})

test('a page that is rejected says so and why', () => {
  const rejected = explainPage({
    url: '',
    html: '<title>404 Not found</title><p>The page you requested was not found.</p>',
  })
  expect(cleaningPage('x', rejected)).toContain('rejected, error-page')
  expect(printExplainedPage(rejected)).toMatch(/^Rejected: error-page\. /)
})

test('a live page tells how many entries it has, and when each was written', () => {
  const entry = (at: string, words: string): string =>
    `<section class="entry"><time datetime="2025-03-03T${at}:00Z">${at}</time><p>${words}</p></section>`
  const live = explainPage({
    url: 'https://delta.example/live/r',
    html: `<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script><h1>River</h1>${entry('20:10', PLAIN)}${entry('19:00', PLAIN.replace('river', 'lake'))}`,
  })
  expect(printExplainedPage(live)).toMatch(/^Cleaned: live\. 2 entries\.\n.*\n2025-03-03T20:10:00Z +The river rose/)
  expect(cleaningPage('x', live)).toContain('cleaned, live of 2 entries')
})
