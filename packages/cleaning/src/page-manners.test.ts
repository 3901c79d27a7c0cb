import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { body, page, paragraph, textOf } from './page.fixture.ts'

const read = (html: string): { text: string; authors: string[]; publishedAt?: string } => {
  const result = clean({ url: 'https://delta.example/news/river', html })
  return result.outcome === 'cleaned' ? result : { text: result.reason, authors: [] }
}
const STORY = textOf('bridge', 'ferry', 'market')
const BODY = body('bridge', 'ferry', 'market')
const SHORT = ['A quake shook the delta at dawn.', 'Nobody was hurt, the mayor said.', 'Schools stay shut today.']

test.each([
  [
    'parts that a page with generated classes names by data attributes',
    `<div data-component="byline-block"><div>Ada Quay</div><div>Delta correspondent, reporting from the lower harbour</div></div>
     ${body('bridge', 'ferry')}<figure data-spacefinder-type="NewsletterSignup"><h4>Sign up to First Boat</h4><p>Our letter of the day tells what the tide brought in.</p></figure>${body('market')}`,
    STORY,
  ],
  [
    'a caption beside a picture in a frame without a name',
    `${body('bridge', 'ferry')}<div class="x1"><picture><img></picture><div class="x2"><span>The bridge at dawn, seen from the old harbour.</span><span>Ada Quay / Courier</span></div></div>${body('market')}`,
    STORY,
  ],
  [
    'a card with a date between two parts of a split body',
    `<div class="t">${body('bridge')}</div><div class="c"><a href="/o"><div>Council votes on dykes</div></a><div>3 October 2024</div><div>It took all night until the last of the members had spoken, and nobody left.</div></div><div class="t">${body('ferry', 'market')}</div>`,
    STORY,
  ],
  [
    'a section that an anchor of its heading names',
    `<div class="wide">${body('bridge', 'ferry')}</div><section id="what-the-podcast-says-of-rivers">${body('market')}</section>`,
    STORY,
  ],
  [
    'a note of a few sentences, each in an element of its own',
    SHORT.map((line) => `<div>${line}</div>`).join(''),
    SHORT.join('\n\n'),
  ],
  [
    'plain text, whose empty lines part paragraphs',
    `<pre>${['bridge', 'ferry', 'market'].map(paragraph).join('\n\n')}\n\n-ENDS-</pre>`,
    STORY,
  ],
  [
    'whom to ask below a press release',
    `${BODY}<p>Rückfragen bitte an:</p><p>Harbour police, press office<br>Telefon: 0555 1234</p>`,
    STORY,
  ],
  [
    'quotes in a frame, which are no captions',
    `${body('bridge')}<figure><blockquote>${body('ferry')}</blockquote></figure>${body('market')}`,
    STORY,
  ],
  [
    'what a machine summed up',
    `<div class="ai-summary"><h2>Key points</h2><ul><li>The bridge is shut.</li></ul><p>This summary was made by a machine and read by an editor.</p></div>${BODY}`,
    STORY,
  ],
  [
    'a caption whose credit ends with an agency',
    `${body('bridge')}<div class="w"><img><p>The bridge at dawn | Ada Quay / Courier via AP</p></div>${body('ferry', 'market')}`,
    STORY,
  ],
  [
    'a box of other stories in the middle',
    `${body('bridge')}<div class="jsx-1"><h3>More for you</h3><div><a href="/1">Council votes on dykes after a long night</a><p>It took until dawn to count the votes.</p></div><div><a href="/2">Mill opens again after ten years</a><p>Three families bake there now.</p></div></div>${body('ferry', 'market')}`,
    STORY,
  ],
  [
    'cards that are called teasers and are the page',
    `${body('bridge')}${['ferry', 'market', 'mill'].map((name) => `<article class="teaser"><div class="teaser-content">${body(name)}</div></article>`).join('')}`,
    textOf('bridge', 'ferry', 'market', 'mill'),
  ],
])('%s: the story alone is read', (_, article, text) => {
  expect(read(page(`<h1>River closes bridge</h1>${article}`)).text).toBe(text)
})

test('the standfirst below an article’s own headline is told, though the page has other words for its title', () => {
  const standfirst = 'Anglers pulled eleven people out of the water at dusk.'
  const teaser = `<p class="article__teaser">${standfirst}</p>`
  expect(
    read(page(`<article><h1>River closes bridge</h1>${teaser}<div class="article__body">${BODY}</div></article>`)).text,
  ).toBe(`${standfirst}\n\n${STORY}`)
  const html = page(
    `<article><header><h2>Night on the river</h2><div>${standfirst}</div></header><section><div class="article-body">${BODY}</div></section></article>`,
  )
  expect(read(html).text).toBe(`${standfirst}\n\n${STORY}`)
})

test.each([
  ['<p>Ada Quay</p><p>Nov 15, 2024</p>', ['Ada Quay']],
  ['<p>Ada Quay for Delta News</p><p>24 Nov 2024, 9am</p>', ['Ada Quay']],
  ['<p>Ada Quay</p><p>Education reporter</p>', ['Ada Quay']],
  ['<p>Oleh Azman Hassan</p>', ['Azman Hassan']],
  ['<div class="post-author">Eingestellt von <span class="fn">Ada Quay</span></div>', ['Ada Quay']],
  ['<p>Harbour News</p><p>Nov 15, 2024</p>', []],
  ['<p>New Delta</p><p>Nov 15, 2024</p>', []],
])('%s names its writers', (line, authors) => {
  expect(read(page(`<article><h1>River closes bridge</h1>${line}${BODY}</article>`)).authors).toEqual(authors)
})

test('a day stated alone takes the clock that the page prints beside the same day, and no other', () => {
  const dated = (line: string): string | undefined =>
    read(
      page(
        `<article><h1>River closes bridge</h1><p>${line}</p>${BODY}</article>`,
        '<meta name="publishdate" content="2024-11-19">',
      ),
    ).publishedAt
  expect(dated('2024-11-19 15:22:08')).toBe('2024-11-19T15:22:08')
  expect(dated('2024-11-20 15:22:08')).toBe('2024-11-19')
})

test.each([
  [
    'blocked',
    '<title></title><iframe src="/x">Request unsuccessful. Incapsula incident ID: 877000080031-2233</iframe>',
  ],
  ['blocked', '<title>delta.example</title><p>Please enable JS and disable any ad blocker</p>'],
  ['error-page', '<title>429 Too Many Requests</title><h1>429 Too Many Requests</h1>'],
  [
    'error-page',
    '<title>Wartungsarbeiten</title><p>Unsere Website ist vorübergehend nicht erreichbar. Bitte kommen Sie später.</p>',
  ],
])('a wall is %s', (reason, html) => {
  expect(read(`<!doctype html><html><head></head><body>${html}</body></html>`).text).toBe(reason)
})

test.each([
  'Tom Reyes is the third officer to die on duty this year.',
  'Maria Lopez is to succeed him as director in May.',
  'Anyone who saw the boat is asked to call the harbour police, phone: 0555 1234.',
  'Carla Moss has written nothing since.',
])('“%s” may end a story', (line) => {
  expect(read(page(`<article>${BODY}<p>${line}</p></article>`)).text).toBe(`${STORY}\n\n${line}`)
})
