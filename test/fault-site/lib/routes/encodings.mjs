import zlib from 'node:zlib'
import { bombs, compressors, flow, RSS, send } from '../send.mjs'
import { feed } from './content.mjs'

export const encodings = [
  [
    /^\/encoding\/(gzip|br|deflate|zstd)\.xml$/,
    (ctx) =>
      send(ctx.res, compressors[ctx.match[1]](Buffer.from(feed(ctx))), RSS, {
        'content-encoding': ctx.match[1],
        vary: 'accept-encoding',
      }),
  ],
  [
    '/encoding/deflate-raw.xml',
    (ctx) => send(ctx.res, zlib.deflateRawSync(feed(ctx)), RSS, { 'content-encoding': 'deflate' }),
  ],
  ['/encoding/gzip-unlabelled.xml', (ctx) => send(ctx.res, zlib.gzipSync(feed(ctx)))],
  [
    '/encoding/gzip-twice.xml',
    (ctx) => send(ctx.res, zlib.gzipSync(zlib.gzipSync(feed(ctx))), RSS, { 'content-encoding': 'gzip, gzip' }),
  ],
  ['/encoding/not-gzip.xml', (ctx) => send(ctx.res, feed(ctx), RSS, { 'content-encoding': 'gzip' })],
  ['/encoding/unknown.xml', (ctx) => send(ctx.res, feed(ctx), RSS, { 'content-encoding': 'x-rot13' })],
  [
    '/encoding/gzip-truncated.xml',
    (ctx) => {
      const b = zlib.gzipSync(feed(ctx))
      send(ctx.res, b.subarray(0, b.length / 2), RSS, { 'content-encoding': 'gzip' })
    },
  ],
  [
    /^\/bomb\/(gzip|deflate|br|zstd|gzip-gzip)\.xml$/,
    ({ res, match }) => flow(res, bombs[match[1]](), RSS, { 'content-encoding': match[1].replace('-', ', ') }),
  ],
]
