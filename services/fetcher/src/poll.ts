import { deterministicId, Fault, RetryableFault } from '@blotter/events'
import { articleIdOf, canonicalUrl, contentHashOf, type Feed, type FeedItem, itemIdentity } from '@blotter/feeds'
import {
  advanceEntry,
  EffectExists,
  type FeedHealth,
  hashOf,
  knownItems,
  readFeedHealth,
  rememberItems,
  removeEntry,
  type TimetableEntry,
  writeFeedHealth,
} from '@blotter/log'
import { defineStage, type Stage, type StageContext, topology } from '@blotter/pipeline'
import { classifyResponse, conditionalHeaders, validatorsOf, type WebClient, type WebResponse } from '@blotter/web'
import { describeFeed } from './feed-description.ts'
import type { FeedReader } from './feed-reader.ts'
import { nextPoll, pollAfterHold } from './next-poll.ts'
import { skippedItems } from './skipped-items.ts'

export type PollOptions = {
  web: WebClient
  feeds: Pick<FeedReader, 'parse'>
  intervalMs: number
  now?: () => number
  /** Told when a feed's count of items that cannot be had has changed. */
  warn?: (fields: Record<string, unknown>, message: string) => void
}

type Context = StageContext<typeof topology.poll>
type Health = Partial<FeedHealth>

/** What one poll came to. `heldMs` when nothing was asked, since the host takes no request for so long. */
type Polled = {
  outcome: string
  health: Health
  items: FeedItem[]
  failures: number
  askedMs?: number | undefined
  heldMs?: number
}

/** Polls a feed that is due, conditionally, and says which of its items are new or changed. */
export const pollStage = ({ web, feeds, intervalMs, now = Date.now, warn = () => {} }: PollOptions): Stage =>
  defineStage(topology.poll, {
    onConflict: 'keep',
    run: async (context) => {
      const { input: entry, log } = context
      const feedId = entry.subject
      const feed = describeFeed(await log.readStream(`feed/${feedId}`))
      if (!feed?.active) {
        context.alongside((transaction) => removeEntry(transaction, 'poll', feedId))
        return 'not subscribed'
      }
      const before = await readFeedHealth(log.database, feedId)
      const polled = await ask({ web, feeds }, feed.url, { before, now: now(), signal: context.signal })
      const fresh = await report(context, feedId, polled.items)
      const wait =
        polled.heldMs === undefined ? nextPoll(feedId, intervalMs, polled) : pollAfterHold(feedId, polled.heldMs)
      const due = new Date(now() + wait).toISOString()
      const moment = new Date(now()).toISOString()
      const { itemsSkipped: skipped, skippedWhy } = polled.health
      if (skipped && skipped !== before?.itemsSkipped)
        warn({ feed: feedId, url: feed.url, skipped }, `items of a feed are left out: ${skippedWhy}`)
      context.alongside((transaction) => advance(transaction, entry, due))
      context.alongside((transaction) =>
        writeFeedHealth(transaction, {
          feedId,
          ...polled.health,
          failures: polled.failures,
          ...(polled.heldMs === undefined ? { lastPollAt: moment } : {}),
          lastOutcome: polled.outcome,
          ...(fresh ? { lastNewAt: moment } : {}),
        }),
      )
      return polled.outcome
    },
  })

const advance = async (
  transaction: Parameters<typeof advanceEntry>[0],
  entry: TimetableEntry,
  due: string,
): Promise<void> => {
  // Somebody moved the entry meanwhile: this poll was done before, or asked for anew.
  if (!(await advanceEntry(transaction, entry, due))) throw new EffectExists('poll', entry.subject)
}

type Asking = { before: FeedHealth | null; now: number; signal: AbortSignal }

const ask = async (
  { web, feeds }: Pick<PollOptions, 'web' | 'feeds'>,
  url: string,
  { before, now, signal }: Asking,
): Promise<Polled> => {
  const failures = (before?.failures ?? 0) + 1
  try {
    const validators = {
      ...(before?.etag ? { etag: before.etag } : {}),
      ...(before?.lastModified ? { lastModified: before.lastModified } : {}),
    }
    const response = await web.get(url, { kind: 'feed', headers: conditionalHeaders(validators), signal })
    const { outcome, cause, retryAfterMs } = classifyResponse(response.status, response.headers, now)
    const health: Health = {
      lastStatus: response.status,
      lastCause: outcome === 'ok' || outcome === 'unchanged' ? null : cause,
    }
    if (outcome === 'unchanged') return { outcome: 'unchanged', health, items: [], failures: 0 }
    if (outcome !== 'ok') return { outcome, health, items: [], failures, askedMs: retryAfterMs }
    return await read(feeds, response, { before, health })
  } catch (error) {
    if (!(error instanceof Fault) || signal.aborted) throw error
    if (error instanceof RetryableFault && error.code === 'host-held')
      return waiting(error.retryAfterMs ?? 0, { before, now })
    return {
      outcome: error.code,
      health: { lastStatus: null, lastCause: error.message.slice(0, 500) },
      items: [],
      failures,
    }
  }
}

/** Nothing was asked, so nothing failed: the host wants quiet, or other feeds of it come first. */
const waiting = (heldMs: number, { before, now }: Omit<Asking, 'signal'>): Polled => ({
  outcome: 'waiting',
  health: { lastCause: `its host takes no request until ${new Date(now + heldMs).toISOString().slice(0, 19)}Z` },
  items: [],
  failures: before?.failures ?? 0,
  heldMs,
})

type Seen = { before: FeedHealth | null; health: Health }

const read = async (feeds: PollOptions['feeds'], response: WebResponse, { before, health }: Seen): Promise<Polled> => {
  const { etag = null, lastModified = null } = validatorsOf(response.headers)
  const seen: Health = { ...health, etag, lastModified, bodyHash: hashOf(response.body) }
  if (before?.bodyHash === seen.bodyHash) return { outcome: 'unchanged', health: seen, items: [], failures: 0 }
  const feed: Feed = await feeds.parse({
    body: response.body,
    url: response.finalUrl,
    ...(response.contentType ? { contentType: response.contentType } : {}),
  })
  const askedMs = feed.ttlMinutes === undefined ? undefined : feed.ttlMinutes * 60_000
  const skipped = skippedItems(feed.items)
  const counts = { items: feed.items.length, itemsSkipped: skipped.count, skippedWhy: skipped.why }
  return { outcome: 'read', health: { ...seen, ...counts }, items: feed.items, failures: 0, askedMs }
}

/** @returns how many items are new to this feed */
const report = async (context: Context, feedId: string, items: FeedItem[]): Promise<number> => {
  const known = await knownItems(
    context.log.database,
    feedId,
    items.map((item) => itemIdentity(item).key),
  )
  const rows = new Map<string, { feedId: string; itemKey: string; articleId: string; contentHash: string }>()
  let fresh = 0
  for (const item of items) {
    const url = item.url && canonicalUrl(item.url)
    const itemKey = itemIdentity(item).key
    const contentHash = contentHashOf(item)
    const before = known.get(itemKey)
    if (!url || rows.has(itemKey) || before?.contentHash === contentHash) continue
    const articleId = before?.articleId ?? articleIdOf(url)
    if (!articleId) continue
    rows.set(itemKey, { feedId, itemKey, articleId, contentHash })
    fresh += before ? 0 : 1
    emitSighting(context, {
      item,
      url,
      feedId,
      itemKey,
      articleId,
      contentHash,
      previousHash: before?.contentHash ?? null,
    })
  }
  context.alongside((transaction) => rememberItems(transaction, [...rows.values()]))
  return fresh
}

type Sighting = {
  item: FeedItem
  url: string
  feedId: string
  itemKey: string
  articleId: string
  contentHash: string
  previousHash: string | null
}

const emitSighting = ({ emit }: Context, sighting: Sighting): void => {
  const { item, url, feedId, itemKey, articleId, contentHash, previousHash } = sighting
  const streamId = `article/${articleId}`
  if (previousHash === null) {
    const hints = {
      ...(item.title ? { title: item.title } : {}),
      ...(item.publishedAt ? { publishedAt: item.publishedAt } : {}),
    }
    emit('ArticleDiscovered', streamId, { url, feedId, itemKey, contentHash, ...hints }, { eventId: articleId })
  }
  // Every feed's sighting is told, the first one's too: which of two feeds is first depends on the weather, and the
  // set of events shall not.
  const sightingId = deterministicId('seen', feedId, itemKey, previousHash ?? '', contentHash)
  emit('ArticleSeen', streamId, { url, feedId, itemKey, previousHash, contentHash }, { eventId: sightingId })
  if (previousHash !== null) {
    emit('ArticleRefetchDue', streamId, { cause: 'edit', attempt: 1 }, { eventId: deterministicId('edit', sightingId) })
  }
}
