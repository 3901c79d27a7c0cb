import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { beat, catchUp, endBeat, feedsProjection } from '@blotter/log'
import { openQueues } from '@blotter/queue'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serve } from './serve.ts'

const added = {
  eventId: '6f0b1a52-7f5e-4b0a-8a6e-0b8f5f0c9d11',
  streamId: 'feed/one',
  type: 'FeedAdded' as const,
  data: { url: 'https://paper.example/' },
  source: 'blotter/test',
}
const dispatcher = {
  id: '1',
  stage: 'dispatcher',
  host: 'h',
  pid: 1,
  version: null,
  state: 'working',
  job: null,
  done: 0,
}

describe('the console over HTTP', () => {
  const log = sharedLog()
  const stop = new AbortController()
  let port = 0
  let ended: Promise<unknown>

  beforeAll(async () => {
    await log().append([added])
    await catchUp(log(), feedsProjection)
    const queues = openQueues({ databaseUrl: log().url, logId: log().id })
    await queues.migrate()
    port = await new Promise<number>((listens, refused) => {
      const logger = {
        info: (fields: Record<string, unknown>) => (fields.port ? listens(Number(fields.port)) : undefined),
        warn: (fields: Record<string, unknown>) => refused(fields.error),
        error: (fields: Record<string, unknown>) => refused(fields.error),
      }
      const options = { host: '127.0.0.1', port: 0, names: ['desk.example'], logger, signal: stop.signal }
      ended = serve({ log: log(), queues }, options).then(() => queues.close())
    })
  })
  afterAll(async () => {
    stop.abort()
    await ended
  })

  /** fetch() writes its own Host. */
  const get = async (path: string, host = `127.0.0.1:${port}`) => {
    const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>()
    request({ port, path, host: '127.0.0.1', headers: { host } }, resolve).on('error', reject).end()
    const response = await promise
    return { status: response.statusCode, headers: response.headers, body: await text(response) }
  }
  const firstPart = async (): Promise<string> => {
    const response = await fetch(`http://127.0.0.1:${port}/now/stream`)
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
    const decoder = new TextDecoder()
    let seen = ''
    for await (const piece of response.body ?? []) {
      seen += decoder.decode(piece, { stream: true })
      // Leaving the loop closes the connection.
      if (seen.includes('\n\n')) break
    }
    return seen
  }

  it('answers to its own names alone, on every path', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, '[::1]:80', 'desk.example'])
      expect(await get('/livez', host)).toMatchObject({ status: 200, body: 'ok' })
    for (const path of ['/', '/livez', '/now/stream', '/console.js']) {
      const { status, body } = await get(path, 'rebound.example')
      expect([path, status]).toEqual([path, 421])
      expect(body).toContain('CONSOLE_HOSTS')
      expect(body).not.toContain('rebound.example')
    }
  })

  it('lets no script run but its own, no frame hold it, and no browser guess', async () => {
    for (const path of ['/', '/console.js', '/console.css', '/nothing-here']) {
      const { headers } = await get(path)
      const policy = headers['content-security-policy']
      expect(policy).toMatch(/default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/)
      expect(policy).not.toContain('unsafe-inline')
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
      })
    }
    expect((await get('/')).body).not.toMatch(/<script(?! src=)|<[^>]*\s(?:on\w+|style)=/)
  })

  it('sends each part as an event that the script can put in place', async () => {
    const [event, ...data] = (await firstPart()).split('\n\n')[0]?.split('\n') ?? []
    expect(event).toBe('event: part')
    expect(data.every((line) => line.startsWith('data: ') || line === 'data:')).toBe(true)
    expect(data.join('\n')).toContain('<section id="verdict">')
  })

  it('shows an append on the open page within half a second', async () => {
    const response = await fetch(`http://127.0.0.1:${port}/now/stream`)
    const decoder = new TextDecoder()
    let appended = 0
    let position = 0
    for await (const piece of response.body ?? []) {
      const seen = decoder.decode(piece, { stream: true })
      if (!appended && seen.includes('id="map"')) {
        appended = performance.now()
        const {
          appended: [event],
        } = await log().append([{ ...added, streamId: 'feed/late', eventId: randomUUID() }])
        position = event?.position ?? 0
      }
      if (appended && seen.includes(`<a href="/log">${position}</a>`)) break
    }
    // Half a second is the promise to whoever looks; a loaded test machine gets more.
    expect(performance.now() - appended).toBeLessThan(2_000)
  })

  it('says whether the dispatcher lives', async () => {
    const facts = async () => /<dt>dispatcher<\/dt><dd class="[a-z]*">([^<]*)/.exec((await get('/')).body)?.[1]
    expect(await facts()).toBe('does not run')
    await beat(log().database, dispatcher)
    await expect.poll(facts, { timeout: 5_000 }).toBe('runs')
    await endBeat(log().database, dispatcher.id)
  })
})
