import { createHash } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { WebHeaders } from './web-headers.ts'

/** One answer as it is to be archived; `body` is decoded, `at` ISO 8601, `id` a UUID. */
export type ArchivedAnswer = {
  id: string
  at: string
  url: string
  status: number
  headers: WebHeaders
  body: Uint8Array
}

/**
 * The record that a WARC 1.1 file begins with (ISO 28500:2017, 6.2).
 * @param about.software  who writes it, e.g. a User-Agent
 */
export const warcInfo = (about: { id: string; at: string; file: string; software: string }): Buffer => {
  const fields = { software: about.software, format: 'WARC File Format 1.1', conformsTo: CONFORMS_TO }
  const block = Buffer.from(linesOf(fields))
  const head = { 'WARC-Filename': about.file, 'Content-Type': 'application/warc-fields' }
  return record({ type: 'warcinfo', id: about.id, at: about.at, head, block })
}

const CONFORMS_TO = 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/'

/**
 * An answer as a WARC 1.1 response record (ISO 28500:2017, 6.3). The body stands in it unpacked, so the headers about its
 * packing are kept under other names, as web archives do, and Content-Length is that of what follows.
 */
export const warcResponse = ({ id, at, url, status, headers, body }: ArchivedAnswer): Buffer => {
  const http = Object.entries(headers).flatMap(([name, value]) => {
    const kept = PACKING.has(name) ? `x-archive-orig-${name}` : name
    return (name === 'set-cookie' ? value.split('\n') : [value]).map((each) => [kept, each])
  })
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Unknown'}`,
    ...http.map(([name, value]) => `${name}: ${oneLine(value)}`),
    `content-length: ${body.length}`,
  ]
  const block = Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), body])
  const payload = createHash('sha256').update(body).digest('hex')
  return record({
    type: 'response',
    id,
    at,
    head: {
      'WARC-Target-URI': url,
      'WARC-Payload-Digest': `sha256:${payload}`,
      'Content-Type': 'application/http;msgtype=response',
    },
    block,
  })
}

const PACKING = new Set(['content-encoding', 'content-length', 'transfer-encoding'])

type WarcRecord = { type: string; id: string; at: string; head: Record<string, string>; block: Buffer }

const record = ({ type, id, at, head, block }: WarcRecord): Buffer => {
  const fields = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:uuid:${id}>`,
    'WARC-Date': new Date(at).toISOString(),
    ...head,
    'WARC-Block-Digest': `sha256:${createHash('sha256').update(block).digest('hex')}`,
    'Content-Length': String(block.length),
  }
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${linesOf(fields)}\r\n`), block, Buffer.from('\r\n\r\n')])
}

const linesOf = (fields: Record<string, string>): string =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${oneLine(value)}\r\n`)
    .join('')

/** A line break would end the header early. */
const oneLine = (value: string | undefined): string => (value ?? '').replace(/[\r\n\0]+/g, ' ')
