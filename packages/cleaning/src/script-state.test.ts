import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from './clean.ts'
import { body, page, paragraph, textOf } from './page.fixture.ts'
import { scriptBody } from './script-state.ts'
import { scriptValues } from './script-values.ts'

const url = 'https://delta.example/news/river'
const about = ['bridge', 'ferry', 'market']
const told = about.map(paragraph)
const HTML = body(...about)

const drawnBy = (script: string, attributes = ''): string =>
  page(
    '<div id="app"></div>',
    `<meta property="og:title" content="River closes bridge"></head><body><script${attributes}>${script}</script>`,
  )
const text = (html: string): string | undefined => {
  const result = clean({ url, html })
  return result.outcome === 'cleaned' ? result.text : result.reason
}

const span = (words: string, type = 'text') => ({ type, text: words })
const halves = (words: string) => [span(words.slice(0, 30)), { ...span(words.slice(30)), marks: ['strong'] }]

const BODIES: [string, unknown][] = [
  ['HTML', HTML],
  ['plain strings', told],
  ['text under its type', told.map((words) => ({ type: 'paragraph', text: words }))],
  ['content under its type (Arc)', told.map((content) => ({ type: 'text', content }))],
  ['spans (Sanity)', told.map((words) => ({ _type: 'block', style: 'normal', children: halves(words), markDefs: [] }))],
  [
    'nodes (Contentful)',
    {
      nodeType: 'document',
      content: told.map((value) => ({ nodeType: 'paragraph', content: [{ nodeType: 'text', value, marks: [] }] })),
    },
  ],
  [
    'nodes (ProseMirror)',
    { type: 'doc', content: told.map((words) => ({ type: 'paragraph', content: halves(words) })) },
  ],
  [
    'leaves (Slate)',
    told.map((words) => ({ children: [{ text: words.slice(0, 50) }, { text: words.slice(50), bold: true }] })),
  ],
  ['blocks (Editor.js)', { blocks: told.map((words) => ({ type: 'paragraph', data: { text: words } })) }],
  ['blocks (Gutenberg)', told.map((content) => ({ name: 'core/paragraph', attributes: { content } }))],
]

test.each(BODIES)('a body that is %s in script state is the story', (_, stated) => {
  const state = JSON.stringify({ props: { article: { headline: 'River closes bridge', body: stated }, build: 'a1' } })
  expect(text(drawnBy(state, ' id="__NEXT_DATA__" type="application/json"'))).toBe(textOf(...about))
})

const STATE = JSON.stringify({ article: { body: told.map((words) => ({ type: 'text', content: words })) } })
const NUMBERED = JSON.stringify({ article: { body: '$1f' } })

test.each([
  ['assigned', `var a = 1;\nwindow.App = {};App.content=${STATE};App.go("x")`],
  ['a string of JSON', `window.__STATE__ = JSON.parse(${JSON.stringify(STATE)})`],
  [
    'a string in single quotes',
    `s=JSON.parse('${STATE.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('"', '\\x22')}')`,
  ],
  ['with undefined in it', `window.s = {"user": undefined, "page": ${STATE}}`],
  ['a row of a stream', `self.__next_f.push([1,${JSON.stringify(`5:${STATE}\n`)}])`],
  [
    'in pieces of a stream, the text in a row of its own',
    [`2:I["app"]\n1f:T${Buffer.byteLength(HTML).toString(16)},${HTML.slice(0, 99)}`, `${HTML.slice(99)}6:${NUMBERED}\n`]
      .map((piece) => `self.__next_f.push([1,${JSON.stringify(piece)}])`)
      .join('</script><script>'),
  ],
])('script state is read when it is %s', (_, script) => {
  expect(text(drawnBy(script))).toBe(textOf(...about))
})

test('of several bodies the one below the page’s own headline is the story, however short', () => {
  const other = { headline: 'Mill opens again', body: body('mill', 'wheel', 'bakery', 'road', 'dyke') }
  const state = {
    articles: [other, { headline: 'River closes bridge', body: HTML }],
    comments: [{ text: `${paragraph('troll').repeat(9)}` }],
  }
  expect(text(drawnBy(`window.s = ${JSON.stringify(state)}`))).toBe(textOf(...about))
})

test('pictures, cards, offers and ads between the blocks are no text; headings and lists are', () => {
  const blocks = [
    { type: 'text', content: told[0] },
    { type: 'image', caption: 'The bridge at dawn.', content: 'The bridge at dawn. It was shut. It is still shut.' },
    { type: 'interstitial_link', content: 'Read also: The mill opens. It took years. All came.', url: '/mill' },
    { type: 'reference', title: 'The mill', url: '/mill', text: 'The mill opens. It took years. All came.' },
    { type: 'header', level: 2, content: 'What the harbour office says' },
    { type: 'text', content: told[1] },
    {
      type: 'list',
      items: [{ type: 'list-item', content: 'The lower bridge stays shut until Friday, for carts as well.' }],
    },
    { type: 'newsletter', text: 'Get our letter. It is free. It comes daily.' },
    { type: 'text', content: told[2] },
  ]
  expect(
    text(drawnBy(`window.s = ${JSON.stringify({ title: 'River closes bridge', content_elements: blocks })}`)),
  ).toBe(
    [
      told[0],
      'What the harbour office says',
      told[1],
      'The lower bridge stays shut until Friday, for carts as well.',
      told[2],
    ].join('\n\n'),
  )
})

test('settings, terms and consent texts are no story', () => {
  const legal = paragraph('shop').repeat(4)
  const state = {
    privacyPolicy: { text: legal },
    messages: { body: legal },
    settings: { description: legal },
    footer: [legal, legal],
  }
  expect(text(drawnBy(`window.s = ${JSON.stringify(state)}`))).not.toContain('shop')
})

test('any value comes back from a script that assigns or parses it', () => {
  const wanted = fc.jsonValue().filter((value) => typeof value === 'object' && value !== null)
  fc.assert(
    fc.property(wanted, (value) => {
      const json = JSON.stringify(value)
      expect(JSON.stringify(scriptValues([`window.s = ${json};f()`]).values)).toBe(`[${json}]`)
      expect(JSON.stringify(scriptValues([`s=JSON.parse(${JSON.stringify(json)})`]).values)).toBe(
        `[${JSON.stringify(json)}]`,
      )
    }),
    { numRuns: 100 },
  )
})

test.each([
  ['a million openings', `x = {`.repeat(400_000)],
  ['deep nesting', `x = ${'{"content":['.repeat(100_000)}`],
  ['deep blocks', `x = ${'{"content":[{"text":"It rose. It fell. It rose."},'.repeat(90)}1${']}'.repeat(90)}`],
  [
    'a long list of long blocks',
    `x = {"body":${JSON.stringify(new Array(3_000).fill({ type: 'p', content: [{ content: [{ text: paragraph('x') }] }] }))}}`,
  ],
  ['quotes without end', `x = "${'\\"'.repeat(1_000_000)}`],
  ['tags without end', `x = {"body": "${'<p '.repeat(500_000)}. A. B. C."}`],
  ['a stream of rows', `self.__next_f.push([1,${JSON.stringify('1:T0,'.repeat(100_000))}])`],
])('%s in a script takes bounded time', (_, script) => {
  const started = process.cpuUsage()
  scriptBody([script], ['River closes bridge'])
  const { user, system } = process.cpuUsage(started)
  expect((user + system) / 1_000).toBeLessThan(2_000)
})
