import { redirect, send } from '../send.mjs'
import { feed } from './content.mjs'

export const redirects = [
  [/^\/redirect\/(301|302|303|307|308)$/, ({ res, match }) => redirect(res, Number(match[1]), '/feeds/rss.xml')],
  [
    /^\/redirect\/chain\/(\d+)$/,
    ({ res, match }) =>
      redirect(
        res,
        [301, 302, 307, 308][match[1] % 4],
        Number(match[1]) > 1 ? `/redirect/chain/${match[1] - 1}` : '/feeds/rss.xml',
      ),
  ],
  ['/redirect/loop', ({ res }) => redirect(res, 302, '/redirect/loop-back')],
  ['/redirect/loop-back', ({ res }) => redirect(res, 302, '/redirect/loop')],
  ['/redirect/self', ({ res }) => redirect(res, 301, '/redirect/self')],
  ['/redirect/moved.xml', ({ res }) => redirect(res, 301, '/redirect/new-home.xml')],
  ['/redirect/moved-308.xml', ({ res }) => redirect(res, 308, '/redirect/new-home.xml')],
  ['/redirect/new-home.xml', (ctx) => send(ctx.res, feed(ctx))],
  // Moves "for good" to a home that is gone after /__advance, when the old one serves again.
  [
    '/redirect/moved-too-soon.xml',
    (ctx) => (ctx.state.version > 1 ? send(ctx.res, feed(ctx)) : redirect(ctx.res, 301, '/redirect/short-lived.xml')),
  ],
  [
    '/redirect/short-lived.xml',
    (ctx) => (ctx.state.version > 1 ? send(ctx.res, 'gone', 'text/plain', {}, 404) : send(ctx.res, feed(ctx))),
  ],
  ['/redirect/moved-to-html.xml', ({ res }) => redirect(res, 301, '/pages/home.html')],
  ['/redirect/permanent-then-temporary', ({ res }) => redirect(res, 301, '/redirect/302')],
  ['/redirect/no-location', ({ res }) => redirect(res, 302)],
  [
    /^\/redirect\/scheme\/(file|ftp|javascript|data)$/,
    ({ res, match }) =>
      redirect(
        res,
        302,
        {
          file: 'file:///etc/passwd',
          ftp: 'ftp://127.0.0.1/x',
          javascript: 'javascript:alert(1)',
          data: 'data:text/xml,%3Crss/%3E',
        }[match[1]],
      ),
  ],
]
