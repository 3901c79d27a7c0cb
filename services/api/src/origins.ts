import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'

// s for which a browser need not ask again.
const REMEMBERED = 600
const CITED = ['blotter-position', 'blotter-time', 'blotter-chain-hash', 'blotter-engines']
const EXPOSED = ['etag', 'link', 'retry-after', 'ratelimit', 'allow', ...CITED]

/**
 * Lets pages of these origins read answers in a browser (CORS); others get no header of it. Nothing that the browser
 * keeps is sent along: a page that needs a token brings one.
 */
export const lettingIn = (origins: readonly string[]): MiddlewareHandler => {
  const letIn = cors({
    origin: [...origins],
    allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
    allowHeaders: ['authorization', 'content-type', 'if-none-match', 'last-event-id'],
    exposeHeaders: EXPOSED,
    maxAge: REMEMBERED,
  })
  return (context, next) => {
    if (context.req.path !== '/events' || context.req.method === 'OPTIONS') return letIn(context, next)
    sayBeside(context, origins)
    return next()
  }
}

/** The stream writes its own answer: what is said of it stands with Node's response. */
const sayBeside = (context: Context, origins: readonly string[]): void => {
  const { outgoing } = context.env as HttpBindings // served by Node
  const origin = context.req.header('origin') ?? ''
  outgoing.setHeader('vary', 'Origin')
  if (origins.includes(origin)) outgoing.setHeader('access-control-allow-origin', origin)
}
