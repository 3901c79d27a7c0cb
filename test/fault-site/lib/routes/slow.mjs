import { cut, drip, RSS, send } from '../send.mjs'
import { feed, number, sleep } from './content.mjs'

export const slow = [
  ['/slow/body.xml', (ctx) => drip(ctx.res, ctx.world.rssHead(), number(ctx.url, 'every', 200))],
  ['/slow/headers.xml', () => {}],
  [
    '/slow/stall.xml',
    (ctx) => {
      ctx.res.writeHead(200, { 'content-type': RSS, 'content-length': 100_000 })
      ctx.res.write(ctx.world.rssHead())
    },
  ],
  [
    '/slow/first-byte.xml',
    async (ctx) => {
      await sleep(number(ctx.url, 'ms', 3000))
      send(ctx.res, feed(ctx))
    },
  ],
  [
    '/broken/truncated.xml',
    (ctx) => {
      const text = feed(ctx)
      cut(ctx.res, text.slice(0, text.length / 2), { declared: Buffer.byteLength(text) })
    },
  ],
  ['/broken/reset.xml', (ctx) => cut(ctx.res, feed(ctx).slice(0, 800), {})],
  ['/broken/no-answer.xml', ({ req }) => req.socket.destroy()],
  ['/broken/not-http.xml', ({ req }) => req.socket.end('ICY 200 OK\r\n\r\n<rss/>')],
  ['/broken/huge-header.xml', (ctx) => send(ctx.res, feed(ctx), RSS, { 'x-pad': 'a'.repeat(200_000) })],
  ['/broken/empty.xml', ({ res }) => send(res, '')],
]
