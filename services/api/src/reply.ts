import { hash } from 'node:crypto'
import type { Log } from '@blotter/log'
import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'

/** What an address answered when the history was folded so far. */
type Known = { etag: string; position: number }

const known = new WeakMap<Log, LRUCache<string, Known>>()

/** Of one log, so many addresses are remembered. */
const MOST = 5_000

const cacheOf = (log: Log): LRUCache<string, Known> => {
  const found = known.get(log) ?? new LRUCache<string, Known>({ max: MOST })
  known.set(log, found)
  return found
}

const FRESH = { 'cache-control': 'private, no-cache', vary: 'authorization, accept-encoding' }

type Answer = { body: string; links?: Record<string, string> }

/**
 * Answers what is read from the history: 304 without reading anything where somebody who had the answer of this address
 * asked for it before, nothing has been folded since, and the client has that answer.
 * @param type  content type
 */
export const replyUnlessKnown = async (
  context: Context,
  log: Log,
  { type, read }: { type: string; read: () => Promise<Answer> },
): Promise<Response> => {
  const had = context.req.header('if-none-match')
  // Whoever has nothing is not made to wait for a second statement.
  if (had === undefined) return reply(context, { type, ...(await read()) })
  const address = context.req.url
  const position = await foldedTo(log)
  const before = cacheOf(log).get(address)
  if (before && before.position === position && matches(had, before.etag)) return unchanged(context, before.etag)
  const answer = await read()
  cacheOf(log).set(address, { etag: tagOf(answer.body), position })
  return reply(context, { type, ...answer })
}

/** Answers with an ETag, or 304 where the client has the same. */
export const reply = (context: Context, { type, body, links = {} }: Answer & { type: string }): Response => {
  const etag = tagOf(body)
  if (matches(context.req.header('if-none-match'), etag)) return unchanged(context, etag)
  return context.body(body, 200, { 'content-type': type, etag, ...FRESH, ...linkHeader(links) })
}

const tagOf = (body: string): string => `"${hash('sha256', body, 'base64url').slice(0, 27)}"`

/** RFC 8288. */
const linkHeader = (links: Record<string, string>): Record<string, string> => {
  const said = Object.entries(links).map(([rel, to]) => `<${to}>; rel="${rel}"`)
  return said.length ? { link: said.join(', ') } : {}
}

const unchanged = (context: Context, etag: string): Response => context.body(null, 304, { etag, ...FRESH })

/** RFC 9110, section 13.1.2: compared weakly. */
const matches = (header: string | undefined, etag: string): boolean =>
  (header?.split(',') ?? []).some((each) => [etag, '*'].includes(each.trim().replace(/^W\//, '')))

const FOLDED = `SELECT coalesce(max(position), 0)::float8 + coalesce(max(generation), 0)::float8 / 1024 AS at FROM blotter_work.checkpoint
  WHERE projection = 'history' AND status IN ('live', 'stopped')`

const foldedTo = async (log: Log): Promise<number> => (await log.prepared<{ at: number }>(FOLDED))[0]?.at ?? 0
