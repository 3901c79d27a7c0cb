import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, ParkingFault, RetryableFault } from '@blotter/events'
import { hasEffect } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clientFor, useNewsdesk } from '../test/newsdesk.ts'

/** A site of one page that answers as it is told. */
const onePage = async () => {
  const answer = { status: 200, type: 'text/html', body: '<p>first</p>' }
  const cookies: (string | undefined)[] = []
  const server = createServer((request, response) => {
    cookies.push(request.headers.cookie)
    const found = request.url === '/robots.txt' ? { status: 404, type: 'text/plain', body: '' } : answer
    response
      .writeHead(found.status, {
        'content-type': found.type,
        'set-cookie': ['a=b; Expires=Wed, 04 Mar 2026 12:00:00 GMT', 'c=d'],
      })
      .end(found.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page` // it listens on TCP
  const web = clientFor([url])
  onTestFinished(async () => {
    await web.close()
    server.closeAllConnections()
    server.close()
  })
  return { url, answer, web, cookies }
}

describe('a fetch', () => {
  const log = sharedLog()
  const desk = useNewsdesk(log)
  const last = async (path: string) => (await desk.trail(path)).at(-1)

  it('keeps the page, what its feed said of it, and asks for later looks', async () => {
    const feed = await desk.subscribe('/feeds/rss.xml', 'SY')
    const work = await desk.discover('/articles/3.html', feed)
    expect(await desk.fetch(work)).toBe('fetched')
    const fetched = await last('/articles/3.html')
    expect(fetched).toMatchObject({
      type: 'ArticleFetched',
      causationId: work.event.eventId,
      data: {
        status: 200,
        finalUrl: desk.address('/articles/3.html'),
        contentType: 'text/html; charset=utf-8',
        hints: { title: 'As the feed says', country: 'SY' },
      },
    })
    if (fetched?.type !== 'ArticleFetched') throw new Error('not fetched')
    const page = await log().documents.text(fetched.data.document)
    expect(page).toContain('report 3</h1>')
    expect(Buffer.byteLength(page)).toBe(fetched.data.bytes)
    const looks = await log().query(
      "SELECT subject FROM blotter_work.schedule WHERE kind = 'recheck' AND subject LIKE $1 ORDER BY subject",
      [`${work.event.eventId}#%`],
    )
    expect(looks).toEqual([{ subject: `${work.event.eventId}#1` }, { subject: `${work.event.eventId}#2` }])
  })

  it('says where redirects led', async () => {
    const path = `/r?u=${encodeURIComponent('/articles/4.html')}`
    expect(await desk.fetch(await desk.discover(path))).toBe('fetched')
    expect((await last(path))?.data).toMatchObject({
      finalUrl: desk.address('/articles/4.html'),
      url: desk.address(path),
    })
  })

  it.each([
    ['/status/404', 'not-found', 404],
    ['/status/410', 'gone', 410],
    ['/status/403', 'forbidden', 403],
    ['/pages/challenge.xml', 'challenge', 403],
    ['/pages/challenge-503.xml', 'challenge', 503],
    ['/pages/challenge-200.xml', 'challenge', 200],
    ['/status/418', 'client-error', 418],
    ['/redirect/loop', 'redirect-loop', undefined],
    ['/redirect/no-location', 'redirect-loop', 302],
    ['/redirect/scheme/file', 'refused-address', undefined],
    ['/to/private-10', 'refused-address', undefined],
    ['/to/metadata', 'refused-address', undefined],
    ['/to/loopback-other-port', 'refused-address', undefined],
    ['/disallowed/page.html', 'robots', undefined],
    ['/big/40mb.xml', 'too-large', undefined],
    ['/bomb/gzip.xml', 'too-large', undefined],
    ['/feeds/feed.json', 'not-html', 200],
    ['/broken/empty.xml?as=page', expect.stringMatching(/empty-body|not-html/), 200],
  ])('of %s ends the article as unavailable: %s', async (path, reason, status) => {
    const work = await desk.discover(path)
    expect(await desk.fetch(work)).toMatch(/^unavailable: /)
    const end = await last(path)
    expect(end?.type).toBe('ArticleUnavailable')
    expect(end?.data).toMatchObject({ url: desk.address(path), reason, message: expect.any(String) })
    if (end?.type === 'ArticleUnavailable') expect(end.data.status).toBe(status)
    expect(await hasEffect(log().database, 'fetch', work.position)).toBe(true)
  })

  it('never reaches a neighbour that was not allowed, even when a feed names it', async () => {
    const path = `${desk.other()}/articles/1.html`
    expect(await desk.fetch(await desk.discover(path))).toBe('unavailable: refused-address')
  })

  it.each([
    ['/status/500', 'server-error'],
    ['/broken/no-answer.xml', 'unreachable'],
  ])('of %s is tried again, and after the last attempt ends as unavailable: %s', async (path, reason) => {
    const work = await desk.discover(path)
    const fault: Fault = await desk.fetch(work).then(
      () => new ParkingFault('no-fault', 'it went well'),
      (error) => error,
    )
    expect(fault).toMatchObject({ disposition: 'retry' })
    expect(await desk.trail(path)).toHaveLength(1)
    expect(await desk.fetch(work, fault)).toBe(`unavailable: ${reason}`)
    expect((await last(path))?.data).toMatchObject({ reason })
  })

  it('of an article that nobody discovered is for a person to look at', async () => {
    await expect(desk.fetch(await desk.recheck('/articles/never.html'))).rejects.toMatchObject({
      code: 'never-discovered',
      disposition: 'park',
    })
  })

  it('again, of a page that is the same, gives no new version and no new looks', async () => {
    const { url, web } = await onePage()
    await desk.fetch(await desk.discover(url), undefined, web)
    await log().query("DELETE FROM blotter_work.schedule WHERE kind = 'recheck'")
    expect(await desk.fetch(await desk.recheck(url), undefined, web)).toBe('unchanged')
    expect((await desk.trail(url)).map(({ type }) => type)).toEqual([
      'ArticleDiscovered',
      'ArticleFetched',
      'ArticleRefetchDue',
    ])
    expect(await log().query("SELECT 1 FROM blotter_work.schedule WHERE kind = 'recheck'")).toEqual([])
  })

  it('again, of a page that has changed, is a new version', async () => {
    const { url, answer, web } = await onePage()
    await desk.fetch(await desk.discover(url), undefined, web)
    answer.body = '<p>second</p>'
    expect(await desk.fetch(await desk.recheck(url), undefined, web)).toBe('fetched')
    const versions = (await desk.trail(url)).flatMap((event) =>
      event.type === 'ArticleFetched' ? event.data.document : [],
    )
    expect(await Promise.all(versions.map(log().documents.text))).toEqual(['<p>first</p>', '<p>second</p>'])
  })

  it('again, of a page that is gone, leaves the article the text that it has', async () => {
    const { url, answer, web } = await onePage()
    await desk.fetch(await desk.discover(url), undefined, web)
    Object.assign(answer, { status: 410, body: 'gone' })
    expect(await desk.fetch(await desk.recheck(url), undefined, web)).toBe('recheck: gone')
    const busy = new RetryableFault('server-error', 'still busy')
    expect(await desk.fetch(await desk.recheck(url, 2), busy, web)).toBe('recheck: server-error')
    expect((await desk.trail(url)).map(({ type }) => type)).not.toContain('ArticleUnavailable')
  })

  it('keeps the cookies that came among the headers, each by itself, and sends none', async () => {
    const { url, web, cookies } = await onePage()
    await desk.fetch(await desk.discover(url), undefined, web)
    const headers = { 'content-type': 'text/html', 'set-cookie': 'a=b; Expires=Wed, 04 Mar 2026 12:00:00 GMT\nc=d' }
    expect(await last(url)).toMatchObject({ type: 'ArticleFetched', data: { headers } })
    await desk.fetch(await desk.recheck(url), undefined, web)
    expect(cookies).toEqual([undefined, undefined, undefined])
  })
})
