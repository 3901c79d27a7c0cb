import { type Dispatcher, request } from 'undici'
import { type ByteCaps, byteMeter } from './byte-meter.ts'
import { decodeContent } from './content-decoding.ts'
import { isRedirect } from './redirect-target.ts'
import { undiciFault } from './undici-fault.ts'
import { isWebFault, LastingWebFault } from './web-fault.ts'
import { flatHeaders, type WebHeaders } from './web-headers.ts'

/** One answer, no redirect followed. `body` is decoded; `wireBytes` counts the body as it was sent. */
export type Answer = { status: number; headers: WebHeaders; body: Uint8Array; wireBytes: number }

/** A body and what it is. */
export type Message = { type: string; body: string }

export type Ask = {
  url: URL
  headers: WebHeaders
  caps: ByteCaps
  /** what becomes of a body over the cap: a fault, or its beginning */
  over: 'throw' | 'cut'
  /** ends the exchange with its reason and destroys the socket */
  signal: AbortSignal
  /** sent by POST; a GET without it */
  message?: Message | undefined
}

/**
 * Sends one request and reads its answer under caps. A redirect's body is left alone. The body of a status outside 2xx is
 * cut at 64 KiB and its faults are forgiven, for the status says it all.
 * @throws WebFault, or the signal's reason
 */
export const exchange = async (dispatcher: Dispatcher, ask: Ask): Promise<Answer> => {
  try {
    const response = await request(ask.url.href, { dispatcher, signal: ask.signal, ...messageOf(ask) })
    response.body.on('error', () => {}) // read errors surface where the body is read
    const head = { status: response.statusCode, headers: flatHeaders(response.headers) }
    if (!isRedirect(head.status, head.headers)) return await readAnswer(response.body, head, ask)
    await response.body.dump({ limit: 16_384, signal: AbortSignal.timeout(250) }).catch(() => {})
    return { ...head, body: new Uint8Array(), wireBytes: 0 }
  } catch (error) {
    if (ask.signal.aborted) throw ask.signal.reason
    throw undiciFault(error, ask.url.href)
  }
}

const messageOf = ({ headers, message }: Ask) =>
  message
    ? { method: 'POST' as const, headers: { ...headers, 'content-type': message.type }, body: message.body }
    : { headers }

type Body = Dispatcher.ResponseData['body']
type Head = Pick<Answer, 'status' | 'headers'>

/** The body of a refusal is evidence, not content. */
const REFUSAL_BYTES = 64 * 1024
/** A piece may cross the line where a body is cut, and is then shortened instead of refused. */
const CUT_SLACK = 1024 * 1024

const readAnswer = async (body: Body, head: Head, ask: Ask): Promise<Answer> => {
  const good = head.status >= 200 && head.status < 300
  const cut = !good || ask.over === 'cut'
  const room = good ? ask.caps.decodedBytes : REFUSAL_BYTES
  const meter = byteMeter(cut ? { ...ask.caps, decodedBytes: room + CUT_SLACK } : ask.caps, ask.url.href)
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    if (!cut) refuseDeclared(head, ask)
    for await (const piece of decodeContent(counted(body, meter), head.headers['content-encoding'] ?? '', meter)) {
      pieces.push(piece.subarray(0, room - size))
      size += piece.length
      if (cut && size >= room) break
    }
  } catch (error) {
    const forgiven = isWebFault(error) && (!good || (cut && error.disposition === 'park'))
    if (ask.signal.aborted || !forgiven) throw error
  } finally {
    body.destroy()
  }
  return { ...head, body: joined(pieces), wireBytes: meter.wire }
}

const refuseDeclared = (head: Head, ask: Ask): void => {
  const declared = Number(head.headers['content-length'])
  if (declared > ask.caps.wireBytes) {
    throw new LastingWebFault('too-large', `${ask.url.href} announces ${declared} bytes`, { url: ask.url.href })
  }
}

/** A socket gives up to 64 KiB at once, which a bomb turns into 60 MiB before the next count. */
const SLICE = 8 * 1024

async function* counted(body: Body, meter: ReturnType<typeof byteMeter>): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of body) {
      for (let at = 0; at < piece.length; at += SLICE) {
        const slice = piece.subarray(at, at + SLICE)
        meter.addWire(slice.length)
        yield slice
      }
    }
  } catch (error) {
    throw undiciFault(error, meter.url)
  }
}

/** A copy of its own: pieces of Node's shared pool must not be kept alive by a body. */
const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
