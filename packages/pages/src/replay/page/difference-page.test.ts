import type { Claim, IncidentView } from '@blotter/events'
import { compareReports } from '@blotter/replay'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DifferentArticle } from '../different-articles.ts'
import { type Difference, differencePage } from './difference-page.ts'
import { showArticle } from './shown-article.ts'

const version = (digest: string) => ({ name: 'extraction', version: '0.1.0', digest })

/** A claim of a sentence of a text, placed where a word of it says. */
const claimOf = (text: string, sentence: string, place: string, changes: Partial<Claim> = {}): Claim => {
  const spanOf = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
  return {
    ...{ id: sentence, type: 'attack.bombing', execution: 'carried-out', status: 'current', why: [] },
    ...{ span: spanOf(sentence), evidence: [], actors: [], targets: [], victims: [], weapons: [] },
    when: { start: '2026-03-05', end: '2026-03-05', precision: 'day', basis: 'published' },
    where: {
      name: place,
      path: ['Pakistan', place],
      iso2: 'PK',
      precision: 'city',
      basis: 'text',
      span: spanOf(place),
    },
    casualties: [{ kind: 'killed', min: 2, max: 2, qualifier: 'exact', span: spanOf('2 people') }],
    ...changes,
  }
}

const SENTENCE = 'A blast in Bela near Turbat killed 2 people.'
const TEXT = `The council met. ${SENTENCE} <script>alert(1)</script> The mayor spoke.`

type Given = { title?: string; url?: string; place?: string; text?: string }

const article = ({ title = 'Blast', url = 'https://news.example/1', place = 'Turbat', text = TEXT }: Given = {}) => {
  const before = { text: TEXT, claims: [claimOf(TEXT, SENTENCE, 'Bela')] }
  const after = { text, claims: [claimOf(text, SENTENCE, 'Turbat')] }
  const [claim] = after.claims
  if (claim?.where) claim.where.path = ['Pakistan', place]
  const diff = compareReports(before, after)
  const different: DifferentArticle = { articleId: 'a', outcome: 'revised', url, title, diff, error: null }
  return showArticle(different, { before, after })
}

const view: IncidentView = {
  type: 'attack.bombing',
  when: { start: '2026-03-05', end: '2026-03-05', precision: 'day', basis: 'published' },
  where: { name: 'Bela', path: ['Pakistan', 'Bela'], iso2: 'PK', precision: 'city', basis: 'text' },
  toll: {},
}
const incident = (kind: 'revised' | 'gone'): Difference['incidents'][number] => ({
  ...{ kind, before: 'i-1', after: kind === 'gone' ? null : 'i-2' },
  view: { before: view, after: kind === 'gone' ? null : view },
  fields: kind === 'gone' ? [] : [{ field: 'where', from: 'Bela, PK (city)', to: 'Turbat, PK (city)' }],
})

const difference = (changes: Partial<Difference> = {}): Difference => ({
  replay: {
    ...{ id: '3f2a0c5e-0000-4000-8000-000000000001', stage: 'extract', state: 'diffed', selection: {} },
    versions: [{ from: version('aaaaaaaaaa'), to: version('bbbbbbbbbb') }],
    ...{ undoes: null, who: 'amina', why: null, startedAt: '2026-03-08T10:00:00.000Z', approval: null },
  },
  totals: {
    position: 90,
    articles: { unchanged: 97, revised: 1, new: 0, gone: 1, failed: 0 },
    incidents: { before: 100, unchanged: 98, revised: 1, new: 0, gone: 1 },
    replaced: 0,
    left: 0,
    view: { types: {}, countries: { PK: { gained: 0, lost: 1 } }, months: {}, tolls: [] },
    gold: null,
  },
  fields: [{ kind: 'revised', field: 'where', claims: 1 }],
  incidents: [incident('revised'), incident('gone')],
  articles: [article()],
  all: { incidents: 2, articles: 1 },
  ...changes,
})

const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const bare = (html: string): string =>
  html
    .replace(/<span class="(?:sign|label|gap)[^>]*>.*?<\/span>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITY[name] ?? '')
/** The texts of articles as a reader sees them, without the page's own labels. */
const texts = (page: string): string[] =>
  [...page.matchAll(/<div class="text"[^>]*>([\s\S]*?)<\/div>/g)].map(([, html = '']) => bare(html))

describe('the page of a replay', () => {
  test('shows the text of an article once, with both readings, told apart by words and lines', () => {
    const page = differencePage(difference())
    expect(texts(page)).toEqual([TEXT])
    expect(page).toContain('<mark class="f-before">Bela</mark><span class="label before">before: where</span>')
    expect(page).toContain('<mark class="f-after">Turbat</mark><span class="label after">after: where</span>')
    expect(page).toContain('<span class="s-after s-before"><span class="sign both">claim 1</span>A blast in ')
    expect(page).not.toMatch(/<mark[^>]*>2 people/)
  })

  test('marks of a list only what one reading has and the other has not, in whatever order its parts are written', () => {
    const dead = { kind: 'killed', min: 2, max: 2, qualifier: 'exact', span: { start: 0, end: 4 } } as const
    const hurt = { span: { end: 9, start: 5 }, qualifier: 'exact', max: 7, min: 7, kind: 'injured' } as const
    const text = 'Dead Hurt.'
    const base = { ...claimOf(TEXT, SENTENCE, 'Bela'), span: { start: 0, end: 10 }, where: null }
    const before = { text, claims: [{ ...base, casualties: [dead] }] }
    const { span, ...same } = dead
    const after = { text, claims: [{ ...base, casualties: [{ span, ...same }, hurt] }] }
    const diff = compareReports(before, after)
    const different: DifferentArticle = { articleId: 'c', outcome: 'revised', url: '', title: 'c', diff, error: null }
    const page = differencePage(difference({ articles: [showArticle(different, { before, after })] }))
    const [, marked = ''] = /<div class="text"[^>]*>([\s\S]*?)<\/div>/.exec(page) ?? []
    expect(marked.match(/<mark.*?<\/mark>/g)).toEqual(['<mark class="f-after">Hurt</mark>'])
  })

  test('shows both texts, each with its own reading, where the clean text is another one', () => {
    const text = `Menu. Home. ${TEXT}`
    const page = differencePage(difference({ articles: [article({ text })] }))
    expect(texts(page)).toEqual([TEXT, text])
    const [before = '', after = ''] = [...page.matchAll(/<div class="text"[^>]*>[\s\S]*?<\/div>/g)].map(
      ([html]) => html,
    )
    expect(before).toContain('before: where')
    expect(before).not.toContain('after: where')
    expect(after).toContain('after: where')
    expect(after).not.toContain('before: where')
  })

  test('says each field that differs, of articles and of incidents, from what to what', () => {
    const page = differencePage(difference())
    const from = '<td class="before"><bdi>Bela, Pakistan (city)</bdi></td>'
    const to = '<td class="after"><bdi>Turbat, Pakistan (city)</bdi></td>'
    expect(page).toContain(`<tr><th scope="row">where</th>${from}${to}</tr>`)
    expect(page).toContain(
      '<td class="before"><bdi>Bela, PK (city)</bdi></td><td class="after"><bdi>Turbat, PK (city)</bdi></td>',
    )
  })

  test('names what failed, with its error and the text that could not be read anew', () => {
    const before = { text: TEXT, claims: [] }
    const error = { code: 'defect', message: 'stumbled <b>' }
    const failed: DifferentArticle = { articleId: 'b', outcome: 'failed', url: '', title: null, diff: null, error }
    const page = differencePage(difference({ articles: [showArticle(failed, { before, after: null })] }))
    expect(page).toContain('<b><bdi>defect</bdi></b> <bdi>stumbled &lt;b&gt;</bdi>')
    expect(texts(page)).toEqual([TEXT])
  })

  test.each([
    [
      {},
      /class="verdict within"[\s\S]*Nothing speaks against a promotion: 1 of 100 incidents are gone or go on under another id/,
    ],
    [
      { totals: { ...difference().totals, incidents: { before: 10, unchanged: 7, revised: 0, new: 0, gone: 3 } } },
      /class="verdict against"[\s\S]*3 of 10 incidents are gone or go on under another id, 30 %; at most 2 % may be[\s\S]*promote --force/,
    ],
    [
      { totals: { ...difference().totals, gold: { articles: 4, before: 0.9, after: 0.8 } } },
      /class="verdict against"[\s\S]*F1 on the gold set falls from 90.0 to 80.0 %/,
    ],
    [{ replay: { ...difference().replay, selection: { sample: 5 } } }, /A sample can be read, not promoted/],
    [{ replay: { ...difference().replay, state: 'promoted' as const } }, /This replay is promoted/],
  ])('says in words whether it may be promoted: %#', (changes, words) => {
    expect(differencePage(difference(changes))).toMatch(words)
  })

  test('says so when it shows a part of what differs', () => {
    expect(differencePage(difference())).not.toContain('with most changes of')
    expect(differencePage(difference({ all: { incidents: 2, articles: 900 } }))).toContain(
      'The 1 with most changes of 900 articles',
    )
  })

  test('has a rule for every choice of its filters, and an entry for each', () => {
    const page = differencePage(difference())
    const choices = [...page.matchAll(/<input type="radio" name="(\w+)" id="(\w+)">/g)]
    expect(choices.length).toBeGreaterThan(1)
    for (const [, name, key] of choices) {
      expect(page).toContain(
        `section:has(#${key}:checked) [data-${name}]:not([data-${name}~="${key}"]) { display: none; }`,
      )
      expect(page).toMatch(new RegExp(`data-${name}="[^"]*\\b${key}\\b`))
    }
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('says that nothing differs, where nothing does', () => {
    const page = differencePage(
      difference({
        articles: [],
        incidents: [],
        fields: [],
        totals: { ...difference().totals, view: { types: {}, countries: {}, months: {}, tolls: [] } },
      }),
    )
    expect(page).toContain('What is monitored stays as it is.')
    expect(page.match(/<p>None\.<\/p>/g)).toHaveLength(2)
  })
})

const hostile = fc.constantFrom(
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://news.example/"><script>alert(1)</script>',
  '</style><style>body{display:none}',
  '\u202eevil\u2066\u0000\u001b[31m\u009b',
  '\ud800',
  'a'.repeat(5_000),
  '&lt;b&gt;',
)
const TAGS =
  /^<(?:\/?(?:html|head|title|style|body|header|h1|h2|h4|ul|li|p|main|div|section|form|fieldset|legend|label|small|button|table|caption|thead|tbody|tr|th|td|details|summary|b|i|bdi|code|span|mark|a)|!doctype|meta|input)\b/

describe('whatever titles, addresses, places, reasons and texts hold', () => {
  test('nothing of it becomes markup, an address to follow, or a sign that turns the text around', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, hostile, (title, url, place, why) => {
        const text = `${TEXT} ${title}`
        const page = differencePage(
          difference({
            articles: [article({ title, url, place, text })],
            replay: { ...difference().replay, who: why, why, selection: { feed: url } },
            incidents: [{ ...incident('revised'), fields: [{ field: place, from: title, to: url }] }],
          }),
        )
        for (const [tag] of page.matchAll(/<[^>]*>/g)) {
          expect(tag).toMatch(TAGS)
          expect(tag).not.toMatch(/\son\w+\s*=\s*(?:[^"]|$)|\ssrc=|href="(?!https?:)/)
        }
        expect(page).not.toMatch(/(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u)
        expect(page.match(/<style>/g)).toHaveLength(1)
        expect(page.isWellFormed()).toBe(true)
      }),
    )
  })

  test('nothing is loaded from anywhere, and no script is allowed', () => {
    const page = differencePage(difference())
    expect(page).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"`,
    )
    expect(page).not.toMatch(/<script|\ssrc=|@import|url\(|<link/)
  })
})
