import { deterministicId, type Payload } from '@blotter/events'
import { articleIdOf, articleIdsOf } from '@blotter/feeds'
import { perform } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { cleanStage } from './stage.ts'

const version = { name: 'cleaning', version: '0.1.0', digest: 'made-up' }
const paragraphs = [
  'Two people were hurt when a bridge gave way.',
  'The river had risen for three days, residents said.',
]
const urlOf = (name: string): string => `https://news.example/${name}`
const story = (head = ''): string =>
  `<!doctype html><html><head><title>Bridge gives way – Harbour Post</title>${head}</head><body>
  <nav><a href="/">Home</a> <a href="/world">World</a></nav>
  <article><h1>Bridge gives way after storm</h1>${[...paragraphs, ...paragraphs].map((text, at) => `<p>${text} Officials closed the road for the ${at + 1}. time this year, and engineers were on their way to look at the piers.</p>`).join('')}</article>
  <footer>Subscribe to our newsletter</footer></body></html>`

describe('the clean stage', () => {
  const log = sharedLog()
  const clean = async (name: string, body: string | null, fetched: Partial<Payload<'ArticleFetched'>> = {}) => {
    const articleId = articleIdOf(urlOf(name))
    const document = body === null ? '00'.repeat(32) : await log().documents.put(body)
    const url = urlOf(name)
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

  const discover = (name: string) =>
    log().append([
      {
        eventId: articleIdOf(urlOf(name)),
        streamId: `article/${articleIdOf(urlOf(name))}`,
        type: 'ArticleDiscovered',
        data: { url: urlOf(name), feedId: 'f', itemKey: name, contentHash: '00' },
        source: 'blotter/test',
      },
    ])
  const trailOf = async (name: string) => log().readStream(`article/${articleIdOf(urlOf(name))}`)
  const typesOf = async (name: string) => (await trailOf(name)).map(({ type }) => type)
  const naming = (name: string) => story(`<link rel="canonical" href="${urlOf(name)}">`)
  /** Reads what the last page of an article's trail says. */
  const cleanLast = async (name: string) => {
    const event = (await trailOf(name)).findLast(({ type }) => type === 'ArticleFetched')
    if (!event) throw new Error('no page')
    const input = { position: event.position, event }
    return perform(cleanStage(version), input, { log: log(), signal: new AbortController().signal })
  }

  it('points from a page to the article that it names as its own, and hands it the page where it has no text', async () => {
    await discover('story-of-amp')
    const { outcome, last, document } = await clean('amp', naming('story-of-amp'))
    expect(outcome).toBe('merged')
    expect(last).toMatchObject({
      type: 'ArticleMerged',
      data: { into: articleIdOf(urlOf('story-of-amp')), url: urlOf('story-of-amp') },
    })
    expect((await trailOf('story-of-amp')).at(-1)).toMatchObject({
      type: 'ArticleFetched',
      data: { url: urlOf('story-of-amp'), finalUrl: urlOf('amp'), document },
    })
    expect(await cleanLast('story-of-amp')).toBe('cleaned')
    // What another article brought, it also renews; what the article's own page said stands.
    await clean('amp-again', naming('story-of-amp'))
    await cleanLast('story-of-amp')
    await clean('story-of-amp', story())
    await clean('amp-late', naming('story-of-amp'))
    expect(await typesOf('story-of-amp')).toEqual([
      'ArticleDiscovered',
      ...['ArticleFetched', 'ArticleCleaned', 'ArticleFetched', 'ArticleCleaned', 'ArticleFetched', 'ArticleCleaned'],
    ])
    expect(await typesOf('amp-late')).toEqual(['ArticleFetched', 'ArticleMerged'])
  })

  it('believes a page about its own site only, or the one that a redirect led to', async () => {
    await discover('elsewhere')
    const alien = { url: 'https://copier.example.org/1', finalUrl: 'https://copier.example.org/1' }
    expect((await clean('copied', naming('elsewhere'), alien)).outcome).toBe('cleaned')
    const short = { url: 'https://short.example.org/1', finalUrl: urlOf('elsewhere?from=short') }
    expect((await clean('shortened', naming('elsewhere'), short)).outcome).toBe('merged')
    // An address that no feed has brought is no other article.
    expect((await clean('unknown', naming('never-discovered'))).outcome).toBe('cleaned')
  })

  it('points to an article that the log has had since each spelling of an address had an id of its own', async () => {
    const url = urlOf('older/')
    const [today, former] = articleIdsOf(url)
    expect(former).not.toBe(today)
    const data = { url, feedId: 'f', itemKey: 'older', contentHash: '00' }
    const stream = { eventId: former, streamId: `article/${former}`, source: 'blotter/test' }
    await log().append([{ ...stream, type: 'ArticleDiscovered', data }])
    const { last } = await clean('newer', naming('older/'))
    expect(last).toMatchObject({ type: 'ArticleMerged', data: { into: former } })
  })

  it('follows a chain to its end, and of two pages that name each other keeps one', async () => {
    for (const name of ['one', 'two', 'three']) await discover(name)
    expect((await clean('two', naming('three'))).outcome).toBe('merged')
    const { last } = await clean('one', naming('two'))
    expect(last).toMatchObject({ type: 'ArticleMerged', data: { into: articleIdOf(urlOf('three')) } })
    expect((await clean('three', naming('one'))).outcome).toBe('cleaned')
  })

  it('of two pages that name each other and are read at once lets at most one point away', async () => {
    for (const name of ['left', 'right']) await discover(name)
    const [left, right] = await Promise.all([clean('left', naming('right')), clean('right', naming('left'))])
    expect([left.outcome, right.outcome]).toContain('cleaned')
  })

  it('leaves a page whose document is missing to a person', async () => {
    await expect(clean('missing', null)).rejects.toMatchObject({ code: 'document-missing', disposition: 'park' })
  })
})
