import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeToken } from '@blotter/access'
import { createToken, revokeToken } from '@blotter/acts'
import { createClient } from '@blotter/client'
import { listTokens } from '@blotter/log'
import { hasChromium, sharedBrowser } from '@blotter/test/chromium.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { incidentId, tell } from '../test/made-up.ts'
import { serveApi, sharedApi } from '../test/open-api.ts'

const ACT = { who: 'root', why: 'a test', source: 'blotter/test' }
const CLOSED = { open: false, loopback: false }

const shared = sharedApi({ told: (log) => tell(log, [{ name: 'bomb' }, { name: 'raid' }]) })

const openWorld = async (opening = CLOSED, origins: readonly string[] = [], lookMs?: number) => {
  const { log } = shared()
  const { url, close } = await serveApi(log, { opening, origins, ...(lookMs ? { lookMs } : {}) })
  onTestFinished(close)
  const make = (
    scopes: Parameters<typeof createToken>[1]['scopes'],
    more: { rate?: number; expiresAt?: string } = {},
  ) => createToken(log, { holder: 'amina', scopes, rate: 600, expiresAt: null, ...more }, ACT)
  const ask = async (path: string, token?: string, init: RequestInit = {}) =>
    fetch(url + path, {
      ...init,
      headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers },
    })
  return { log, url, make, ask }
}

describe('rights', () => {
  it('nobody reads beyond loopback without a token, unless reading is open there', async () => {
    const { ask, make } = await openWorld()
    for (const path of ['/api/v1/incidents', '/events', '/api/v1/exports/claims', '/api/v1/incidents.atom']) {
      const refused = await ask(path)
      expect([refused.status, refused.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    }
    expect((await ask('/docs')).status).toBe(200)
    const { token } = await make(['read'])
    expect((await ask('/api/v1/incidents', token)).status).toBe(200)
    const basic = await ask('/api/v1/incidents.atom', undefined, {
      headers: { authorization: `Basic ${btoa(`reader:${token}`)}` },
    })
    expect(basic.status).toBe(200)
    const open = await openWorld({ open: true, loopback: false })
    expect((await open.ask('/api/v1/incidents')).status).toBe(200)
    expect((await open.ask('/api/v1/incidents', 'blt_wrong')).status).toBe(401)
  })

  it('a token does what its scopes say, holds until it is revoked or ends, and is kept as a hash', async () => {
    const { ask, make, log } = await openWorld()
    const { token, id } = await make(['read'])
    const refused = await ask('/api/v1/exports/incidents', token)
    expect([refused.status, await refused.json()]).toEqual([
      403,
      expect.objectContaining({ detail: expect.stringContaining('needs export') }),
    ])
    const ended = await make(['read'], { expiresAt: '2020-01-01T00:00:00Z' })
    expect((await ask('/api/v1/incidents', ended.token)).status).toBe(401)
    const stored = await log.query<{ row: string }>('SELECT t::text AS row FROM blotter_work.access_token AS t')
    expect(stored.some(({ row }) => row.includes(token.slice(-43)))).toBe(false)
    await expect
      .poll(async () => (await listTokens(log)).find((each) => each.id === id)?.usedAt)
      .toEqual(expect.any(String))
    await revokeToken(log, id, ACT)
    expect((await ask('/api/v1/incidents', token)).status).toBe(401)
    await expect(revokeToken(log, id, ACT)).rejects.toMatchObject({ code: 'no-such-token' })
    const acts = (await log.readStream('operator')).map(({ data }) => data)
    expect(acts.slice(-3)).toMatchObject([
      { what: 'token create', who: 'root' },
      { what: 'token create' },
      { what: 'token revoke', selection: id },
    ])
  })

  it('a token that is revoked or ends reads on nowhere, also not what it follows', async () => {
    const { ask, make, log } = await openWorld(CLOSED, [], 50)
    const tokens = [await make(['stream']), await make(['stream']), await make(['stream'])] as const
    const ended: number[] = []
    const streams = await Promise.all(tokens.map(({ token }) => ask('/events?after=0', token)))
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200])
    const read = streams.map(({ body }, at) =>
      body?.pipeTo(new WritableStream()).catch(() => {
        ended.push(at)
      }),
    )
    await revokeToken(log, tokens[0].id, ACT)
    await expect.poll(() => ended).toEqual([0])
    const past = "UPDATE blotter_work.access_token SET expires_at = now() - interval '1 second' WHERE token_id = $1"
    await log.query(past, [tokens[1].id])
    await expect.poll(() => ended).toEqual([0, 1])
    expect((await ask('/events', tokens[1].token)).status).toBe(401)
    await revokeToken(log, tokens[2].id, ACT)
    await Promise.all(read)
  })

  it('a token has a rate, and is told when to go on', async () => {
    const { ask, make } = await openWorld()
    const { token } = await make(['read'], { rate: 3 })
    const statuses = []
    for (let number = 0; number < 4; number += 1) statuses.push((await ask('/api/v1/types', token)).status)
    expect(statuses).toEqual([200, 200, 200, 429])
    expect(Number((await ask('/api/v1/types', token)).headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('wrong tokens count against the address that they come from', async () => {
    const { ask } = await openWorld()
    const wrong = makeToken().token
    const statuses: number[] = []
    for (let round = 0; round < 20 && !statuses.includes(429); round += 1)
      statuses.push(
        ...(await Promise.all(Array.from({ length: 110 }, async () => (await ask('/api/v1/types', wrong)).status))),
      )
    expect([...new Set(statuses)].toSorted()).toEqual([401, 429])
  })

  it('what changes something needs a token that may, and stands in the log under its name', async () => {
    const { make, log, url, ask } = await openWorld({ open: true, loopback: true })
    const anonymous = createClient({ url })
    const wish = { why: 'a hoax' }
    await expect(anonymous.retractIncident({ id: incidentId('bomb') }, wish)).rejects.toMatchObject({
      problem: { status: 401 },
    })
    const reader = createClient({ url, token: (await make(['read'])).token })
    await expect(reader.retractIncident({ id: incidentId('bomb') }, wish)).rejects.toMatchObject({
      problem: { status: 403 },
    })
    const { token } = await make(['read', 'write'])
    const writer = createClient({ url, token })
    await log.query(
      `INSERT INTO blotter_work.linked_claim (claim_id, article_id, incident_id, claim)
       SELECT claim_id, article_id, incident_id, jsonb_build_object('articleId', article_id, 'publishedAt', null, 'claim', claim) FROM blotter_work.claim`,
    )
    expect(await writer.retractIncident({ id: incidentId('bomb') }, wish)).toMatchObject({ claims: 1 })
    expect(
      await writer.mergeIncidents({}, { incidents: [incidentId('bomb'), incidentId('raid')], why: 'one' }),
    ).toMatchObject({ claims: 2 })
    const acts = (await log.readStream('operator'))
      .filter(({ type }) => type === 'OperatorActed')
      .map(({ data }) => data)
    expect(acts.slice(-2)).toMatchObject([
      { who: 'amina', what: 'incidents retract', why: 'a hoax' },
      { who: 'amina', what: 'incidents merge', why: 'one' },
    ])
    await expect(writer.retractIncident({ id: 'none' }, wish)).rejects.toMatchObject({ problem: { status: 404 } })
    const bad = await ask('/api/v1/incidents/merge', token, {
      method: 'POST',
      body: '{"incidents":[]}',
      headers: { 'content-type': 'application/json' },
    })
    const errors = [
      { parameter: 'incidents', detail: expect.any(String) },
      { parameter: 'why', detail: 'must be given' },
    ]
    expect([bad.status, await bad.json()]).toEqual([
      400,
      expect.objectContaining({ type: '/problems/bad-body', errors }),
    ])
    const hooks = (await make(['webhooks'])).token
    const json = 'application/json'
    for (const [path, type, body, kind] of [
      ['incidents/none/retract', 'text/plain', '{"why":"x"}', 'wrong-type'],
      ['incidents/none/retract', 'application/x-www-form-urlencoded', 'why=x', 'wrong-type'],
      ['incidents/merge', json, '{bad', 'bad-body'],
      ['incidents/none/retract', json, '{"why":"\\ud800"}', 'bad-body'],
      ['webhooks', json, '{"url":"https://e.example/\\ud800","filter":{},"why":"x"}', 'bad-body'],
      ['webhooks', json, '{"url":"https://e.example/","filter":{"q":"\\ud800"},"why":"x"}', 'bad-body'],
    ] as const) {
      const headers = { 'content-type': type }
      const refused = await ask(`/api/v1/${path}`, path === 'webhooks' ? hooks : token, {
        method: 'POST',
        body,
        headers,
      })
      expect(await refused.json(), body).toMatchObject({ type: `/problems/${kind}` })
    }
  })

  it('a wrong method is told the right ones', async () => {
    const { make, ask } = await openWorld({ open: true, loopback: true })
    const { token } = await make(['read', 'write'])
    for (const [method, path, allow] of [
      ['PUT', '/api/v1/incidents', 'GET, HEAD'],
      ['DELETE', '/api/v1/incidents/merge', 'GET, HEAD, POST'],
      ['POST', '/docs', 'GET, HEAD'],
    ] as const) {
      const refused = await ask(path, token, { method })
      expect([refused.headers.get('allow'), await refused.json()], path).toEqual([
        allow,
        expect.objectContaining({ type: '/problems/wrong-method', status: 405 }),
      ])
    }
    const asked = await ask('/api/v1/incidents/x/retract', undefined, { method: 'OPTIONS' })
    expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'POST'])
    expect((await ask('/api/v1/nothing', token, { method: 'PUT' })).status).toBe(404)
    expect((await ask('/api/v1/incidents?__proto__=1')).status).toBe(400)
  })

  it('a body has an end', async () => {
    const { make, ask } = await openWorld()
    const { token } = await make(['write'])
    const large = await ask('/api/v1/incidents/merge', token, { method: 'POST', body: 'x'.repeat(100_000) })
    expect([large.status, large.headers.get('content-type')]).toEqual([413, 'application/problem+json'])
  })

  const PREFLIGHT = { 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }

  it('no page of another site is let in by a browser, unless its origin is named', async () => {
    const friend = 'https://desk.example'
    for (const [origins, origin, lets] of [
      [[], friend, null],
      [[friend], friend, friend],
      [[friend], 'https://evil.example', null],
      [[friend], 'null', null],
    ] as const) {
      const { ask } = await openWorld(CLOSED, origins)
      for (const init of [{}, { method: 'OPTIONS', headers: PREFLIGHT }]) {
        const answer = await ask('/api/v1/types', undefined, { ...init, headers: { ...init.headers, origin } })
        expect(answer.headers.get('access-control-allow-origin')).toBe(lets)
        expect(answer.headers.get('access-control-allow-credentials')).toBe(null)
        if (!('method' in init)) expect(answer.status).toBe(401)
        if (origins.length) expect(answer.headers.get('vary')).toMatch(/origin/i)
      }
    }
    const { ask } = await openWorld({ open: true, loopback: true }, [friend])
    const read = await ask('/api/v1/incidents', undefined, { headers: { origin: friend } })
    for (const name of ['origin', 'authorization']) expect(read.headers.get('vary')?.toLowerCase()).toContain(name)
  })
})

describe.runIf(hasChromium)('in a browser', () => {
  const browser = sharedBrowser()

  it('a page of a named origin reads, brings its token and follows the stream; another one gets nothing', async () => {
    const pages = [await openPage(), await openPage()] as const
    const { url, make } = await openWorld({ open: true, loopback: true }, [pages[0]])
    const { token } = await make(['read'])
    const seen = []
    for (const address of pages) {
      const page = await browser().newPage()
      await page.goto(address)
      const read = `fetch('${url}/api/v1/incidents?country=NE', { headers: { authorization: 'Bearer ${token}' } })
        .then(async (answer) => [answer.status, answer.headers.has('etag'), (await answer.json()).items.length], String)`
      const refused = `fetch('${url}/api/v1/nothing').then(async (answer) => (await answer.json()).type, String)`
      const streamed = `new Promise((resolve) => {
        const source = new EventSource('${url}/events?after=0')
        source.onmessage = ({ lastEventId }) => { source.close(); resolve(lastEventId) }
        source.onerror = () => { source.close(); resolve('none') }
      })`
      seen.push(await Promise.all([read, refused, streamed].map((script) => page.evaluate(script))))
      await page.close()
    }
    const failed = expect.stringContaining('Failed to fetch')
    expect(seen).toEqual([
      [[200, true, expect.any(Number)], '/problems/not-found', '1'],
      [failed, failed, 'none'],
    ])
  })
})

/** An empty page of a site of its own. @returns its origin */
const openPage = async (): Promise<string> => {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html>'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on a port
}
