import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { attributeOf, startTraceCollector } from '@blotter/test/trace-collector.ts'
import { context, trace } from '@opentelemetry/api'
import { afterEach, expect, it } from 'vitest'
import { openInputSpan } from './input-span.ts'
import { startTracing, type TraceTarget } from './start-tracing.ts'
import { traceIdOf } from './trace-id.ts'

const target = (endpoint: string, share = 1): TraceTarget => ({ endpoint, headers: { 'x-key': 'a b' }, share })

// What one test registers with OpenTelemetry's API must not serve the next one.
afterEach(() => {
  trace.disable()
  context.disable()
})

it('an article is one trace, named by its id, from the poll that met it on, however the stages are told', async () => {
  const collector = await startTraceCollector()
  const tracing = await startTracing('fetcher', target(`${collector.url}/`), () => {})
  const article = randomUUID()
  const poll = openInputSpan({ stage: 'poll', trail: null, attributes: { 'blotter.feed': 'a feed' } })
  const discovered = poll.parentOf(article)
  expect(poll.parentOf(article)).toBe(discovered)
  expect(poll.parentOf(null)).toContain('00-')
  poll.end('3 items')
  const fetch = openInputSpan({ stage: 'fetch', trail: article, traceparent: discovered, attributes: {} })
  const fetched = fetch.parentOf(article)
  fetch.end('fetched')
  openInputSpan({ stage: 'clean', trail: article, traceparent: fetched, attributes: {} }).end('cleaned')
  // Of an event that is older than tracing, or that carries something else.
  for (const traceparent of [undefined, 7, 'nonsense', `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`])
    openInputSpan({ stage: 'extract', trail: article, traceparent, attributes: {} }).end()
  await tracing?.close()
  await collector.close()
  const mine = collector.spans.filter(({ traceId }) => traceId === article.replaceAll('-', ''))
  expect(mine.map(({ name }) => name)).toEqual(['poll', 'fetch', 'clean', ...Array(4).fill('extract')])
  const [root, second, third, ...roots] = mine
  expect(root?.parentSpanId ?? '').toBe('')
  expect([second?.parentSpanId, third?.parentSpanId]).toEqual([root?.spanId, second?.spanId])
  expect(roots.map(({ parentSpanId }) => parentSpanId ?? '')).toEqual(['', '', '', ''])
  const polled = collector.spans.find(({ links, name }) => name === 'poll' && !links?.length)
  expect(root?.links).toMatchObject([{ traceId: polled?.traceId, spanId: polled?.spanId }])
  expect(second && attributeOf(second, 'blotter.outcome')).toBe('fetched')
  expect(collector.spans.map(({ service }) => service)).toEqual(Array(8).fill('blotter-fetcher'))
  expect(collector.headers[0]).toMatchObject({ 'x-key': 'a b' })
})

it('what fails says why, and is an error', async () => {
  const collector = await startTraceCollector()
  const tracing = await startTracing('fetcher', target(collector.url), () => {})
  const span = openInputSpan({ stage: 'fetch', trail: randomUUID(), attributes: {} })
  span.failed(new Error('the site is away'))
  span.end()
  await tracing?.close()
  await collector.close()
  expect(collector.spans[0]?.status).toEqual({ code: 2, message: 'the site is away' })
})

it('all stages make the same choice of articles, and what is not chosen is carried on by nobody', async () => {
  const collector = await startTraceCollector()
  const tracing = await startTracing('fetcher', target(collector.url, 0.5), () => {})
  const articles = Array.from({ length: 100 }, () => randomUUID())
  const carried = articles.filter((trail) => {
    const poll = openInputSpan({ stage: 'poll', trail: null, attributes: {} })
    const traceparent = poll.parentOf(trail)
    for (const stage of ['fetch', 'clean']) openInputSpan({ stage, trail, traceparent, attributes: {} }).end()
    return traceparent
  })
  await tracing?.close()
  await collector.close()
  expect(carried.length).toBeGreaterThan(20)
  expect(carried.length).toBeLessThan(80)
  const counts = Map.groupBy(collector.spans, ({ traceId }) => traceId)
  expect(new Set(carried.map((id) => traceIdOf(id)))).toEqual(new Set(counts.keys()))
  expect([...counts.values()].map(({ length }) => length)).toEqual(carried.map(() => 3))
})

it('without a target nothing is made, and nothing has to be carried', async () => {
  expect(await startTracing('fetcher', null, () => {})).toBeNull()
  const span = openInputSpan({ stage: 'fetch', trail: randomUUID(), attributes: {} })
  expect(span.parentOf(randomUUID())).toBeNull()
  span.failed(new Error('no matter'))
  span.end('fetched')
})

it('a collector that refuses is said once, and closing does not wait for it', async () => {
  const server = createServer((_, response) => response.writeHead(400).end()).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const said: string[] = []
  const { port } = server.address() as AddressInfo // it listens on a port
  const tracing = await startTracing('fetcher', target(`http://127.0.0.1:${port}`), (text) => void said.push(text))
  openInputSpan({ stage: 'fetch', trail: randomUUID(), attributes: {} }).end()
  await tracing?.close()
  server.close()
  expect(said).toHaveLength(1)
})

it('only an id of an article is a trace', () => {
  const id = randomUUID()
  expect([traceIdOf(id)?.length, traceIdOf(null), traceIdOf('feed/12'), traceIdOf(`${id}0`)]).toEqual([
    32,
    null,
    null,
    null,
  ])
})
