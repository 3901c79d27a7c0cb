import type { Claim } from '@blotter/events'
import { createExtractLine, type ExtractedLine } from '@blotter/extraction'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { articlePage } from './article-page.ts'
import { type ExplainedArticle, explainArticle } from './explained-article.ts'
import { printExplained } from './terminal-article.ts'

const STORY =
  'Air strikes killed 34 people in Taez, Yemen, on Friday, a <b>"charity"</b> & medics said.\nEight of the dead were children.\nRockets that Huthi rebels fired at the capital Sanaa killed nine people, among them a woman. <script>alert(1)</script>'
let read: (line: unknown) => Promise<ExtractedLine>
beforeAll(async () => {
  read = await createExtractLine({ explain: true })
})
const explained = async (text = STORY): Promise<ExplainedArticle> =>
  explainArticle({ name: 'a "name" <i>', text }, await read({ id: 'a', text, publishedAt: '2018-03-10' }))

/** What a reader sees of the article's element, without the page's own signs and numbers. */
const shown = (page: string): string =>
  (/<article[^>]*>([\s\S]*)<\/article>/.exec(page)?.[1] ?? '')
    .replace(/<sup>.*?<\/sup>|<a class="sign.*?<\/a>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    )

describe('the page of an explained article', () => {
  test('shows the whole text and nothing of it as markup', async () => {
    const page = articlePage(await explained())
    expect(shown(page)).toBe(STORY)
    expect(page).toContain('<title>a &quot;name&quot; &lt;i&gt;: 2 claims</title>')
    expect(page).not.toMatch(/<script|<b>|\son\w+=/i)
  })

  test('asks nobody for anything', async () => {
    expect(articlePage(await explained())).not.toMatch(/https?:|\ssrc=|@import|url\(|<link/)
  })

  test('has for every number that can be followed the one thing it leads to', async () => {
    const page = articlePage(await explained())
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const aims = [...page.matchAll(/href="#([^"]+)"/g)].map(([, aim]) => aim)
    expect(aims.length).toBeGreaterThan(10)
    expect(new Set(ids).size).toBe(ids.length)
    expect(aims.filter((aim) => !ids.includes(aim))).toEqual([])
  })

  test('says why there is no claim', async () => {
    const page = articlePage(
      await explained('Les élus se sont réunis mardi pour parler du projet de la nouvelle gare.'),
    )
    expect(page).toContain('No claim: language.')
  })

  test('says that a text was cut, also where it has claims', async () => {
    const long = await explained(STORY + '\nThe council met again.'.repeat(3_000))
    const said = `Read to character ${long.cutAt} of ${long.text.length}; the rest was not read.`
    expect(long.claims.length).toBeGreaterThan(0)
    expect(articlePage(long)).toContain(`<p>${said}</p>`)
    expect(printExplained(long)).toContain(said)
    expect(printExplained(await explained())).not.toContain('was not read')
  })

  test('names marks that would turn the text around instead of obeying them', async () => {
    expect(shown(articlePage(await explained(`\u202e${STORY}`)))).toBe(`[U+202E]${STORY}`)
  })
})

/** A text and spans of it that overlap in any way, as claims that nothing else is known of. */
const anyArticle = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).chain((text) => {
  const span = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
  return fc.record({
    text: fc.constant(text),
    anchors: fc.array(span, { maxLength: 4 }),
    words: fc.array(span, { maxLength: 8 }),
  })
})
type AnyArticle = { text: string; anchors: Claim['span'][]; words: Claim['span'][] }

const article = ({ text, anchors, words }: AnyArticle): ExplainedArticle => {
  const claims = anchors.map(
    (span, i): Claim => ({
      id: `${i}`,
      type: 'attack.bombing',
      execution: 'carried-out',
      status: 'current',
      why: [],
      span,
      evidence: words.slice(0, i),
      when: { start: null, end: null, precision: 'unknown', basis: 'none' },
      where: null,
      actors: [],
      targets: [],
      victims: [],
      weapons: [],
      casualties: [],
    }),
  )
  const reasons = words.map((span) => ({ field: 'type', rule: 'noun.bombing', span }))
  const explanations = claims.map(({ id }) => ({ claimId: id, reasons }))
  return explainArticle({ name: 'any', text }, { claims, places: [], explanations })
}

describe('however marks overlap', () => {
  test('the page shows every character once and in order', () => {
    fc.assert(
      fc.property(anyArticle, (any) => {
        fc.pre(!/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(any.text))
        expect(shown(articlePage(article(any)))).toBe(any.text)
      }),
    )
  })

  test('the terminal shows every character once and in order', () => {
    fc.assert(
      fc.property(anyArticle, (any) => {
        fc.pre(!/[\p{Cc}[\]⁰¹²³⁴⁵⁶⁷⁸⁹❶-❿]|\s$/u.test(any.text))
        const printed = printExplained(article(any)).split('\n\n')[0] ?? ''
        expect(printed.replace(/[❶-❿] |\[|\][⁰¹²³⁴⁵⁶⁷⁸⁹]+/g, '')).toBe(any.text)
      }),
    )
  })
})

test('the terminal tells words, field and rule of each mark, and passes no escape sequence on', async () => {
  const printed = printExplained(await explained(STORY.replace('medics', '\u001b[31mmedics')))
  expect(printed).toContain('❶ [Air strikes]¹ killed')
  expect(printed).toMatch(/casualties\.0 +34 killed +act\.kill +\d+ +34 people/)
  expect(printed).toMatch(/\[nine \[people\][⁰-⁹¹²³]+\][⁰-⁹¹²³]+, among/)
  expect(printed).not.toContain('\u001b[31m')
})
