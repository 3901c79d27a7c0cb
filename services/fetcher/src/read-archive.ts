import { Fault } from '@blotter/events'
import { type Feed, type FeedReader, pollAfterHold } from '@blotter/feeds'
import { advanceEntry, EffectExists, readDue, removeEntry, setEntry } from '@blotter/log'
import type { StageContext, topology } from '@blotter/pipeline'
import type { WebClient } from '@blotter/web'
import { z } from 'zod'
import { describeFeed } from './feed-description.ts'
import { isoOf } from './moments.ts'
import { reportItems } from './report-items.ts'

type Context = StageContext<typeof topology.poll>
type Hands = { web: Pick<WebClient, 'get'>; feeds: Pick<FeedReader, 'parse'>; now: () => number }

/** What is left to read of a feed's archive, as the timetable keeps it. */
const progress = z.object({
  /** The next document; absent: the feed itself. */
  url: z.string().optional(),
  left: z.int().nonnegative(),
  /** Failed attempts at this document. */
  tries: z.int().nonnegative().default(0),
  visited: z.array(z.string()).default([]),
})
type Progress = z.infer<typeof progress>

const ARCHIVE = '#archive'
/** Between two documents of an archive: it has waited for years. */
const PAUSE = 60_000
const LATER = 3_600_000
const TRIES = 3

/** The subject under which a feed's archive stands in the timetable. */
export const archiveOf = (feedId: string): string => feedId + ARCHIVE

export const isArchive = (subject: string): boolean => subject.endsWith(ARCHIVE)

/**
 * Reads one document of a feed's archive (RFC 5005, `prev-archive` and `next`; JSON Feed's `next_url`), tells of its items
 * and moves on to the next older one. It gives way while any feed is due.
 * @returns the outcome's name
 */
export const readArchive = async (context: Context, { web, feeds, now }: Hands): Promise<string> => {
  const { input: entry, log, signal } = context
  const feedId = entry.subject.slice(0, -ARCHIVE.length)
  const feed = describeFeed(await log.readStream(`feed/${feedId}`))
  const at = progress.safeParse(entry.detail)
  if (!feed?.active || !at.success || at.data.left === 0) return ended(context, 'archive ended')
  const due = await readDue(log.database, 'poll', isoOf(now()), 100)
  if (due.some(({ subject }) => !isArchive(subject))) return goOn(context, at.data, now() + PAUSE, 'archive gives way')
  const url = at.data.url ?? feed.url
  try {
    const response = await web.get(url, { kind: 'feed', signal })
    const { body, finalUrl, contentType } = response
    const read = await feeds.parse({ body, url: finalUrl, readAt: now(), ...(contentType ? { contentType } : {}) })
    await reportItems(context, { feedId, items: read.items, strategy: feed.identity ?? 'guid' })
    const next = nextOf(read, at.data, url)
    return next ? goOn(context, next, now() + PAUSE, 'archive read') : ended(context, 'archive read to its end')
  } catch (error) {
    if (!(error instanceof Fault) || signal.aborted) throw error
    const held = error.code === 'host-held'
    if (held) return goOn(context, at.data, pollAfterHold(entry.subject, PAUSE, now()).at, 'archive waits')
    const tries = at.data.tries + 1
    if (tries >= TRIES) return ended(context, `archive ended: ${error.code}`)
    return goOn(context, { ...at.data, tries }, now() + LATER * tries, `archive: ${error.code}`)
  }
}

const nextOf = ({ older }: Pick<Feed, 'older'>, { left, visited }: Progress, url: string): Progress | null => {
  const been = [...visited, url]
  // Some archives lead round in circles.
  if (!older || been.includes(older) || left <= 1) return null
  return { url: older, left: left - 1, tries: 0, visited: been }
}

const goOn = (context: Context, detail: Progress, at: number, outcome: string): string => {
  const { input: entry } = context
  context.alongside(async (transaction) => {
    const dueAt = isoOf(at)
    if (!(await advanceEntry(transaction, entry, dueAt))) throw new EffectExists('poll', entry.subject)
    await setEntry(transaction, { ...entry, dueAt, detail })
  })
  return outcome
}

const ended = (context: Context, outcome: string): string => {
  const { input: entry } = context
  context.alongside((transaction) => removeEntry(transaction, entry.kind, entry.subject))
  return outcome
}
