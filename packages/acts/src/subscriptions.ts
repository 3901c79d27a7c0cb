import {
  deterministicId,
  type EventType,
  InputFault,
  type LogEvent,
  type NewEvent,
  type Payload,
} from '@blotter/events'
import { canonicalUrl, type FeedEntry } from '@blotter/feeds'
import { type Log, removeEntry, setEntry, type Transaction } from '@blotter/log'
import { type Act, acted } from '@blotter/pipeline'
import { changesTo } from './listing.ts'

/** A feed that is subscribed to, or was. */
type Subscription = { feedId: string; stream: LogEvent[] }

/** A feed's id follows from its first address, so that adding it twice adds it once. */
const feedIdOf = (url: string): string => {
  const canonical = canonicalUrl(url)
  if (!canonical) throw new InputFault('bad-url', `"${url}" is not an http or https address.`)
  return deterministicId('feed', canonical)
}

/**
 * Subscribes to a feed and makes its first poll due; where it is known already, notes what its list says of it now.
 * @returns false when it was subscribed to already, under this address or one that it moved from
 */
export const addFeed = async (log: Log, entry: FeedEntry): Promise<boolean> => {
  const { url, title, country, language, kind } = entry
  const known = await subscriptionAt(log, url)
  if (known) {
    const changes = changesTo(known.stream, entry)
    if (Object.keys(changes).length) await change(log, known, changes)
    return false
  }
  const feedId = feedIdOf(url)
  const stream = await log.readStream(`feed/${feedId}`)
  const data = {
    url,
    ...(title ? { title } : {}),
    ...(country ? { country } : {}),
    ...(language ? { language } : {}),
    ...(kind ? { kind } : {}),
  }
  const changes = changesTo(stream, entry)
  const events = [
    feedEvent({ feedId, stream }, 'FeedAdded', data),
    ...(Object.keys(changes).length ? [feedEvent({ feedId, stream }, 'FeedChanged', { changes })] : []),
  ]
  await append(log, { feedId, stream }, events, pollNow(feedId))
  return true
}

/**
 * Says whether articles of a feed can be near copies of others, or are each a voice of its own.
 * @returns false when there is no such subscription
 */
export const setCopies = async (log: Log, url: string, copies: 'alone' | 'grouped'): Promise<boolean> => {
  const feed = await subscriptionAt(log, url)
  if (feed) await change(log, feed, { copies })
  return feed !== null
}

/**
 * Ends a subscription; what it brought stays in the log.
 * @returns false when there was none
 */
export const removeFeed = (log: Log, url: string, act: Act): Promise<boolean> =>
  withFeed(log, url, (feed) => decide(log, feed, { type: 'FeedRemoved', what: 'feed remove', act }))

/**
 * Stops polling a feed until it is resumed.
 * @returns false when there is no such subscription
 */
export const suspendFeed = (log: Log, url: string, act: Act): Promise<boolean> =>
  withFeed(log, url, (feed) => decide(log, feed, { type: 'FeedSuspended', what: 'feed suspend', act }))

/**
 * Polls a suspended feed again, at once.
 * @returns false when there is no such subscription
 */
export const resumeFeed = (log: Log, url: string, act: Act): Promise<boolean> =>
  withFeed(log, url, (feed) => decide(log, feed, { type: 'FeedResumed', what: 'feed resume', act }))

/**
 * Has a feed polled at once, whatever its timetable says; a suspended one stays so.
 * @returns false when there is no such subscription
 */
export const pollFeedNow = (log: Log, url: string, act: Act): Promise<boolean> =>
  withFeed(log, url, async ({ feedId }) => {
    const said = { what: 'feed poll', selection: feedId, count: 1, outcome: 'due now' }
    await log.append([acted(act, said)], { alongside: pollNow(feedId) })
  })

/**
 * Has a feed polled under another address from now on; what it brought stays its own.
 * @returns false when there is no such subscription
 * @throws InputFault `bad-url`, or `known-feed` when another subscription has that address
 */
export const moveFeed = async (log: Log, url: string, to: string): Promise<boolean> => {
  feedIdOf(to)
  const other = await subscriptionAt(log, to)
  return withFeed(log, url, async (feed) => {
    if (other && other.feedId !== feed.feedId)
      throw new InputFault('known-feed', `${to} is another feed already. Remove one of them first.`)
    await append(
      log,
      feed,
      [feedEvent(feed, 'FeedMoved', { from: addressIn(feed.stream) ?? url, to })],
      pollNow(feed.feedId),
    )
  })
}

/**
 * Has a feed's archive read, back to so many documents, while no feed is due.
 * @returns false when there is no such subscription
 */
export const backfillFeed = async (log: Log, url: string, documents: number): Promise<boolean> =>
  withFeed(log, url, ({ feedId }) => {
    const entry = { kind: 'poll' as const, subject: `${feedId}#archive`, dueAt: new Date().toISOString() }
    return setEntry(log.database, { ...entry, detail: { left: documents } })
  })

const addressIn = (stream: readonly LogEvent[]): string | undefined =>
  stream.reduce<string | undefined>((url, event) => {
    if (event.type === 'FeedAdded') return event.data.url
    return event.type === 'FeedMoved' ? event.data.to : url
  }, undefined)

const withFeed = async (log: Log, url: string, act: (feed: Subscription) => Promise<void>): Promise<boolean> => {
  const feed = await subscriptionAt(log, url)
  if (feed) await act(feed)
  return feed !== null
}

/** The subscription with an address: the one that was added under it, or one that has moved there. */
const subscriptionAt = async (log: Log, url: string): Promise<Subscription | null> => {
  const moved = await log.query<{ feedId: string }>(
    `SELECT feed_id AS "feedId" FROM blotter_work.feed WHERE url = $1 AND state <> 'removed'`,
    [url],
  )
  for (const feedId of new Set([feedIdOf(url), ...moved.map((row) => row.feedId)])) {
    const stream = await log.readStream(`feed/${feedId}`)
    const last = stream.findLast(({ type }) => type === 'FeedAdded' || type === 'FeedRemoved')
    if (last?.type === 'FeedAdded') return { feedId, stream }
  }
  return null
}

type FeedDecision = { type: 'FeedRemoved' | 'FeedSuspended' | 'FeedResumed'; what: string; act: Act }

/** What a person decides about a feed, and that they did, in one append with the timetable's change. */
const decide = (log: Log, feed: Subscription, { type, what, act }: FeedDecision): Promise<void> => {
  const said = { what, selection: feed.feedId, count: 1, outcome: 'done' }
  const alongside = type === 'FeedResumed' ? pollNow(feed.feedId) : pollNever(feed.feedId)
  return append(log, feed, [feedEvent(feed, type, { reason: act.why }), acted(act, said)], alongside)
}

const change = (log: Log, feed: Subscription, changes: Record<string, unknown>): Promise<void> =>
  append(log, feed, [feedEvent(feed, 'FeedChanged', { changes })])

const NAMES: Partial<Record<EventType, string>> = {
  FeedAdded: 'feed-added',
  FeedChanged: 'feed-changed',
  FeedRemoved: 'feed-removed',
}

const feedEvent = <Type extends EventType>(
  { feedId, stream }: Subscription,
  type: Type,
  data: Payload<Type>,
): NewEvent<Type> => ({
  eventId: deterministicId(NAMES[type] ?? type, feedId, stream.length),
  streamId: `feed/${feedId}`,
  type,
  data,
  source: 'blotter/feeds',
})

type Alongside = (transaction: Transaction) => Promise<void>

const append = async (log: Log, feed: Subscription, events: NewEvent[], alongside?: Alongside): Promise<void> => {
  const expected = { [`feed/${feed.feedId}`]: feed.stream.length }
  await log.append(events, { expected, ...(alongside ? { alongside } : {}) })
}

const pollNow =
  (feedId: string): Alongside =>
  (transaction) =>
    setEntry(transaction, { kind: 'poll', subject: feedId, dueAt: new Date().toISOString(), detail: {} })

const pollNever =
  (feedId: string): Alongside =>
  (transaction) =>
    removeEntry(transaction, 'poll', feedId)
