// A feed in parts, the newest first, and a sitemap of news.
import { RSS, send } from '../send.mjs'
import { escapeMarkup } from '../world.mjs'
import { number } from './content.mjs'

const PAGES = 4
const PER_PAGE = 5
// Page 1 is the feed itself; each names the next older one, and /archive/loop.xml never stops doing so.
const page = (ctx, { name, relation, last }) => {
  const n = number(ctx.url, 'page', 1)
  const list = Array.from({ length: PER_PAGE }, (_, k) => ctx.world.article((n - 1) * PER_PAGE + k))
  const older = n < last ? `<link rel="${relation}" href="${ctx.world.base}/archive/${name}.xml?page=${n + 1}"/>` : ''
  send(ctx.res, ctx.world.atom(list, older), 'application/atom+xml')
}

export const archives = [
  ['/archive/feed.xml', (ctx) => page(ctx, { name: 'feed', relation: 'prev-archive', last: PAGES })],
  ['/archive/paged.xml', (ctx) => page(ctx, { name: 'paged', relation: 'next', last: PAGES })],
  [
    '/archive/loop.xml',
    ({ res, world }) =>
      send(
        res,
        world.atom(world.items(PER_PAGE), `<link rel="next" href="${world.base}/archive/loop.xml"/>`),
        'application/atom+xml',
      ),
  ],
  [
    '/sitemaps/news.xml',
    ({ res, world }) =>
      send(
        res,
        `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n${world
          .items()
          .map(
            (a) =>
              `<url><loc>${escapeMarkup(a.url)}</loc><news:news><news:publication><news:name>Fault site</news:name><news:language>en</news:language></news:publication><news:publication_date>${a.date.toISOString()}</news:publication_date><news:title>${escapeMarkup(a.title)}</news:title></news:news></url>`,
          )
          .join('\n')}\n</urlset>\n`,
        'application/xml',
      ),
  ],
  [
    '/sitemaps/plain.xml',
    ({ res, world }) =>
      send(
        res,
        `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${world.base}/</loc></url></urlset>`,
        RSS,
      ),
  ],
]
