import { HTML, send } from '../send.mjs'
import { escapeMarkup } from '../world.mjs'
import { feed } from './content.mjs'

export const plain = [
  [
    '/',
    ({ res, world, paths }) =>
      send(res, world.html('Fault site', `<ul>${paths.map((p) => `<li>${escapeMarkup(p)}</li>`).join('')}</ul>`), HTML),
  ],
  [
    '/robots.txt',
    ({ res }) =>
      send(
        res,
        'User-agent: *\nCrawl-delay: 2\nDisallow: /disallowed/\nAllow: /disallowed/but-allowed.html\n\nUser-agent: BadBot\nDisallow: /\n',
        'text/plain',
      ),
  ],
  [/^\/disallowed\/.*/, ({ res, world }) => send(res, world.page(world.article(0)), HTML)],
  ['/feeds/rss.xml', (ctx) => send(ctx.res, feed(ctx))],
  ['/feeds/atom.xml', ({ res, world }) => send(res, world.atom(world.items()), 'application/atom+xml')],
  ['/feeds/rdf.xml', ({ res, world }) => send(res, world.rdf(world.items()), 'application/rdf+xml')],
  ['/feeds/feed.json', ({ res, world }) => send(res, world.jsonFeed(world.items()), 'application/feed+json')],
  [
    /^\/articles\/(\d+)\.html$/,
    ({ res, world, state, match }) =>
      send(res, world.page(world.article(Number(match[1]), match[1] === '1' ? state.version : 1)), HTML),
  ],
]
