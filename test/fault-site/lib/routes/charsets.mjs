import { RSS, send } from '../send.mjs'
import { feed, latin1, utf16 } from './content.mjs'

export const charsets = [
  [
    '/charset/header-says-latin1-is-utf8.xml',
    (ctx) => send(ctx.res, feed(ctx), 'application/rss+xml; charset=iso-8859-1'),
  ],
  [
    '/charset/header-says-utf8-is-latin1.xml',
    (ctx) => send(ctx.res, latin1(feed(ctx).replace('UTF-8', 'ISO-8859-1')), RSS),
  ],
  [
    '/charset/latin1-prolog-only.xml',
    (ctx) => send(ctx.res, latin1(feed(ctx).replace('UTF-8', 'ISO-8859-1')), 'application/rss+xml'),
  ],
  ['/charset/utf16le.xml', (ctx) => send(ctx.res, utf16(feed(ctx).replace('UTF-8', 'UTF-16')), 'application/rss+xml')],
  [
    '/charset/utf16be.xml',
    (ctx) => send(ctx.res, utf16(feed(ctx).replace('UTF-8', 'UTF-16'), true), 'application/rss+xml'),
  ],
]
