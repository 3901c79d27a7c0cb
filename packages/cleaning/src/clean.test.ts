import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { body, page, paragraph, textOf } from './page.fixture.ts'

const url = 'https://delta.example/2025/03/04/river'
const outcome = (html: string, at = url): string => {
  const result = clean({ url: at, html })
  return result.outcome === 'rejected' ? result.reason : result.kind
}

test('bytes and their decoded text give the same article', () => {
  const html = page(`<article>${body('bridge', 'café')}</article>`)
  expect(clean({ url, body: Buffer.from(html) })).toEqual(clean({ url, html }))
})

test('a page from before style sheets is a headline, a byline and a story, each in its own font', () => {
  const story = 'The river rose again on Monday night and took the lower bridge, the harbour office said.<BR><BR>'
  const html = `<HTML><HEAD><TITLE>Delta Daily: River takes the lower bridge</TITLE></HEAD><BODY><TABLE><TR><TD>
    <FONT SIZE=5><B>River takes the lower bridge</B></FONT><BR>
    <FONT SIZE=1>By Ada Quay at the harbour<BR>Tuesday, March 4, 2025 14:30 GMT</FONT><BR><BR>
    <FONT SIZE=3>${story.repeat(4)}</FONT></TD></TR></TABLE></BODY></HTML>`
  const article = clean({ url: 'https://delta.example/lower-bridge.html', html })
  expect(article).toMatchObject({ title: 'River takes the lower bridge', authors: ['Ada Quay'] })
  expect(article).toMatchObject({ publishedAt: expect.stringMatching(/^2025-03-04T14:30/) })
  expect(article).toMatchObject({ text: expect.stringMatching(/^The river rose again/) })
})

test('a live blog, a paywall stub and a video page say what they are', () => {
  const ld = (node: object) => `<script type="application/ld+json">${JSON.stringify(node)}</script>`
  const short = page(
    '<article><p>Police closed the bridge at noon. It opens on Friday.</p></article>',
    ld({ '@type': 'NewsArticle', headline: 'River', isAccessibleForFree: 'False' }),
  )
  const live = page(
    `<article>${body('bridge', 'ferry')}</article>`,
    ld({ '@type': 'LiveBlogPosting', headline: 'River' }),
  )
  const video = page(
    '<article><p>Police closed the bridge at noon. It opens on Friday.</p></article>',
    '<meta property="og:type" content="video.other">',
  )
  expect([live, short, video, page(`<article>${body('bridge')}</article>`)].map((html) => outcome(html))).toEqual([
    'live',
    'stub',
    'gallery',
    'story',
  ])
})

const shell = (title: string, words: string): string =>
  `<html><head><title>${title}</title></head><body><h1>${title}</h1><p>${words}</p></body></html>`
const links = Array.from(
  { length: 60 },
  (_, index) => `<li><a href="/s/${index}">Headline number ${index} about the river</a></li>`,
).join('')

test.each([
  ['consent', shell('Before you continue', 'We use cookies and similar means. Accept all or manage your choices.')],
  [
    'blocked',
    shell('Just a moment...', 'Checking your browser before you go on. Enable JavaScript and cookies to continue.'),
  ],
  ['error-page', shell('404 - Page not found', 'The page you requested could not be found. Try the search instead.')],
  ['login', shell('Sign in', 'Sign in to continue. Forgot your password? Create an account.')],
  ['no-text', '<html><body><img src="a.jpg"><script>go()</script></body></html>'],
  ['not-html', '{"river":"high"}'],
  ['too-large', '<p>'.padEnd(8_000_001, 'a')],
  ['too-deep', '<div>'.repeat(100_000)],
])('a page is rejected as %s on its own evidence', (reason, html) => {
  expect(outcome(html)).toBe(reason)
})

test('a home page is a listing', () => {
  expect(
    outcome(
      `<html><head><title>Delta Courier</title></head><body><ul>${links}</ul></body></html>`,
      'https://delta.example/',
    ),
  ).toBe('listing')
})

const teasers = (below: (n: number) => string): string =>
  Array.from(
    { length: 8 },
    (_, n) => `<div><a href="/n/${n}"><h3>Headline ${n} about the river and its towns</h3></a>${below(n)}</div>`,
  ).join('')

test('a section’s front is a listing, whatever it calls itself, and a story with cards is a story', () => {
  const aged = teasers(
    (n) => `<p>The river took pier ${n} at noon, and nobody was hurt there.</p><span>${n + 1} hours ago</span>`,
  )
  expect(outcome(page(`<h1>Floods</h1>${aged}`), 'https://delta.example/news/floods')).toBe('listing')
  expect(outcome(`<main><h1>Floods</h1>${teasers(() => '')}</main>`, 'https://delta.example/news/floods')).toBe(
    'listing',
  )
  const told = `<article><h1>River closes bridge</h1>${body('bridge', 'ferry', 'mill')}</article>`
  expect(outcome(page(told + aged), 'https://delta.example/news/floods')).toBe('story')
})

test('a gallery that holds nothing but captions has no text', () => {
  const figure = (about: string): string =>
    `<figure><img src="a.jpg"><figcaption>${paragraph(about)}</figcaption></figure>`
  expect(outcome(page(`<h1>The flood in pictures</h1>${figure('bridge')}${figure('mill')}`))).toBe('no-text')
})

test('a story about consent, passwords or missing pages is a story', () => {
  const words =
    'The court ruled that a site may not say that a page cannot be found when it asks to accept all cookies first. Users who had forgotten their password were told to sign in to continue, the judge said.'
  expect(
    outcome(
      page(`<article><h1>Court rules on cookies</h1><p>${words}</p>${body('court', 'site', 'ministry')}</article>`),
    ),
  ).toBe('story')
})

test('another media type is not read', () => {
  expect(clean({ url, body: Buffer.from('<p>x'), contentType: 'application/pdf' })).toMatchObject({
    outcome: 'rejected',
    reason: 'not-html',
  })
})

test('twice the hostile page takes about twice the time', () => {
  const time = (html: string): number => {
    // of this thread alone: the machine has other work
    const started = process.threadCpuUsage()
    clean({ url, html })
    const { user, system } = process.threadCpuUsage(started)
    return (user + system) / 1000
  }
  const hostile = [
    (n: number) => `${body('bridge')}${' .'.repeat(n)}`,
    (n: number) => `<script type="application/ld+json">{}${' '.repeat(n)}</script>${body('bridge')}`,
    (n: number) => `<div class="article-body">${'<p>The river rose.</p>'.repeat(n / 10)}</div>`,
    (n: number) => '<div itemprop="articleBody"><p>The river rose.</p></div>'.repeat(n / 20),
    (n: number) => `${'<div>'.repeat(500)}${'</x>'.repeat(n)}`,
    (n: number) => `<p ${Array.from({ length: n / 10 }, (_, index) => `a${index}`).join(' ')}>${body('bridge')}`,
  ]
  for (const make of hostile) {
    time(make(20_000))
    const small = Math.min(time(make(50_000)), time(make(50_000)))
    const large = time(make(400_000))
    // eight times the input; sixty times the time would be its square
    expect(large).toBeLessThan(30 * Math.max(small, 10))
  }
})

test('five million marks on one letter, and two million brackets in JSON-LD, are left in time', () => {
  const started = performance.now()
  const story = body('bridge')
  expect(clean({ url, html: `<p>e${'\u0301'.repeat(5_000_000)}</p>${story}` })).toMatchObject({ outcome: 'cleaned' })
  const nested = `<script type="application/ld+json">${'['.repeat(2_000_000)}</script>${story}`
  expect(clean({ url, html: nested })).toMatchObject({ outcome: 'cleaned', text: textOf('bridge') })
  // the brackets alone took JSON.parse ten seconds, four times
  expect(performance.now() - started).toBeLessThan(15_000)
})

test('a page with a wrong name on everything still tells its story', () => {
  const result = clean({ url, html: page(`<div hidden class="comments">${body('bridge', 'ferry')}</div>`) })
  expect(result).toMatchObject({ outcome: 'cleaned', text: textOf('bridge', 'ferry') })
})

const told = (html: string): string => {
  const result = clean({ url, html: page(html) })
  return result.outcome === 'cleaned' ? result.text : result.reason
}

test('a story that speaks of newsletters and sharing keeps its prose, said or written', () => {
  const lines = [
    'The harbour master sends a newsletter to every boat on the delta once a month.',
    '“Share your boats,” he wrote in the last one, which nobody liked.',
    'Copyright for the drawings in it belongs to his sister, who lives in town.',
    'Related charges for printing were paid out of the fund for the ferry.',
    'Comments by the council did not change his mind, the clerk told us.',
  ]
  expect(told(`<article>${lines.map((line) => `<p>${line}</p>`).join('')}</article>`)).toBe(lines.join('\n\n'))
})

test('no rules of lines together take most of a story', () => {
  const lines = ['harbour', 'delta', 'ferry'].map(
    (about) => `Sign up to the ${about} watch closed at noon, and forty came.`,
  )
  expect(told(`<article>${lines.map((line) => `<p>${line}</p>`).join('')}</article>`)).toBe(lines.join('\n\n'))
})

test('a lead of prose with linked names is the story, a link alone is not', () => {
  const lead = (names: string[]): string => `${names.join(', ')} met on the pier in Deltaville on Monday.`
  const names = ['Councillor Ada Quay of the lower delta', 'Harbour master Jon Reed of the northern piers']
  const linked = names.map((name) => `<a href="/people">${name}</a>`)
  const html = `<article><p>${lead(linked)}</p><p><a href="/dykes">Council votes on dykes</a></p>${body('bridge')}</article>`
  expect(told(html)).toBe(`${lead(names)}\n\n${textOf('bridge')}`)
})

test('an unknown label at the end does not protect the credits above it', () => {
  const html = `<article>${body('bridge', 'ferry')}<p>Reporting by Ada Quay; editing by Jon Reed</p><p>Our Standards: The Delta Rules.</p><p>Order a print of it</p></article>`
  expect(told(html)).toBe(textOf('bridge', 'ferry'))
})

test('entities escaped twice are read, markup that the page tells of stays', () => {
  expect(
    told(
      `<article><p>Quay &amp;amp; Sons &amp;quot;closed&amp;quot; the bridge with &amp;lt;b&amp;gt;.</p>${body('ferry')}</article>`,
    ),
  ).toContain('Quay & Sons "closed" the bridge with &lt;b&gt;.')
})

test.each(['Access denied: boats turned back at the pier', 'Error in the lock: ferry stuck for a night'])(
  'a dated story under the headline "%s" is a story',
  (headline) => {
    const words =
      'The lock was closed on Monday evening, the office said. Boatmen were told that the page could not be found in the log.'
    const html = `<html><head><title>${headline}</title><meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><h1>${headline}</h1><p>${words}</p><p>Forty families waited on the pier until the morning came.</p><p>Two boats turned back and reached the upper harbour at noon, the lock keeper said.</p></body></html>`
    expect(outcome(html)).toBe('story')
  },
)

const cards = Array.from(
  { length: 8 },
  (_, index) =>
    `<div><h3><a href="/s/${index}">Headline number ${index} about the river</a></h3><span>${index} hours ago</span><p>Pier ${index} was closed at noon and opens again on Friday, the office said.</p></div>`,
).join('')
const fronts: [string, string, string][] = [
  ['a home page', 'https://delta.example/', ''],
  ['a tag list', 'https://delta.example/tag/river', ''],
  ['search results', 'https://delta.example/search?q=river', ''],
  ['a page of type website', 'https://delta.example/news', '<meta property="og:type" content="website">'],
]

test.each(fronts)('cards with blurbs on %s are a listing', (_, at, head) => {
  expect(outcome(page(`<div>${cards}</div>`, head), at)).toBe('listing')
})

test("a story at a site's root with cards below it is a story", () => {
  expect(
    outcome(page(`<article>${body('bridge', 'ferry', 'mill')}</article><div>${cards}</div>`), 'https://delta.example/'),
  ).toBe('story')
})

test.each([
  ['error-page', shell('Sorry, we can’t find that page', 'The page you were looking for may have been moved.')],
  ['error-page', shell('Nothing found', 'Sorry, but nothing matched your search terms.')],
  ['consent', shell('Delta Courier', 'Nutzen Sie unsere Seiten mit personalisierter Werbung und Tracking.')],
  ['blocked', shell('451', 'Unavailable due to legal reasons: this site does not serve your region.')],
])('a page is rejected as %s in other words', (reason, html) => {
  expect(outcome(html)).toBe(reason)
})
