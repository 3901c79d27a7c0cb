import { HTML, send } from '../send.mjs'
import { feed, number } from './content.mjs'

// Refuse `times` requests, then serve the feed.
const refuse = (status, retryAfter) => (ctx) => {
  if (ctx.hit > number(ctx.url, 'times', 1)) return send(ctx.res, feed(ctx))
  const after = retryAfter(number(ctx.url, 'after', 2))
  return send(ctx.res, `${status}`, 'text/plain', after === null ? {} : { 'retry-after': after }, status)
}
const seconds = (s) => String(s)
const httpDate = (s) => new Date(Math.ceil(Date.now() / 1000) * 1000 + s * 1000).toUTCString()

export const refusals = [
  ['/status/429-seconds.xml', refuse(429, seconds)],
  ['/status/429-date.xml', refuse(429, httpDate)],
  ['/status/429-bare.xml', refuse(429, () => null)],
  ['/status/503.xml', refuse(503, seconds)],
  ['/status/503-date.xml', refuse(503, httpDate)],
  [
    '/status/flapping.xml',
    (ctx) => (ctx.hit % 2 ? send(ctx.res, 'oops', 'text/plain', {}, 500) : send(ctx.res, feed(ctx))),
  ],
  ['/status/gone.xml', ({ res }) => send(res, 'gone', 'text/plain', {}, 410)],
  ['/status/missing.xml', ({ res }) => send(res, '<h1>Not found</h1>', HTML, {}, 404)],
  // Serves whoever takes anything; strict servers answer 406 to a list of types that theirs is not on.
  [
    '/status/406-strict.xml',
    (ctx) =>
      /\*\/\*/.test(ctx.req.headers.accept ?? '')
        ? send(ctx.res, feed(ctx))
        : send(ctx.res, 'not acceptable', 'text/plain', {}, 406),
  ],
  // Serves whoever says how to be reached.
  [
    '/status/no-contact.xml',
    (ctx) =>
      /https?:\/\/|@/.test(ctx.req.headers['user-agent'] ?? '')
        ? send(ctx.res, feed(ctx))
        : send(ctx.res, 'who are you?', 'text/plain', {}, 403),
  ],
  [/^\/status\/([45]\d\d)$/, ({ res, match }) => send(res, match[1], 'text/plain', {}, Number(match[1]))],
]
