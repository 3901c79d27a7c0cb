import type { MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

// s for which a browser need not ask again.
const REMEMBERED = 600

/**
 * Lets pages of these origins read answers in a browser (CORS); others get no header of it. Nothing that the browser
 * keeps is sent along: a page that needs a token brings one.
 */
export const lettingIn = (origins: readonly string[]): MiddlewareHandler =>
  cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'if-none-match', 'last-event-id'],
    exposeHeaders: ['etag', 'link', 'retry-after', 'ratelimit', 'allow', 'blotter-position'],
    maxAge: REMEMBERED,
  })
