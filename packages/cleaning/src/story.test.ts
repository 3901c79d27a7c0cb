import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { body, page, paragraph, textOf } from './page.fixture.ts'

const text = (html: string): string => {
  const result = clean({ url: 'https://delta.example/news/river', html })
  return result.outcome === 'cleaned' ? result.text : `rejected: ${result.reason}`
}

const STORY = textOf('bridge', 'ferry', 'market')
const BODY = body('bridge', 'ferry', 'market')
const LINKS = ['Mayor opens new hall', 'Council votes on dykes', 'Team wins in the rain']

test('the article is kept, navigation and footer are not', () => {
  expect(text(page(`<article><h1>River closes bridge</h1>${BODY}</article>`))).toBe(STORY)
})

test('inline elements never split a word and blocks always do', () => {
  const html = page(
    `<article><p>The fl<b>oo</b>d<i>ed</i> ${paragraph('bridge')}</p><div>Second</div>${body('ferry')}</article>`,
  )
  expect(text(html)).toContain('The flooded The bridge')
  expect(text(html)).toContain('\n\nSecond\n\n')
})

test('two line breaks part paragraphs, one does not', () => {
  const html = page(
    `<article><div>${paragraph('bridge')}<br><br>${paragraph('ferry')}<br>Then it rained.</div></article>`,
  )
  expect(text(html)).toBe(`${paragraph('bridge')}\n\n${paragraph('ferry')} Then it rained.`)
})

test('captions, credits, related cards and newsletter boxes between paragraphs go', () => {
  const html = page(`<article>${body('bridge')}
    <figure><img src="x"><figcaption>The bridge at dawn, seen from the old harbour. Photo: J. Roe</figcaption></figure>
    <div class="related-posts"><h3>Related</h3><p>${paragraph('tower')}</p></div>
    ${body('ferry')}<p>Photo: Jane Roe/Delta Courier</p>
    <div class="newsletter-signup"><p>Get the morning briefing in your inbox, every day at six.</p></div>
    <p><a href="/x">Read more: Council votes on dykes</a></p>${body('market')}</article>`)
  expect(text(html)).toBe(STORY)
})

test('a pull quote that repeats the story is said once', () => {
  const html = page(
    `<article>${body('bridge')}<blockquote>“Nobody was hurt at the bridge”</blockquote>${body('ferry')}</article>`,
  )
  expect(text(html)).toBe(textOf('bridge', 'ferry'))
})

test('a quote that is nowhere else stays', () => {
  const html = page(
    `<article>${body('bridge')}<blockquote>“I have never seen such a tide.”</blockquote>${body('ferry')}</article>`,
  )
  expect(text(html)).toContain('“I have never seen such a tide.”')
})

test('lists and tables of the story stay, lists of links to the same site go', () => {
  const html = page(`<article>${body('bridge')}<ul><li>Bring water for two days.</li><li>Keep the radio on.</li></ul>
    <ul>${LINKS.map((title) => `<li><a href="/${title}">${title}</a></li>`).join('')}</ul>
    <table><tr><td>Gauge</td><td>4.2 m</td></tr></table>${body('ferry')}</article>`)
  expect(text(html)).toContain('Keep the radio on.')
  expect(text(html)).toContain('4.2 m')
  for (const title of LINKS) expect(text(html)).not.toContain(title)
})

test('headlines with dates glued under the story go, however they are marked', () => {
  const glued = LINKS.map(
    (title, day) => `<span>GMT 14:3${day} 2018 Sunday ,0${day + 1} January</span><br><a href="/${day}">${title}</a>`,
  )
  const plain = LINKS.map((title, day) => `<p>${title} 14:3${day} 2018-01-0${day + 1}</p>`)
  for (const tail of [glued.join(''), `<div>${glued.join('')}</div>`, plain.join('')]) {
    expect(
      text(page(`<div id="story">${BODY}${tail}<p>All rights reserved 2021 ©</p><p>Send your comments</p></div>`)),
    ).toBe(STORY)
  }
})

test('a heading over nothing and all that follows a closing heading go', () => {
  const html = page(
    `<article>${BODY}<h2>About the author</h2><p>Jane Roe has written about rivers for the paper since 2011.</p><h3>Related</h3></article>`,
  )
  expect(text(html)).toBe(STORY)
})

test('subheads inside the story stay, the title does not', () => {
  const html = page(
    `<article><h1>River closes bridge</h1>${body('bridge')}<h2>What happens next</h2>${body('ferry')}</article>`,
  )
  expect(text(html)).toBe(`${paragraph('bridge')}\n\nWhat happens next\n\n${paragraph('ferry')}`)
})

test('the standfirst is said once, in front', () => {
  const standfirst = 'Forty families slept in a school hall after the river rose at night.'
  const head = `<meta name="description" content="${standfirst}">`
  const outside = page(
    `<h1>River closes bridge</h1><p>${standfirst}</p><p class="by-line">By Jane Roe</p><div class="article-body">${BODY}</div>`,
    head,
  )
  const twice = page(
    `<h1>River closes bridge</h1><p class="standfirst">${standfirst}</p><div class="article-body"><p>${standfirst}</p>${BODY}</div>`,
    head,
  )
  expect(text(outside)).toBe(`${standfirst}\n\n${STORY}`)
  expect(text(twice)).toBe(`${standfirst}\n\n${STORY}`)
})

test('a body in several containers of one kind is read whole', () => {
  const part = (name: string) => `<div><div class="article-text">${body(name)}</div></div><aside>Advertisement</aside>`
  expect(text(page(`<article>${part('bridge')}${part('ferry')}${part('market')}</article>`))).toBe(STORY)
})

test('comments are no story, even when they are longer than it', () => {
  const comments = Array.from({ length: 12 }, (_, index) => `<p>${paragraph(`comment ${index}`)}</p>`).join('')
  expect(text(page(`<div class="post">${BODY}</div><div id="comments">${comments}</div>`))).toBe(STORY)
})

test('names that would eat the story are not believed', () => {
  expect(text(page(`<div class="related-widget sidebar">${BODY}</div>`))).toBe(STORY)
  expect(
    text(page(['bridge', 'ferry', 'market'].map((name) => `<div class="social">${body(name)}</div>`).join(''))),
  ).toBe(STORY)
})

test('a further story appended to the page is not read, though it is longer', () => {
  const html = page(`<article><h1>River closes bridge</h1>${BODY}</article>
    <article><h1>Another day</h1>${body('tower', 'school', 'mill', 'harbour', 'station', 'church', 'inn')}</article>`)
  expect(text(html)).toBe(STORY)
})

test('a few real sentences are a story', () => {
  expect(text(page('<article><p>Police closed the bridge at noon. It will open again on Friday.</p></article>'))).toBe(
    'Police closed the bridge at noon. It will open again on Friday.',
  )
})

test('a body that stands only in JSON-LD or in script state is read from there', () => {
  const lines = ['bridge', 'ferry', 'market'].map(paragraph)
  const stated = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'River closes bridge',
    articleBody: lines.join('\n'),
  })
  expect(text(page('<div id="app"></div>', `<script type="application/ld+json">${stated}</script>`))).toBe(STORY)
  const state = JSON.stringify({ article: { contentHtml: BODY, padding: 'x'.repeat(2_000) } })
  expect(text(page('<div id="app"></div>', `<script>window.__STATE__ = ${state}</script>`))).toBe(STORY)
})

test('what no reader sees never takes the place of a story, however much of it there is', () => {
  const piece = `<div style="display: none"><p>${paragraph('palace')}</p></div>`
  const whole = textOf('bridge', 'ferry', 'market', 'mill')
  const shown = body('bridge', 'ferry', 'market', 'mill')
  expect(text(page(`<article>${shown}${piece.repeat(300)}</article>`))).toBe(whole)
  const planted = `<section hidden>${body('palace', 'throne', 'crown')}</section>`
  expect(text(page(`<article>${shown}${planted}</article>`))).toBe(whole)
  // A body that waits for its script, and an answer under its question, are read.
  expect(text(page(`<article style="visibility:hidden">${shown}</article>`))).toBe(whole)
  const panel = `<h3>Is the mill safe?</h3><div class="accordion-panel" hidden>${body('wheel', 'dyke')}</div>`
  expect(text(page(`<article>${shown}${panel}</article>`))).toContain(paragraph('dyke'))
})

test('labels below a line that closes the story go with it, labels below a sentence of it stay', () => {
  const topics = '<p>Rivers</p><p>Bridges</p><p>Lower delta</p>'
  expect(text(page(`<article>${BODY}<p>Additional reporting by Ada Quay</p>${topics}</article>`))).toBe(STORY)
  expect(text(page(`<article>${BODY}<p>Rivers</p></article>`))).toContain('\n\nRivers')
})
