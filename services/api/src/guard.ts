import { bearerIn, isSameDigest, openScopes, rateLimiter, readToken, type Scope, scopeOf } from '@blotter/access'
import { type AccessToken, noteUse, validToken } from '@blotter/log'
import type { HttpBindings } from '@hono/node-server'
import type { Context, MiddlewareHandler } from 'hono'
import type { ApiSources } from './desk.ts'
import { Problem } from './problem.ts'

/** Whoever asks. `holder` null: without a token. */
type Asker = {
  key: string
  holder: string | null
  scopes: readonly string[]
  perMinute: number | null
  /** Why nothing is answered, though it counts. */
  wrong?: string
}

/** `open`: whether reading needs no token; `loopback`: whether only this machine can ask. */
export type Opening = { open: boolean; loopback: boolean }

/** Of one address without a token, where reading is open beyond this machine. */
const ANONYMOUS_RATE = 300

/** What tells no content: how to ask. */
const OPEN_PATHS = /^\/(?:|livez|docs|docs\.css|openapi\.json|problems\/[a-z-]+)$/

const askers = new WeakMap<Request, Asker>()

/** Lets through who may: with a token that holds and has the scope, or without one where reading is open; and not too often. */
export const guard = ({ log }: Pick<ApiSources, 'log'>, opening: Opening): MiddlewareHandler => {
  const limiter = rateLimiter()
  return async (context, next) => {
    if (OPEN_PATHS.test(context.req.path)) return next()
    const needed = scopeOf(context.req.method, context.req.path)
    const asking = await askerOf(context, log, opening)
    if (asking.perMinute !== null) {
      const { allowed, left, waitMs } = limiter.take(asking.key, asking.perMinute, performance.now())
      context.header('ratelimit', `"minute";r=${left};t=${Math.ceil(waitMs / 1_000)}`)
      if (!allowed) throw tooMany(asking.perMinute, waitMs)
    }
    if (asking.wrong) throw new Problem('no-token', asking.wrong, CHALLENGE)
    if (!asking.scopes.includes(needed)) throw lacking(asking, needed)
    askers.set(context.req.raw, asking)
    return next()
  }
}

/** Who acts: the name stands in the log. @throws Problem for whoever has no token */
export const actor = (context: Context): string => {
  const holder = askers.get(context.req.raw)?.holder
  if (!holder) throw new Problem('no-token', 'What changes something needs a token: blotter tokens create.')
  return holder
}

/** Who asks, for what askers share; null: whoever sits at this machine. */
export const asker = (context: Context): string | null => {
  const known = askers.get(context.req.raw)
  return known && known.perMinute !== null ? known.key : null
}

/** The id of the token by which it is asked; null: without one. */
export const tokenBehind = (context: Context): string | null => {
  const known = askers.get(context.req.raw)
  return known?.holder ? known.key : null
}

const askerOf = async (context: Context, log: ApiSources['log'], { open, loopback }: Opening): Promise<Asker> => {
  const address = (context.env as HttpBindings | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown'
  const perMinute = loopback ? null : ANONYMOUS_RATE
  const stranger = { key: `at ${address}`, holder: null, scopes: openScopes, perMinute }
  const brought = bearerIn(context.req.header('authorization'))
  if (brought !== null) {
    const token = await tokenOf(log, brought)
    if (!token) return { ...stranger, wrong: 'This token is nobody’s, or it was revoked or has ended.' }
    void noteUse(log, token.id).catch(() => {})
    return { key: token.id, holder: token.holder, scopes: token.scopes, perMinute: token.rate }
  }
  return open ? stranger : { ...stranger, wrong: 'Reading here needs a token: blotter tokens create.' }
}

// Feed readers and browsers ask for a password when they see Basic.
const CHALLENGE = { headers: { 'www-authenticate': 'Bearer realm="blotter", Basic realm="blotter"' } }

const tokenOf = async (log: ApiSources['log'], text: string): Promise<AccessToken | null> => {
  const read = readToken(text)
  const known = read && (await validToken(log, read.id))
  return known && isSameDigest(known.digest, read.digest) ? known : null
}

const tooMany = (perMinute: number, waitMs: number): Problem =>
  new Problem('too-many-requests', `At most ${perMinute} requests a minute; go on when Retry-After has passed.`, {
    headers: { 'retry-after': String(Math.max(1, Math.ceil(waitMs / 1_000))) },
  })

const lacking = ({ holder, scopes }: Asker, needed: Scope): Problem =>
  holder
    ? new Problem('not-allowed', `This token has the scopes ${scopes.join(', ')}; this needs ${needed}.`)
    : new Problem('no-token', `This needs a token with the scope ${needed}: blotter tokens create.`, CHALLENGE)
