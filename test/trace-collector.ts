import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as OTLP's JSON says it. */
export type SentSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  links?: { traceId: string; spanId: string }[]
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
  status: { code?: number; message?: string }
  service: string
}

type Sent = {
  resourceSpans: {
    resource: { attributes: SentSpan['attributes'] }
    scopeSpans: { scope: { name: string }; spans: Omit<SentSpan, 'service'>[] }[]
  }[]
}

export type TraceCollector = {
  /** Base address for OTEL_EXPORTER_OTLP_ENDPOINT. */
  url: string
  spans: readonly SentSpan[]
  /** Headers of what came, the latest last. */
  headers: readonly Record<string, unknown>[]
  close: () => Promise<void>
}

/** Receives spans as OTLP over HTTP, as a collector does. */
export const startTraceCollector = async (): Promise<TraceCollector> => {
  const spans: SentSpan[] = []
  const headers: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST' || request.url !== '/v1/traces') return void response.writeHead(404).end()
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    headers.push(request.headers)
    const sent: Sent = JSON.parse(Buffer.concat(pieces).toString())
    for (const { resource, scopeSpans } of sent.resourceSpans) {
      const service = String(attributeOf(resource, 'service.name'))
      for (const scope of scopeSpans) spans.push(...scope.spans.map((span) => ({ ...span, service })))
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // it listens on a port
    spans,
    headers,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** What a span, or the process that made it, says under a name. */
export const attributeOf = (
  { attributes }: Pick<SentSpan, 'attributes'>,
  name: string,
): string | number | undefined => {
  const value = attributes.find(({ key }) => key === name)?.value
  return value?.stringValue ?? value?.intValue
}
