import type { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import zlib from 'node:zlib'
import type { ByteMeter } from './byte-meter.ts'
import { isWebFault, LastingWebFault } from './web-fault.ts'

export type Bytes = AsyncIterable<Uint8Array>

/** More layers than anybody sends by mistake. */
const MAX_LAYERS = 3

/**
 * Unpacks a body while it streams: gzip, deflate with or without its wrapper, br and zstd, also one over the other
 * (RFC 9110 section 8.4), and gzip that nobody announced. A body announced as gzip or zstd without its magic number
 * passes as it is: a proxy has unpacked it and left the header.
 * @param contentEncoding the header's value
 * @throws LastingWebFault `bad-encoding` for an unknown name, too many layers, or damaged data; the meter's faults
 */
export const decodeContent = (source: Bytes, contentEncoding: string, meter: ByteMeter): Bytes => {
  const names = layersOf(contentEncoding, meter.url)
  const plain = names.reduceRight((inner, name) => unpack(inner, (head) => transformFor(name, head), meter), source)
  return unpack(plain, (head) => (isGzip(head) ? zlib.createGunzip(CHUNK) : undefined), meter)
}

/** Names that change nothing: `identity`, and what servers write there by mistake. */
const NO_OPS = new Set(['', 'identity', 'none', 'utf-8', 'utf8', 'binary', 'aws-chunked', '8bit'])
const KNOWN = new Set(['gzip', 'x-gzip', 'deflate', 'br', 'zstd'])

const layersOf = (contentEncoding: string, url: string): string[] => {
  const names = contentEncoding.split(',').map((name) => name.trim().toLowerCase())
  const layers = names.filter((name) => !NO_OPS.has(name))
  const unknown = layers.find((name) => !KNOWN.has(name))
  if (unknown !== undefined) throw refusal(`Content-Encoding "${unknown}" is not known`, url)
  if (layers.length > MAX_LAYERS) throw refusal(`${layers.length} layers of encoding`, url)
  return layers
}

const refusal = (message: string, url: string, cause?: unknown): LastingWebFault =>
  new LastingWebFault('bad-encoding', `${url}: ${message}`, { url, cause })

const CHUNK = { chunkSize: 64 * 1024 }
/** RFC 9659: on the web a zstd window is at most 8 MiB. */
const ZSTD = { ...CHUNK, params: { [zlib.constants.ZSTD_d_windowLogMax]: 23 } }

const transformFor = (name: string, head: Buffer): Transform | undefined => {
  if (name === 'br') return zlib.createBrotliDecompress(CHUNK)
  if (name === 'zstd') return isZstd(head) ? zlib.createZstdDecompress(ZSTD) : undefined
  if (name === 'deflate') return hasZlibHeader(head) ? zlib.createInflate(CHUNK) : zlib.createInflateRaw(CHUNK)
  return isGzip(head) ? zlib.createGunzip(CHUNK) : undefined
}

const isGzip = (head: Buffer): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8
/** A zstd frame, or the skippable frame that may come first (RFC 8878). */
const isZstd = (head: Buffer): boolean => {
  const magic = head.length < 4 ? 0 : head.readUInt32LE(0)
  return magic === 0xfd2fb528 || (magic & 0xfffffff0) >>> 0 === 0x184d2a50
}
/** RFC 1950: method 8, a window up to 32 KiB, no preset dictionary, and the first two bytes divide by 31. */
const hasZlibHeader = (head: Buffer): boolean => {
  const [method = 0, flags = 0] = head
  return (method & 15) === 8 && method >> 4 <= 7 && (flags & 32) === 0 && (method * 256 + flags) % 31 === 0
}

/** One layer. The decoder is chosen by the first bytes, so an empty body needs none. */
async function* unpack(
  source: Bytes,
  choose: (head: Buffer) => Transform | undefined,
  meter: ByteMeter,
): AsyncGenerator<Uint8Array> {
  const count = meter.layer()
  const pieces = source[Symbol.asyncIterator]()
  const head = await firstBytes(pieces)
  const transform = head.length > 0 ? choose(head) : undefined
  for await (const piece of transform ? through(resume(head, pieces), transform, meter.url) : resume(head, pieces)) {
    count(piece.length)
    yield piece
  }
}

const MAGIC_LENGTH = 4

const firstBytes = async (pieces: AsyncIterator<Uint8Array>): Promise<Buffer> => {
  let head = Buffer.alloc(0)
  while (head.length < MAGIC_LENGTH) {
    const next = await pieces.next()
    if (next.done) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

async function* resume(head: Buffer, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  yield* { [Symbol.asyncIterator]: () => pieces }
}

async function* through(source: Bytes, transform: Transform, url: string): AsyncGenerator<Uint8Array> {
  const feeding = pipeline(source, transform)
  feeding.catch(() => {}) // the same error comes out of the transform below
  try {
    yield* transform
  } catch (error) {
    if (isWebFault(error)) throw error
    throw refusal(`the body cannot be unpacked, ${messageOf(error)}`, url, error)
  } finally {
    transform.destroy()
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
