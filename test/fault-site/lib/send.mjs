// Ways of answering: whole, compressed, in drips, endless, cut short.

import { pipeline, Readable } from 'node:stream'
import zlib from 'node:zlib'

export const RSS = 'application/rss+xml; charset=utf-8'
export const HTML = 'text/html; charset=utf-8'
export const send = (res, content, type = RSS, headers = {}, status = 200) => {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content)
  res
    .writeHead(status, { 'content-type': type, 'content-length': bytes.length, ...headers })
    .end(res.req.method === 'HEAD' ? undefined : bytes)
}
export const redirect = (res, status, location) =>
  res.writeHead(status, location === undefined ? {} : { location }).end()
export const flow = (res, source, type = RSS, headers = {}) => {
  res.writeHead(200, { 'content-type': type, ...headers })
  pipeline(source, res, () => {}) // a client that hangs up is expected
}

// zstd without a library: one frame of raw blocks, or of run-length blocks (128 KiB of one byte in 4 bytes).
const zstdHeader = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]) // window 128 KiB, no checksum
const block = (size, type, last) => {
  const b = Buffer.alloc(3)
  b.writeUIntLE((size << 3) | (type << 1) | (last ? 1 : 0), 0, 3)
  return b
}
function zstd(bytes) {
  const parts = [zstdHeader]
  for (let at = 0; at < bytes.length || at === 0; at += 131072) {
    const piece = bytes.subarray(at, at + 131072)
    parts.push(block(piece.length, 0, at + 131072 >= bytes.length), piece)
  }
  return Buffer.concat(parts)
}
export const compressors = { gzip: zlib.gzipSync, br: zlib.brotliCompressSync, deflate: zlib.deflateSync, zstd }

// Bombs: 1 GiB of zeros, made while it is read.
function* zeros(mebibytes) {
  const piece = Buffer.alloc(1 << 20)
  for (let n = 0; n < mebibytes; n += 1) yield piece
}
export const bombs = {
  gzip: () => Readable.from(zeros(1024)).pipe(zlib.createGzip({ level: 1 })),
  deflate: () => Readable.from(zeros(1024)).pipe(zlib.createDeflate({ level: 1 })),
  br: () =>
    Readable.from(zeros(1024)).pipe(
      zlib.createBrotliCompress({ params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 1 } }),
    ),
  zstd: () =>
    Readable.from(
      (function* () {
        yield zstdHeader
        for (let n = 0; n < 8192; n += 1) yield Buffer.concat([block(131072, 1, n === 8191), Buffer.alloc(1)])
      })(),
    ),
  'gzip-gzip': () =>
    Readable.from(zeros(1024))
      .pipe(zlib.createGzip({ level: 1 }))
      .pipe(zlib.createGzip()),
}

// A few bytes, then one character per tick for ever (or until the client leaves).
export function drip(res, first, every = 200, type = RSS) {
  res.writeHead(200, { 'content-type': type })
  res.write(first)
  const timer = setInterval(() => res.write(' '), every)
  res.on('close', () => clearInterval(timer))
}
// Promises more than it sends, then drops the connection.
export function cut(res, content, { declared, type = RSS, headers = {} }) {
  res.writeHead(200, { 'content-type': type, ...(declared ? { 'content-length': declared } : {}), ...headers })
  res.write(content, () => setTimeout(() => res.socket?.destroy(), 50))
}
// 304 only for validators that come back byte for byte; If-None-Match wins over If-Modified-Since.
export function conditional(req, res, content, { etag, modified, lie = false, type = RSS, headers = {} }) {
  const match = req.headers['if-none-match']
  const since = req.headers['if-modified-since']
  const known =
    match !== undefined
      ? etag !== undefined && match.split(/,\s*(?=W?\/?")/).some((tag) => tag === etag)
      : since !== undefined && since === modified
  const validators = { ...(etag ? { etag } : {}), ...(modified ? { 'last-modified': modified } : {}), ...headers }
  if (known || (lie && (match ?? since) !== undefined)) return res.writeHead(304, validators).end()
  return send(res, content, type, {
    ...validators,
    'x-validators': match === undefined && since === undefined ? 'none' : 'foreign',
  })
}
