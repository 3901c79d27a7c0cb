import { HTML, send } from '../send.mjs'
import { escapeMarkup } from '../world.mjs'

const challenge =
  '<h1>Just a moment...</h1><p>Checking your browser before you go on.</p><script src="/cdn-cgi/challenge-platform/h/b/orchestrate.js"></script>'
export const pages = [
  [
    '/pages/home.html',
    ({ res, world }) =>
      send(
        res,
        world.html(
          'Home',
          '<h1>Home</h1>',
          '<link rel="alternate" type="application/rss+xml" title="News" href="/feeds/rss.xml"><link rel="alternate" type="application/atom+xml" href="/feeds/atom.xml"><link rel="alternate" type="application/feed+json" href="/feeds/feed.json"><link rel="alternate" hreflang="fr" href="/fr/">',
        ),
        HTML,
      ),
  ],
  [
    '/pages/html-as-feed.xml',
    ({ res, world }) =>
      send(
        res,
        world.html('Home', '<h1>Home</h1>', '<link rel="alternate" type="application/rss+xml" href="/feeds/rss.xml">'),
      ),
  ],
  [
    '/pages/challenge.xml',
    ({ res, world }) =>
      send(
        res,
        world.html('Just a moment...', challenge),
        HTML,
        { 'cf-mitigated': 'challenge', server: 'cloudflare' },
        403,
      ),
  ],
  [
    '/pages/challenge-503.xml',
    ({ res, world }) =>
      send(
        res,
        world.html('', '<iframe id="main-iframe" src="/_Incapsula_Resource?CWUDNSAI=1">Request unsuccessful.</iframe>'),
        HTML,
        {},
        503,
      ),
  ],
  ['/pages/challenge-200.xml', ({ res, world }) => send(res, world.html('Just a moment...', challenge), HTML)],
  [
    '/pages/meta-refresh.html',
    ({ res, world }) =>
      send(res, world.html('Moved', '', '<meta http-equiv="refresh" content="0; url=/articles/1.html">'), HTML),
  ],
  [
    '/pages/meta-refresh-loop.html',
    ({ res, world }) =>
      send(
        res,
        world.html('Moved', '', '<meta http-equiv="refresh" content="0;URL=\'/pages/meta-refresh-loop.html\'">'),
        HTML,
      ),
  ],
  [
    '/pages/paywall.html',
    ({ res, world }) =>
      send(
        res,
        world.html(
          world.article(1).title,
          `<article><h1>${escapeMarkup(world.article(1).title)}</h1><p>${escapeMarkup(world.article(1).summary)}</p></article><div class="paywall">Subscribe to keep reading. Already a subscriber? Sign in.</div>`,
          '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
        ),
        HTML,
      ),
  ],
  [
    '/pages/consent.html',
    ({ res, world }) =>
      send(
        res,
        world.html(
          'Before you continue',
          '<h1>Before you continue</h1><p>We and our 812 partners store and access information on your device.</p><form action="/consent"><button>Accept all</button></form>',
        ),
        HTML,
      ),
  ],
  [
    '/pages/soft-404.html',
    ({ res, world }) => send(res, world.html('Page not found', '<h1>Sorry, we cannot find that page</h1>'), HTML),
  ],
  [
    '/pages/script-only.html',
    ({ res, world }) =>
      send(
        res,
        world.html(
          'App',
          '<div id="root"></div><noscript>Please enable JavaScript.</noscript><script src="/app.js"></script>',
        ),
        HTML,
      ),
  ],
]
