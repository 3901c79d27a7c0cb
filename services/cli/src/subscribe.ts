import { deterministicId, InputFault, type NewEvent } from '@blotter/events'
import { canonicalUrl, type FeedEntry } from '@blotter/feeds'
import { type Log, removeEntry, setEntry } from '@blotter/log'

/** A feed's id follows from its address, so that adding it twice adds it once. */
const feedIdOf = (url: string): string => {
  const canonical = canonicalUrl(url)
  if (!canonical) throw new InputFault('bad-url', `"${url}" is not an http or https address.`)
  return deterministicId('feed', canonical)
}

/**
 * Subscribes to a feed and makes its first poll due.
 * @returns false when it was subscribed to already
 */
export const addFeed = async (log: Log, entry: FeedEntry): Promise<boolean> => {
  const feedId = feedIdOf(entry.url)
  const stream = await log.readStream(`feed/${feedId}`)
  const last = stream.findLast(({ type }) => type === 'FeedAdded' || type === 'FeedRemoved')
  if (last?.type === 'FeedAdded') return false
  const { url, title, country, language, kind } = entry
  const event: NewEvent<'FeedAdded'> = {
    eventId: deterministicId('feed-added', feedId, stream.length),
    streamId: `feed/${feedId}`,
    type: 'FeedAdded',
    data: {
      url,
      ...(title ? { title } : {}),
      ...(country ? { country } : {}),
      ...(language ? { language } : {}),
      ...(kind ? { kind } : {}),
    },
    source: 'blotter/feeds',
  }
  const dueAt = new Date().toISOString()
  await log.append([event], {
    expected: { [event.streamId]: stream.length },
    alongside: (transaction) => setEntry(transaction, { kind: 'poll', subject: feedId, dueAt, detail: {} }),
  })
  return true
}

/**
 * Says whether articles of a feed can be near copies of others, or are each a voice of its own.
 * @returns false when there is no such subscription
 */
export const setCopies = async (log: Log, url: string, copies: 'alone' | 'grouped'): Promise<boolean> => {
  const feedId = feedIdOf(url)
  const streamId = `feed/${feedId}`
  const stream = await log.readStream(streamId)
  if (stream.findLast(({ type }) => type === 'FeedAdded' || type === 'FeedRemoved')?.type !== 'FeedAdded') return false
  const event: NewEvent<'FeedChanged'> = {
    eventId: deterministicId('feed-changed', feedId, stream.length),
    streamId,
    type: 'FeedChanged',
    data: { changes: { copies } },
    source: 'blotter/feeds',
  }
  await log.append([event], { expected: { [streamId]: stream.length } })
  return true
}

/**
 * Ends a subscription; what it brought stays in the log.
 * @returns false when there was none
 */
export const removeFeed = async (log: Log, url: string, reason: string): Promise<boolean> => {
  const feedId = feedIdOf(url)
  const streamId = `feed/${feedId}`
  const stream = await log.readStream(streamId)
  const last = stream.findLast(({ type }) => type === 'FeedAdded' || type === 'FeedRemoved')
  if (last?.type !== 'FeedAdded') return false
  const event: NewEvent<'FeedRemoved'> = {
    eventId: deterministicId('feed-removed', feedId, stream.length),
    streamId,
    type: 'FeedRemoved',
    data: { reason },
    source: 'blotter/feeds',
  }
  await log.append([event], {
    expected: { [streamId]: stream.length },
    alongside: (transaction) => removeEntry(transaction, 'poll', feedId),
  })
  return true
}
