// Every path and what it does. Handlers get { req, res, url, hit, state, world, match, body, paths }.

import { archives } from './routes/archives.mjs'
import { caching } from './routes/caching.mjs'
import { charsets } from './routes/charsets.mjs'
import { encodings } from './routes/encodings.mjs'
import { guarded } from './routes/guarded.mjs'
import { identity } from './routes/identity.mjs'
import { large } from './routes/large.mjs'
import { pages } from './routes/pages.mjs'
import { plain } from './routes/plain.mjs'
import { redirects } from './routes/redirects.mjs'
import { refusals } from './routes/refusals.mjs'
import { slow } from './routes/slow.mjs'
import { websub } from './routes/websub.mjs'

export const routes = [
  ...plain,
  ...caching,
  ...refusals,
  ...redirects,
  ...guarded,
  ...encodings,
  ...slow,
  ...charsets,
  ...pages,
  ...large,
  ...identity,
  ...websub,
  ...archives,
]
