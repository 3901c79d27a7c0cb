import { once } from 'node:events'
import { connect } from 'node:net'
import type { LogEvent } from '@blotter/events'
import { backends } from '@blotter/test/queue-backends.ts'
import { CloudEvent } from 'cloudevents'
import { EventSource } from 'eventsource'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { eventsOf, incidentId, retractionOf, revisionOf, tell } from '../../test/made-up.ts'
import { sharedApi } from '../../test/open-api.ts'
import { eventHub } from './event-hub.ts'
import type { SentEvent } from './sent-event.ts'

type Heard = { id: string; event: CloudEvent<LogEvent['data']> }

/** A reader as others write it: the event source of the standard, and the SDK of CloudEvents. */
const listen = (address: string) => {
  const source = new EventSource(address)
  onTestFinished(() => source.close())
  const heard: Heard[] = []
  source.onmessage = ({ data, lastEventId }) => {
    const event = new CloudEvent<LogEvent['data']>(JSON.parse(data))
    expect(event.validate()).toBe(true)
    heard.push({ id: lastEventId, event })
  }
  return { source, heard, opened: once(source as never, 'open') }
}

describe.each(backends)('the stream over queues on %s', (kind) => {
  const api = sharedApi({ kind, told: (log) => tell(log, [{ name: 'one' }, { name: 'two' }]) })

  it('sends the log from any position, then what comes, in order and each once', async () => {
    const { log, url } = api()
    const { heard } = listen(`${url}/events?after=2`)
    await expect.poll(() => heard.length).toBe(4)
    await log.append([revisionOf({ name: 'one', killed: 1 }), retractionOf('two')])
    await expect.poll(() => heard.map(({ id }) => id)).toEqual(['3', '4', '5', '6', '7', '8'])
    const stored = await log.readAfter(2, 100)
    expect(heard.map(({ event }) => [event.id, event.subject, event.data])).toEqual(
      stored.map((each) => [each.eventId, each.streamId, each.data]),
    )
  })
})

describe('the stream', () => {
  const api = sharedApi({ told: (log) => tell(log, [{ name: 'one' }]) })

  it('is filtered by type and stream, and begins at the end where nothing is said', async () => {
    const { log, url } = api()
    const all = listen(`${url}/events`)
    const revised = listen(`${url}/events?type=IncidentRevised,IncidentRetracted&stream=incident/${incidentId('two')}`)
    await Promise.all([all.source, revised.source].map((source) => expect.poll(() => source.readyState).toBe(1)))
    await log.append([
      ...eventsOf({ name: 'two' }, await log.documents.put('x')),
      retractionOf('one'),
      retractionOf('two'),
    ])
    await expect.poll(() => all.heard.length).toBe(5)
    await expect.poll(() => revised.heard.map(({ event }) => event.type)).toEqual(['blotter.IncidentRetracted'])
    const refused = await fetch(`${url}/events?type=Nothing`)
    expect([refused.status, refused.headers.get('content-type')]).toEqual([400, 'application/problem+json'])
  })

  it('goes on behind the last event that a reader has, without a gap and without a repeat', async () => {
    const { log, url } = api()
    const before = await log.head()
    for (let at = 0; at < 20; at += 1)
      await log.append(eventsOf({ name: `story ${at}` }, await log.documents.put(`${at}`)))
    const read = async (last: number, count: number) => {
      const response = await fetch(`${url}/events?after=${before}`, {
        headers: last ? { 'last-event-id': String(last) } : {},
      })
      const ids: number[] = []
      let text = ''
      for await (const piece of response.body ?? []) {
        text += Buffer.from(piece).toString()
        const found = [...text.matchAll(/^id: (\d+)\ndata: .+\n\n/gm)].map(([, id]) => Number(id))
        ids.splice(0, ids.length, ...found)
        if (ids.length >= count) break
      }
      return ids
    }
    const first = await read(0, 10)
    const second = await read(first.at(-1) ?? 0, 60 - first.length)
    expect([...first, ...second]).toEqual(Array.from({ length: 60 }, (_, at) => before + at + 1))
  })

  it('answers whoever asks for its head alone, and has nobody to send to afterwards', async () => {
    const { url } = api()
    const said = vi.spyOn(console, 'error')
    onTestFinished(() => said.mockRestore())
    for (let number = 0; number < 60; number += 1) {
      const answer = await fetch(`${url}/events`, { method: 'HEAD' })
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8'])
    }
    // None of them holds a place, and none was answered twice.
    const { source } = listen(`${url}/events`)
    await expect.poll(() => source.readyState).toBe(1)
    expect(said).not.toHaveBeenCalled()
  })

  it('tells who has read further than the others nothing twice', async () => {
    const { log } = api()
    const stop = new AbortController()
    onTestFinished(() => stop.abort())
    const { promise: held, resolve: release } = Promise.withResolvers<void>()
    const slowly = async function* (...asked: Parameters<typeof log.subscribe>) {
      for await (const batch of log.subscribe(...asked)) {
        await held
        yield batch
      }
    }
    const hub = eventHub({ head: log.head, subscribe: slowly }, stop.signal)
    const before = await log.head()
    const heard: Record<string, number[]> = { first: [], second: [] }
    const hear = (name: string) => (batch: readonly SentEvent[]) =>
      heard[name]?.push(...batch.map(({ event }) => event.position))
    const leaves = [hub.join(before, hear('first'))]
    await log.append(eventsOf({ name: 'before' }, await log.documents.put('x')))
    const further = await log.head()
    leaves.push(hub.join(further, hear('second')))
    await log.append([retractionOf('before')])
    release()
    await expect.poll(() => [heard.first?.at(-1), heard.second]).toEqual([further + 1, [further + 1]])
    expect(heard.first).toEqual(Array.from({ length: further + 1 - before }, (_, at) => before + at + 1))
    for (const leave of leaves) leave?.()
  })

  it('reads the log at a pace of its own for a reader that does not keep up: it misses nothing, and others notice nothing', async () => {
    const { log, url } = api()
    const { hostname, port } = new URL(url)
    const slow = connect(Number(port), hostname)
    let took = ''
    slow.on('error', () => {})
    slow.write(`GET /events HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`)
    await once(slow, 'data')
    slow.pause()
    const quick = listen(`${url}/events`)
    await expect.poll(() => quick.source.readyState).toBe(1)
    const title = 'x'.repeat(500_000)
    const names = Array.from({ length: 60 }, (_, number) => `long ${number}`)
    for (const name of names) await log.append([...eventsOf({ name, title }, await log.documents.put('x'))].slice(0, 1))
    await expect.poll(() => quick.heard.length, { timeout: 30_000 }).toBe(60)
    const ids = () => [...took.matchAll(/^id: (\d+)\ndata/gm)].map(([, id]) => Number(id))
    slow.on('data', (chunk) => {
      took += chunk
    })
    slow.resume()
    await expect.poll(() => ids().at(-1), { timeout: 30_000 }).toBe(await log.head())
    expect(ids()).toEqual([...new Set(ids())].sort((a, b) => a - b))
    expect(ids()).toHaveLength(60)
    slow.destroy()
  })
})
