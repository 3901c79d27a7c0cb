import { deterministicId, type Fault, type NewEvent, type Payload } from '@blotter/events'
import { articleIdOf, openFeedReader } from '@blotter/feeds'
import { catchUp, feedsProjection, type Log, readEntry, readFeedState, setEntry } from '@blotter/log'
import { type Input, perform } from '@blotter/pipeline'
import { startFaultSite } from '@blotter/test/fault-site/start.ts'
import { createWebClient, type WebClient, type WebClientOptions } from '@blotter/web'
import { afterAll, beforeAll } from 'vitest'
import { fetchStage } from '../src/fetch.ts'
import type { HubKeeper } from '../src/hub-keeper.ts'
import { pollStage } from '../src/poll.ts'

type PollOptions = {
  client?: Pick<WebClient, 'get'>
  hubs?: HubKeeper
  warn?: (fields: object, message: string) => void
  /** ms since 1970 */
  now?: () => number
}

/** One request as the site saw it. */
export type Seen = {
  server: 'site' | 'other'
  method: string
  path: string
  status: number | null
  headers: Record<string, string>
  aborted?: boolean
}

const RECHECK_HOURS = [1, 6]
const past = '2025-03-04T12:00:00.000Z'

/** Poll and fetch on a shared log, against the fault site. */
export const useNewsdesk = (log: () => Log) => {
  let site = { url: '', other: '', stop: async () => {} }
  let web: WebClient
  beforeAll(async () => {
    site = await startFaultSite()
    web = clientFor([site.url])
  })
  afterAll(async () => {
    await web.close()
    await feeds.close()
    await site.stop()
  })
  const { signal } = new AbortController()
  const feeds = openFeedReader()
  const address = (path: string): string => (path.startsWith('http') ? path : site.url + path)

  return {
    address,
    other: () => site.other,
    /** The site gains a newer article, and edits its first one. */
    advance: () => fetch(`${site.url}/__advance`, { method: 'POST' }),
    /** Forgets what it saw, and begins with version 1. */
    reset: () => fetch(`${site.url}/__reset`, { method: 'POST' }),
    /** What the site saw since the last reset, once every exchange is over. */
    seen: async (): Promise<Seen[]> => {
      for (;;) {
        const text = await (await fetch(`${site.url}/__log`)).text()
        const seen = text
          .split('\n')
          .filter(Boolean)
          .map((line): Seen => JSON.parse(line))
        if (seen.every(({ aborted }) => aborted !== undefined)) return seen
      }
    },
    /** Subscribes to a feed whose poll is due; @returns its id */
    subscribe: async (path: string, country?: string): Promise<string> => {
      const feedId = deterministicId('newsdesk', path)
      const data = { url: address(path), ...(country ? { country } : {}) }
      const streamId = `feed/${feedId}`
      await log().append([{ eventId: feedId, streamId, type: 'FeedAdded', data, source: 'blotter/test' }])
      await setEntry(log().database, { kind: 'poll', subject: feedId, dueAt: past, detail: {} })
      return feedId
    },
    /** Ends a subscription, for the projection too. */
    remove: async (feedId: string): Promise<void> => {
      const eventId = deterministicId('newsdesk', 'remove', feedId)
      const event = { eventId, streamId: `feed/${feedId}`, source: 'blotter/test' }
      await log().append([{ ...event, type: 'FeedRemoved', data: { reason: 'enough' } }])
      await catchUp(log(), feedsProjection)
    },
    /** Polls a feed as its entry in the timetable stands. */
    poll: async (feedId: string, { client = web, ...options }: PollOptions = {}): Promise<string> => {
      const entry = await readEntry(log().database, 'poll', feedId)
      if (!entry) throw new Error(`${feedId} is in no timetable`)
      return perform(
        pollStage({ web: client, feeds, intervalMs: 900_000, ...options }),
        { entry },
        { log: log(), signal },
      )
    },
    health: async (feedId: string) => (await readFeedState(log().database, feedId)).health,
    /** Makes an article known that is to be fetched; @returns the input for `fetch` */
    discover: async (path: string, feedId = 'a-feed'): Promise<Extract<Input, { event: unknown }>> => {
      const url = address(path)
      const id = articleIdOf(url) ?? ''
      const data = { url, feedId, itemKey: path, contentHash: 'made up', title: 'As the feed says' }
      return input(log(), {
        eventId: id,
        streamId: `article/${id}`,
        type: 'ArticleDiscovered',
        data,
        source: 'blotter/test',
      })
    },
    /** Asks for another look at an article; @returns the input for `fetch` */
    recheck: (path: string, attempt = 1) => lookAgain(log(), address(path), { cause: 'recheck', attempt }),
    /** Tells that a feed has found an article edited; @returns the input for `fetch` */
    edit: (path: string, attempt = 1) => lookAgain(log(), address(path), { cause: 'edit', attempt }),
    /** Fetches; with a fault, as after the last attempt. */
    fetch: (work: Input, fault?: Fault, client = web): Promise<string> =>
      perform(fetchStage({ web: client, recheckHours: RECHECK_HOURS }), work, {
        log: log(),
        signal,
        ...(fault ? { fault } : {}),
      }),
    trail: (path: string) => log().readStream(`article/${articleIdOf(address(path))}`),
  }
}

/** A client that may reach these origins and no other place of this machine, without pauses. */
export const clientFor = (origins: string[], options: Partial<WebClientOptions> = {}): WebClient =>
  createWebClient({
    userAgent: 'Blotter/0.1 (+https://example.org/blotter)',
    allow: origins.map((origin) => new URL(origin).host),
    hostGapMs: 0,
    crawlDelayCapMs: 0,
    deadHostCapMs: 0,
    ...options,
  })

const lookAgain = (log: Log, url: string, data: Payload<'ArticleRefetchDue'>) => {
  const id = articleIdOf(url)
  const eventId = deterministicId('newsdesk', data.cause, id, data.attempt)
  return input(log, { eventId, streamId: `article/${id}`, type: 'ArticleRefetchDue', data, source: 'blotter/test' })
}

const input = async (log: Log, event: NewEvent) => {
  const { appended, already } = await log.append([event])
  const position = [...appended, ...already][0]?.position ?? 0
  const stored = await log.readAt(position)
  if (!stored) throw new Error('not appended')
  return { position, event: stored }
}
