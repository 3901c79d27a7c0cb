import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createToken } from '@blotter/acts'
import { createClient } from '@blotter/client'
import { queueDeliveries } from '@blotter/log'
import { Webhook } from 'standardwebhooks'
import { describe, expect, it, onTestFinished } from 'vitest'
import { foldAll, incidentId, retractionOf, revisionOf, tell } from '../../test/made-up.ts'
import { sharedApi } from '../../test/open-api.ts'
import { deliver, receiverClient } from './delivering.ts'

type Received = {
  headers: IncomingHttpHeaders
  body: string
  payload: { type: string; data: { id: string; toll?: { killed?: { best: number } } } }
}

const api = sharedApi({
  told: (log) =>
    tell(log, [
      { name: 'bomb', killed: 7 },
      { name: 'small', killed: 1 },
      { name: 'raid', killed: 7 },
      { name: 'fire', killed: 7 },
      { name: 'flood', killed: 7 },
      { name: 'quake', killed: 7 },
    ]),
})

/** A receiver on loopback; `answer` says what it answers to the nth request; null: nothing. */
const openReceiver = async (
  answer: (number: number, path: string) => number | null = () => 204,
  headers: Record<string, string> = {},
) => {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    received.push({ headers: request.headers, body, payload: JSON.parse(body) })
    const status = answer(received.length, request.url ?? '')
    if (status !== null) response.writeHead(status, headers).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const { port } = server.address() as AddressInfo // it listens on a port
  // An address that is not public would be refused when it is given.
  return { received, url: `http://localhost:${port}/hook`, host: `localhost:${port}` }
}

const openWorld = async ({ allow, atOnce }: Pick<Parameters<typeof deliver>[0], 'atOnce'> & { allow: string[] }) => {
  const { log, url } = api()
  const wish = { holder: 'amina', scopes: ['read', 'webhooks'] as const, rate: 6_000, expiresAt: null }
  const { token } = await createToken(log, wish, { who: 'root', why: 'a test', source: 'blotter/test' })
  await foldAll(log)
  const web = receiverClient({ userAgent: 'test', allow })
  const stop = new AbortController()
  const logger = { info: () => {}, warn: () => {}, error: (fields: Record<string, unknown>) => console.error(fields) }
  const ended = deliver({ log, web, logger, signal: stop.signal, lookMs: 20, ...(atOnce ? { atOnce } : {}) })
  onTestFinished(async () => {
    stop.abort()
    await ended
    await web.close()
    await log.query('DELETE FROM blotter_work.webhook')
  })
  const append = async (...events: Parameters<typeof log.append>[0] & unknown[]) => {
    await log.append(events as never)
    await foldAll(log)
  }
  const other = async (holder: string) => {
    const made = await createToken(log, { ...wish, holder }, { who: 'root', why: 'a test', source: 'blotter/test' })
    return createClient({ url, token: made.token })
  }
  const revoke = (holder: string) =>
    log.query('UPDATE blotter_work.access_token SET revoked_at = now() WHERE holder = $1', [holder])
  return { log, append, other, revoke, client: createClient({ url, token }) }
}

const hurry = (log: Awaited<ReturnType<typeof openWorld>>['log']) =>
  log.query(`UPDATE blotter_work.webhook_delivery SET due_at = now() WHERE state = 'waiting'`)

describe('a webhook', () => {
  it('is told what its filter means and what it no longer means, signed as others check it', async () => {
    const receiver = await openReceiver()
    const { client, append, log } = await openWorld({ allow: [receiver.host] })
    const { id, secret } = await client.createWebhook(
      {},
      { url: receiver.url, filter: { killed_min: '5' }, why: 'desk' },
    )
    await append(revisionOf({ name: 'bomb', killed: 12 }), revisionOf({ name: 'small', killed: 2 }))
    await expect.poll(() => receiver.received.length).toBe(1)
    await append(retractionOf('bomb'))
    await expect
      .poll(() => receiver.received.map(({ payload }) => [payload.type, payload.data.id]))
      .toEqual([
        ['incident.changed', incidentId('bomb')],
        ['incident.gone', incidentId('bomb')],
      ])
    for (const { headers, body } of receiver.received)
      expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow()
    expect(receiver.received[0]?.payload.data.toll?.killed?.best).toBe(12)
    expect((await client.listWebhooks({})).items).toMatchObject([{ id, holder: 'amina', state: 'active' }])
    expect(JSON.stringify(await client.listWebhooks({}))).not.toContain(secret)
    await client.removeWebhook({ id }, { why: 'done' })
    const acts = (await log.readStream('operator')).map(({ data }) => data)
    expect(acts.slice(-2)).toMatchObject([
      { who: 'amina', what: 'webhook create' },
      { who: 'amina', what: 'webhook remove' },
    ])
  })

  it('gets the changes of an incident in order, whatever fails in between, each under one id', async () => {
    const receiver = await openReceiver((number) => (number <= 2 ? 503 : 200))
    const { client, append, log } = await openWorld({ allow: [receiver.host] })
    const { id } = await client.createWebhook({}, { url: receiver.url, filter: {}, why: 'desk' })
    for (const killed of [8, 9, 10]) {
      await append(revisionOf({ name: 'raid', killed }, killed))
      await expect.poll(async () => (await client.listDeliveries({ id })).items.length).toBe(killed - 7)
    }
    await expect
      .poll(
        async () => {
          await hurry(log)
          return receiver.received.length
        },
        { timeout: 20_000 },
      )
      .toBe(5)
    expect(receiver.received.map(({ payload }) => payload.data.toll?.killed?.best)).toEqual([8, 8, 8, 9, 10])
    expect(new Set(receiver.received.slice(0, 3).map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    await expect
      .poll(async () => (await client.listDeliveries({ id, state: 'sent' })).items.map(({ attempts }) => attempts))
      .toEqual([1, 1, 3])
  })

  it('gives up in the end, can be told anew, and ends where its receiver is gone', async () => {
    let status = 500
    const receiver = await openReceiver(() => status)
    const { client, append, log } = await openWorld({ allow: [receiver.host] })
    const before = await log.head()
    const { id } = await client.createWebhook({}, { url: receiver.url, filter: {}, why: 'desk' })
    await append(revisionOf({ name: 'fire', killed: 8 }))
    await expect
      .poll(
        async () => {
          await hurry(log)
          return (await client.listDeliveries({ id, state: 'dead' })).items.length
        },
        { timeout: 30_000 },
      )
      .toBe(1)
    const [dead] = (await client.listDeliveries({ id, state: 'dead' })).items
    expect(dead).toMatchObject({ attempts: 9, said: '500' })
    status = 200
    await log.query(
      `INSERT INTO blotter_work.webhook_delivery (delivery_id, webhook_id, incident_id, position, body, due_at)
       SELECT gen_random_uuid(), webhook_id, incident_id, position + 1, body, now() + interval '1 hour'
       FROM blotter_work.webhook_delivery WHERE delivery_id::text = $1`,
      [dead?.id],
    )
    const early = client.retryDelivery({ id, delivery: dead?.id ?? '' }, { why: 'it is back' })
    await expect(early).rejects.toMatchObject({ problem: { status: 409 } })
    await log.query(`DELETE FROM blotter_work.webhook_delivery WHERE state = 'waiting'`)
    // A message about all was taken since.
    await log.query(
      `INSERT INTO blotter_work.webhook_delivery (delivery_id, webhook_id, incident_id, position, body, state)
       SELECT gen_random_uuid(), webhook_id, '', position + 1, body, 'sent'
       FROM blotter_work.webhook_delivery WHERE delivery_id::text = $1`,
      [dead?.id],
    )
    const late = client.retryDelivery({ id, delivery: dead?.id ?? '' }, { why: 'it is back' })
    await expect(late).rejects.toMatchObject({ problem: { status: 409 } })
    await log.query(`DELETE FROM blotter_work.webhook_delivery WHERE incident_id = ''`)
    await client.retryDelivery({ id, delivery: dead?.id ?? '' }, { why: 'it is back' })
    await expect.poll(async () => (await client.listDeliveries({ id, state: 'sent' })).items.length).toBe(1)
    await expect(client.retryDelivery({ id, delivery: dead?.id ?? '' }, { why: 'again' })).rejects.toMatchObject({
      problem: { status: 409 },
    })
    await client.replayWebhook({ id }, { since: before, why: 'it was restored' })
    await expect.poll(async () => (await client.listDeliveries({ id, state: 'sent' })).items.length).toBe(2)
    status = 410
    await append(revisionOf({ name: 'fire', killed: 9 }, 9))
    await expect.poll(async () => (await client.listWebhooks({})).items[0]?.state).toBe('suspended')
  })

  it('is of its holder alone, and is told nothing once that one has no token any more', async () => {
    const receiver = await openReceiver()
    const { client, append, log, other, revoke } = await openWorld({ allow: [receiver.host] })
    const { id } = await client.createWebhook({}, { url: receiver.url, filter: {}, why: 'desk' })
    const bob = await other('bob')
    expect((await bob.listWebhooks({})).items).toEqual([])
    const attempts = await Promise.allSettled([
      bob.listDeliveries({ id }),
      bob.replayWebhook({ id }, { since: 0, why: 'curious' }),
      bob.retryDelivery({ id, delivery: id }, { why: 'curious' }),
      bob.removeWebhook({ id }, { why: 'envy' }),
    ])
    for (const attempt of attempts) expect(attempt).toMatchObject({ reason: { problem: { status: 404 } } })
    const mine = await bob.createWebhook({}, { url: `${receiver.url}/bob`, filter: {}, why: 'desk' })
    await revoke('amina')
    await append(revisionOf({ name: 'small', killed: 3 }, 3))
    await expect.poll(async () => (await bob.listDeliveries({ id: mine.id, state: 'sent' })).items.length).toBe(1)
    expect(receiver.received).toHaveLength(1)
    const waiting = 'SELECT state FROM blotter_work.webhook_delivery WHERE webhook_id::text = $1'
    expect(await log.query(waiting, [id])).toEqual([])
    await expect.poll(async () => (await (await other('amina')).listWebhooks({})).items[0]?.state).toBe('active')
    await expect.poll(() => receiver.received.length).toBe(2)
  })

  it('of one holder are twenty at most, with an address and nothing beside', async () => {
    const { client } = await openWorld({ allow: [] })
    const wish = { url: 'https://desk.example/hook', filter: {}, why: 'desk' }
    const refused = ['https://amina:secret@desk.example/', 'https://desk.example/#part', 'http://127.0.0.1:8/']
    refused.push('http://169.254.169.254/latest', 'https://[::1]/', 'http://2130706433/', 'http://[::ffff:10.0.0.1]/')
    for (const url of refused)
      await expect(client.createWebhook({}, { ...wish, url })).rejects.toMatchObject({
        problem: { status: 400, detail: expect.stringMatching(/^url: /) },
      })
    for (const filter of ['{"__proto__":"1"}', '{"\\u005f_proto__":"1"}'])
      await expect(
        client.createWebhook({}, { ...wish, filter: JSON.parse(filter) as Record<string, string> }),
      ).rejects.toMatchObject({ problem: { detail: expect.stringContaining('__proto__') } })
    await client.createWebhook({}, { ...wish, url: 'http://127.0.0.1:9/let-through' })
    for (let number = 1; number < 20; number += 1) await client.createWebhook({}, wish)
    await expect(client.createWebhook({}, wish)).rejects.toMatchObject({ problem: { status: 409 } })
  })

  it('waits for no other one at its host, whatever that one asks for; and that one is left alone', async () => {
    const wish = { 'retry-after': '86400' }
    const receiver = await openReceiver((_, path) => (path === '/hook' ? 204 : 429), wish)
    const { client, append, log, other } = await openWorld({ allow: [receiver.host] })
    const ann = await other('ann')
    const { id } = await ann.createWebhook({}, { url: `${receiver.url}/tired`, filter: {}, why: 'spite' })
    await append(revisionOf({ name: 'quake', killed: 30 }, 30))
    await expect.poll(async () => (await ann.listDeliveries({ id })).items[0]?.said).toBe('429')
    await client.createWebhook({}, { url: receiver.url, filter: {}, why: 'desk' })
    await append(revisionOf({ name: 'quake', killed: 31 }, 31))
    await hurry(log)
    await append(revisionOf({ name: 'flood', killed: 32 }, 32))
    await expect
      .poll(() => receiver.received.map(({ payload }) => payload.data.toll?.killed?.best))
      .toEqual([30, 31, 32])
    const left = (await ann.listDeliveries({ id })).items.map(({ state, attempts }) => [state, attempts])
    expect(left.toSorted()).toEqual([
      ['waiting', 0],
      ['waiting', 0],
      ['waiting', 1],
    ])
  })

  it('waits for none of those whose receivers say nothing, however many others hold', async () => {
    const silent = await openReceiver(() => null)
    const receiver = await openReceiver()
    const { client, append, other } = await openWorld({
      allow: [silent.host, receiver.host],
      atOnce: { all: 3, each: 1 },
    })
    for (const { createWebhook } of [await other('ann'), await other('ben')])
      for (let number = 0; number < 3; number += 1)
        await createWebhook({}, { url: silent.url, filter: {}, why: 'spite' })
    await client.createWebhook({}, { url: receiver.url, filter: {}, why: 'desk' })
    await append(revisionOf({ name: 'quake', killed: 18 }, 18))
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(1)
    expect(silent.received.length).toBeGreaterThan(0)
  })

  it('is told nothing older behind a message about everything, and nothing newer before it was taken', async () => {
    const receiver = await openReceiver((number) => (number <= 2 ? 503 : 204))
    const { client, append, log } = await openWorld({ allow: [receiver.host] })
    const { id } = await client.createWebhook({}, { url: receiver.url, filter: { killed_min: '50' }, why: 'desk' })
    await append(revisionOf({ name: 'raid', killed: 71 }, 71))
    await expect.poll(async () => (await client.listDeliveries({ id })).items[0]?.attempts).toBe(1)
    const from = (await client.listWebhooks({})).items[0]?.position ?? 0
    const all = { id: crypto.randomUUID(), incidentId: '', body: '{"type":"incidents.changed","data":{}}' }
    await queueDeliveries(log, { id, from, to: from + 1 }, [all])
    await append(revisionOf({ name: 'small', killed: 4 }, 4), revisionOf({ name: 'raid', killed: 72 }, 72))
    await expect
      .poll(async () => {
        await hurry(log)
        return receiver.received.map(({ payload }) => payload.data.toll?.killed?.best ?? payload.type)
      })
      .toEqual([71, 'incidents.changed', 'incidents.changed', 72])
    await expect.poll(async () => (await client.listDeliveries({ id, state: 'waiting' })).items).toEqual([])
  })

  it('waits for no other one, whether that one answers late or its filter is none any more', async () => {
    const late = await openReceiver(() => null)
    const receiver = await openReceiver()
    const { client, append, log } = await openWorld({ allow: [late.host, receiver.host] })
    const made = []
    for (const { url } of [late, late, receiver])
      made.push(await client.createWebhook({}, { url, filter: {}, why: 'desk' }))
    await log.query(`UPDATE blotter_work.webhook SET filter = '{"type":"war"}' WHERE webhook_id::text = $1`, [
      made[0]?.id,
    ])
    await append(revisionOf({ name: 'quake', killed: 8 }))
    await expect.poll(() => late.received.length).toBe(1)
    await append(revisionOf({ name: 'quake', killed: 9 }, 2))
    await expect.poll(() => receiver.received.map(({ payload }) => payload.data.toll?.killed?.best)).toEqual([8, 9])
    expect(late.received).toHaveLength(1)
  })

  it('reaches no private address, and takes no filter that a list would not', async () => {
    const receiver = await openReceiver()
    const { client, append } = await openWorld({ allow: [] })
    const { id } = await client.createWebhook({}, { url: receiver.url, filter: {}, why: 'desk' })
    await append(revisionOf({ name: 'flood', killed: 8 }))
    await expect.poll(async () => (await client.listDeliveries({ id })).items[0]?.said).toMatch(/is not public/)
    expect(receiver.received).toEqual([])
    const wish = { url: receiver.url, why: 'desk' }
    for (const filter of [{ contry: 'NE' }, { type: 'war' }, { as_of: '1' }])
      await expect(client.createWebhook({}, { ...wish, filter: filter as never })).rejects.toMatchObject({
        problem: { status: 400 },
      })
    await expect(client.createWebhook({}, { ...wish, url: 'ftp://x.example', filter: {} })).rejects.toMatchObject({
      problem: { status: 400 },
    })
  })
})
