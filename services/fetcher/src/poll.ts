import { deterministicId } from '@blotter/events'
import type { FeedReader, HubOffer } from '@blotter/feeds'
import {
  type FeedHealth,
  feedsAt,
  type PollRecord,
  readFeedState,
  removeEntry,
  savePoll,
  type TimetableEntry,
} from '@blotter/log'
import { defineStage, type Stage, type StageContext, topology } from '@blotter/pipeline'
import type { WebClient } from '@blotter/web'
import { type Asked, askFeed } from './ask-feed.ts'
import type { FeedNow } from './feed-description.ts'
import type { HubKeeper } from './hub-keeper.ts'
import { knownFeeds } from './known-feeds.ts'
import { isoOf } from './moments.ts'
import { isArchive, readArchive } from './read-archive.ts'
import { type Report, reportItems } from './report-items.ts'
import { type Settled, settlePoll } from './settle-poll.ts'

export type PollOptions = {
  web: Pick<WebClient, 'get'>
  feeds: Pick<FeedReader, 'parse' | 'offers'>
  intervalMs: number
  /** Where hubs can call us. */
  hubs?: HubKeeper | undefined
  now?: () => number
  /** Told when a feed's count of items that cannot be had has changed. */
  warn?: (fields: Record<string, unknown>, message: string) => void
}

type Context = StageContext<typeof topology.poll>

/** Polls a feed that is due, conditionally, and says which of its items are new or changed. */
export const pollStage = ({ web, feeds, intervalMs, hubs, now = Date.now, warn = () => {} }: PollOptions): Stage => {
  const describe = knownFeeds()
  return defineStage(topology.poll, {
    onConflict: 'keep',
    run: async (context) => {
      const { input: entry, log } = context
      if (isArchive(entry.subject)) return readArchive(context, { web, feeds, now })
      const feedId = entry.subject
      const { version, health: before } = await readFeedState(log.database, feedId)
      const feed = await describe(log, feedId, version)
      if (!feed?.active) {
        context.alongside((transaction) => removeEntry(transaction, 'poll', feedId))
        return 'not subscribed'
      }
      const at = now()
      const asking = { feedId, url: feed.url, before, now: at, signal: context.signal }
      const isAnothers = async (url: string) => (await othersAt(context, feedId, url)).length > 0
      const asked = await askFeed({ web, feeds }, { ...asking, isAnothers })
      const strategy = feed.identity ?? 'guid'
      const report = await reportItems(context, { feedId, items: asked.feed?.items ?? [], strategy })
      // What a hub has pushed and we do not see yet is asked for again soon.
      const stale = asked.outcome === 'unchanged' && wasPushed(entry)
      const pushed = hubs !== undefined && !stale && (await hubs.isPushed(feedId, at))
      const settled = settlePoll({ feedId, feed, before, asked, report, baseMs: intervalMs, pushed, now: at })
      await hubs?.follow(feedId, offerOf({ ...before, ...settled.health }, feed.url), at)
      const events = { feedId, feed, versions: version }
      if (report.strategy !== strategy) tellIdentity(context, { ...events, identity: report.strategy })
      const ends = await tellChange(context, { ...events, settled })
      tellSkipped(warn, { feedId, url: feed.url, before, health: settled.health })
      await remember(context, { entry, feed, asked, report, settled, at, before, ends })
      return asked.outcome
    },
  })
}

const wasPushed = ({ detail }: TimetableEntry): boolean =>
  typeof detail === 'object' && detail !== null && 'pushed' in detail

const offerOf = ({ hub, topic }: Partial<FeedHealth>, url: string): HubOffer | null =>
  hub ? { hub, topic: topic ?? url } : null

type FeedEvents = { feedId: string; feed: FeedNow /** events in its stream so far */; versions: number }

const tellIdentity = ({ emit }: Context, { feedId, versions, identity }: FeedEvents & { identity: string }): void =>
  emit(
    'FeedChanged',
    `feed/${feedId}`,
    { changes: { identity } },
    { eventId: deterministicId('identity', feedId, versions) },
  )

/** @returns whether the feed's polls end here */
const tellChange = async (context: Context, told: FeedEvents & { settled: Settled }): Promise<boolean> => {
  const { feedId, feed, versions, settled } = told
  const { change } = settled
  if (!change) return false
  const streamId = `feed/${feedId}`
  const suspend = (reason: string): true => {
    context.emit('FeedSuspended', streamId, { reason }, { eventId: deterministicId('suspended', feedId, versions) })
    return true
  }
  if (change.type === 'suspend') return suspend(change.reason)
  const others = await othersAt(context, feedId, change.to)
  // One address is asked for once, however many feeds come to it.
  if (others.length) return suspend(`it has moved to ${change.to}, which is another feed of ours`)
  const move = { from: feed.url, to: change.to }
  context.emit('FeedMoved', streamId, move, { eventId: deterministicId('moved', feedId, versions) })
  return false
}

const othersAt = async ({ log }: Context, feedId: string, url: string): Promise<string[]> =>
  (await feedsAt(log.database, url)).filter((id) => id !== feedId)

type Skips = { feedId: string; url: string; before: FeedHealth | null; health: Partial<FeedHealth> }

const tellSkipped = (warn: NonNullable<PollOptions['warn']>, { feedId, url, before, health }: Skips): void => {
  const { itemsSkipped: skipped, skippedWhy } = health
  if (skipped && skipped !== before?.itemsSkipped)
    warn({ feed: feedId, url, skipped }, `items of a feed are left out: ${skippedWhy}`)
}

type Remembered = {
  entry: TimetableEntry
  feed: FeedNow
  asked: Asked
  report: Report
  settled: Settled
  at: number
  before: FeedHealth | null
  ends: boolean
}

/** Where nothing was told, there is no event for the record to stand beside, and it is written by itself. */
const remember = async ({ log, alongside }: Context, poll: Remembered): Promise<void> => {
  const { asked, settled } = poll
  const record = recordOf(poll)
  if (asked.feed || settled.change) alongside((transaction) => savePoll(transaction, record))
  else await savePoll(log.database, record)
}

const recordOf = (poll: Remembered): PollRecord => {
  const { entry, asked, settled, at, ends } = poll
  return {
    entry,
    nextAt: ends ? null : isoOf(settled.next.at),
    health: settled.health,
    poll: asked.heldMs === undefined ? { at: isoOf(at), ...pollRow(poll) } : null,
  }
}

const pollRow = ({ feed, asked, report, settled, before, ends }: Remembered) => {
  const { response, status, outcome, cause, ms, conditional } = asked
  const { fresh, known, edited } = report
  const isNew = response !== null && response.body.length > 0 && asked.bodyHash !== before?.bodyHash
  return {
    ...{ url: feed.url, finalUrl: response?.finalUrl ?? feed.url, status, outcome, cause, ms, conditional },
    wireBytes: response?.wireBytes ?? 0,
    bytes: response?.body.length ?? 0,
    items: asked.feed?.items.length ?? 0,
    ...{ fresh, known, edited },
    warnings: asked.feed?.warnings.map(({ code }) => code) ?? [],
    nextAt: ends ? null : isoOf(settled.next.at),
    why: ends ? 'its polls ended' : settled.next.why,
    headers: response?.headers ?? {},
    body: isNew ? response.body : null,
  }
}
