import { conditional, RSS, send } from '../send.mjs'
import { day, feed } from './content.mjs'

export const caching = [
  [
    '/cache/etag.xml',
    (ctx) =>
      conditional(ctx.req, ctx.res, feed(ctx), {
        etag: `"v${ctx.state.version}-a\\b"`,
        modified: day(ctx.state.version),
      }),
  ],
  ['/cache/weak-etag.xml', (ctx) => conditional(ctx.req, ctx.res, feed(ctx), { etag: `W/"v${ctx.state.version}"` })],
  ['/cache/last-modified.xml', (ctx) => conditional(ctx.req, ctx.res, feed(ctx), { modified: day(ctx.state.version) })],
  [
    '/cache/lying-etag.xml',
    (ctx) => conditional(ctx.req, ctx.res, feed(ctx), { etag: '"always"', modified: day(1), lie: true }),
  ],
  ['/cache/rotating-etag.xml', (ctx) => conditional(ctx.req, ctx.res, feed(ctx), { etag: `"${ctx.hit}"` })],
  [
    '/cache/renewed-etag.xml',
    (ctx) =>
      ctx.req.headers['if-none-match'] === `"${ctx.hit - 1}"`
        ? ctx.res.writeHead(304, { etag: `"${ctx.hit}"` }).end()
        : send(ctx.res, feed(ctx), RSS, { etag: `"${ctx.hit}"` }),
  ],
  [
    '/cache/max-age.xml',
    (ctx) =>
      send(
        ctx.res,
        ctx.world.rss(
          ctx.world.items(),
          '<ttl>60</ttl><sy:updatePeriod>hourly</sy:updatePeriod><skipHours><hour>3</hour></skipHours>',
        ),
        RSS,
        { 'cache-control': 'max-age=3600', expires: new Date(Date.now() + 3.6e6).toUTCString() },
      ),
  ],
]
