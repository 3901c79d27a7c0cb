import { Readable } from 'node:stream'
import { flow, send } from '../send.mjs'
import { feed } from './content.mjs'

export const large = [
  [
    '/big/40mb.xml',
    (ctx) =>
      flow(
        ctx.res,
        Readable.from(
          (function* () {
            yield ctx.world.rssHead()
            const pad = 'word '.repeat(8000)
            for (let n = 0; n < 1000; n += 1) yield ctx.world.item({ ...ctx.world.article(n), summary: pad })
            yield ctx.world.rssTail
          })(),
        ),
      ),
  ],
  ['/big/5000-items.xml', (ctx) => send(ctx.res, feed(ctx, 5000))],
  ['/big/deep.xml', (ctx) => send(ctx.res, ctx.world.rssHead() + '<a>'.repeat(300_000))],
  [
    '/big/deep-xhtml.xml',
    (ctx) =>
      send(
        ctx.res,
        ctx.world
          .atom(ctx.world.items())
          .replace(
            '</entry>',
            `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${'<b>'.repeat(20_000)}x${'</b>'.repeat(20_000)}</div></content></entry>`,
          ),
        'application/atom+xml',
      ),
  ],
  [
    '/big/quadratic.xml',
    (ctx) =>
      send(
        ctx.res,
        ctx.world.rss([{ ...ctx.world.article(0), summary: 'x<p '.repeat(60_000) }, ...ctx.world.items(3).slice(1)]),
      ),
  ],
  [
    '/big/attributes.xml',
    (ctx) =>
      send(
        ctx.res,
        feed(ctx).replace('<item>', `<item ${Array.from({ length: 200_000 }, (_, n) => `a${n}="1"`).join(' ')}>`),
      ),
  ],
  [
    '/big/laughs.xml',
    (ctx) =>
      send(
        ctx.res,
        feed(ctx)
          .replace(
            '<rss ',
            `<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('')}]><rss `,
          )
          .replace('</title>', ' &a20; &x;</title>'),
      ),
  ],
]
