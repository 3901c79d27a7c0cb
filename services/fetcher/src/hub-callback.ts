import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LONGEST_LEASE } from '@blotter/feeds'
import { hastenPoll, type Log, type WebSub, webSubByToken, writeWebSub } from '@blotter/log'
import { isSignedBy } from '@blotter/web'
import { isoOf, msOf } from './moments.ts'

/** Where hubs call: they verify what we asked for, and push. */
export type HubCallback = { port: number; close: () => Promise<void> }

type Setting = { port: number; host?: string; now?: () => number }

/** Bytes of a push; a longer one is only worth a poll, which has its own caps. */
const LARGEST = 4 * 1024 * 1024
/** A hub that pushes more often makes us poll no more often than this, ms. */
const CALM = 60_000
const DAY = 24 * 3_600_000

/**
 * Listens for hubs (WebSub, 5.3 and 7). A push that is rightly signed makes the feed's poll due at once: what a stranger
 * sends is never read as the feed.
 * @returns null where the port is taken: another fetcher of this machine listens, and one is enough
 */
export const listenForHubs = async (
  log: Pick<Log, 'database'>,
  { port, host = '0.0.0.0', now = Date.now }: Setting,
): Promise<HubCallback | null> => {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, (request, response) => {
    answer({ log, now }, request, response).catch(() => response.headersSent || response.writeHead(500).end())
  })
  server.listen(port, host)
  const failed = await once(server, 'listening').then(
    () => null,
    (error: NodeJS.ErrnoException) => error,
  )
  if (failed?.code === 'EADDRINUSE') return null
  if (failed) throw failed
  return {
    port: (server.address() as AddressInfo).port, // it listens on TCP
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type Hands = { log: Pick<Log, 'database'>; now: () => number }

const answer = async (hands: Hands, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const url = new URL(request.url ?? '/', 'http://callback.invalid')
  // matches `/websub/abc_-1`, also behind a proxy's prefix; not `/websub/`
  const token = /\/websub\/([\w-]{1,64})$/.exec(url.pathname)?.[1]
  const known = token === undefined ? null : await webSubByToken(hands.log.database, token)
  if (token !== undefined && request.method === 'GET')
    return verify(hands, { known, query: url.searchParams, response })
  if (known && request.method === 'POST') return push(hands, { known, request, response })
  response.writeHead(404).end()
}

type Verifying = { known: WebSub | null; query: URLSearchParams; response: ServerResponse }

const verify = async ({ log, now }: Hands, { known, query, response }: Verifying): Promise<void> => {
  const mode = query.get('hub.mode')
  const challenge = query.get('hub.challenge') ?? ''
  const isOurs = known !== null && query.get('hub.topic') === known.topic
  if (mode === 'denied' && isOurs) {
    await writeWebSub(log.database, { ...known, state: 'refused', leaseUntil: null })
    return void response.writeHead(200).end()
  }
  // What we forgot we want to be forgotten by.
  const agreed = mode === 'subscribe' ? isOurs : mode === 'unsubscribe' && known === null
  if (!agreed || challenge.length > 4_096) return void response.writeHead(404).end()
  if (known) await writeWebSub(log.database, { ...known, state: 'active', leaseUntil: leaseFrom(query, now()) })
  // As text: a browser that is led here must not take it for a page.
  response.writeHead(200, { 'content-type': 'text/plain', 'x-content-type-options': 'nosniff' }).end(challenge)
}

const leaseFrom = (query: URLSearchParams, now: number): string => {
  const seconds = Number(query.get('hub.lease_seconds'))
  return isoOf(now + Math.min(seconds > 0 ? seconds * 1_000 : DAY, LONGEST_LEASE))
}

type Pushing = { known: WebSub; request: IncomingMessage; response: ServerResponse }

const push = async ({ log, now }: Hands, { known, request, response }: Pushing): Promise<void> => {
  const body = await bodyOf(request)
  if (!body) return void response.writeHead(413, { connection: 'close' }).end()
  const signature = request.headers['x-hub-signature']
  // A wrong signature is answered like a right one (WebSub, 8.1), and nothing follows from it.
  if (known.state === 'active' && isSignedBy(known.secret, signature?.toString(), body)) {
    const at = Math.max(now(), (msOf(known.pushedAt) ?? 0) + CALM)
    await hastenPoll(log.database, known.feedId, isoOf(at))
    await writeWebSub(log.database, { ...known, pushedAt: isoOf(at) })
  }
  response.writeHead(202).end()
}

/** Null for one that is too long. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | null> => {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request) {
    size += piece.length
    if (size > LARGEST) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
