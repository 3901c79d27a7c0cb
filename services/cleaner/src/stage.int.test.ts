import { deterministicId, type Payload } from '@blotter/events'
import { perform } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { cleanStage } from './stage.ts'

const version = { name: 'cleaning', version: '0.1.0', digest: 'made-up' }
const paragraphs = [
  'Two people were hurt when a bridge gave way.',
  'The river had risen for three days, residents said.',
]
const story = (head = ''): string =>
  `<!doctype html><html><head><title>Bridge gives way – Harbour Post</title>${head}</head><body>
  <nav><a href="/">Home</a> <a href="/world">World</a></nav>
  <article><h1>Bridge gives way after storm</h1>${[...paragraphs, ...paragraphs].map((text, at) => `<p>${text} Officials closed the road for the ${at + 1}. time this year, and engineers were on their way to look at the piers.</p>`).join('')}</article>
  <footer>Subscribe to our newsletter</footer></body></html>`

describe('the clean stage', () => {
  const log = sharedLog()
  const clean = async (name: string, body: string | null, fetched: Partial<Payload<'ArticleFetched'>> = {}) => {
    const articleId = deterministicId('cleaner-test', name)
    const document = body === null ? '00'.repeat(32) : await log().documents.put(body)
    const url = `https://news.example/${name}`
    const { appended } = await log().append([
      {
        eventId: deterministicId(articleId, 'fetched'),
        streamId: `article/${articleId}`,
        type: 'ArticleFetched',
        data: {
          url,
          finalUrl: url,
          status: 200,
          contentType: 'text/html',
          headers: {},
          document,
          bytes: 1,
          hints: {},
          ...fetched,
        },
        source: 'blotter/test',
      },
    ])
    const position = appended[0]?.position ?? 0
    const event = await log().readAt(position)
    if (!event) throw new Error('not appended')
    const outcome = await perform(
      cleanStage(version),
      { position, event },
      { log: log(), signal: new AbortController().signal },
    )
    const last = (await log().readStream(`article/${articleId}`)).at(-1)
    return { outcome, last, document }
  }

  it('stores the words of the article without the page around them', async () => {
    const { outcome, last, document } = await clean('story', story())
    expect(outcome).toBe('cleaned')
    if (last?.type !== 'ArticleCleaned') throw new Error('not cleaned')
    expect(last).toMatchObject({
      extractor: 'cleaning@0.1.0+made-up',
      data: { page: document, kind: 'story', cleaner: version, title: expect.stringContaining('Bridge gives way') },
    })
    const text = await log().documents.text(last.data.document)
    for (const paragraph of paragraphs) expect(text).toContain(paragraph)
    expect(text).not.toMatch(/newsletter|Home/)
  })

  it('takes what the feed said where the page is silent, and only there', async () => {
    const hints = { title: 'Feed title', publishedAt: '2025-03-04T10:00:00.000Z', language: 'en', country: 'SY' }
    const silent = await clean(
      'silent',
      story()
        .replace(/<title>.*<\/title>/, '')
        .replace(/<h1>.*<\/h1>/, ''),
      { hints },
    )
    expect(silent.last?.data).toMatchObject({ publishedAt: hints.publishedAt, country: 'SY', language: 'en' })
    const page = await clean(
      'dated',
      story('<meta property="article:published_time" content="2025-03-05T08:00:00Z">'),
      { hints },
    )
    expect(page.last?.data).toMatchObject({
      publishedAt: expect.stringContaining('2025-03-05T08:00:00'),
      title: expect.stringContaining('Bridge'),
    })
  })

  it.each([
    [
      'consent',
      'consent',
      '<html><head><title>Before you continue</title></head><body><h1>Before you continue</h1><p>We and our 812 partners store and access information on your device.</p><form action="/consent"><button>Accept all</button></form></body></html>',
    ],
    [
      'no-text',
      'script-only',
      '<html><head><title>App</title></head><body><div id="root"></div><script src="/app.js"></script></body></html>',
    ],
    [
      'error-page',
      'soft-404',
      '<html><head><title>Page not found</title></head><body><h1>Sorry, we cannot find that page</h1></body></html>',
    ],
  ])('ends a page that is no article as rejected: %s', async (reason, name, body) => {
    const { outcome, last, document } = await clean(name, body)
    expect(outcome).toBe(`rejected: ${reason}`)
    expect(last).toMatchObject({ type: 'ArticleRejected', data: { reason, page: document, cleaner: version } })
  })

  it('says what a page that is no HTML is not', async () => {
    const { last } = await clean('pdf', '%PDF-1.7\n%\u00e2\u00e3 1 0 obj << /Type /Catalog >> endobj', {
      contentType: 'application/pdf',
    })
    expect(last).toMatchObject({ type: 'ArticleRejected', data: { reason: 'not-html' } })
  })

  it('leaves a page whose document is missing to a person', async () => {
    await expect(clean('missing', null)).rejects.toMatchObject({ code: 'document-missing', disposition: 'park' })
  })
})
