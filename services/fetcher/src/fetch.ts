import { type Fault, type LogEvent, ParkingFault, type UnavailableReason } from '@blotter/events'
import { recheckTimes } from '@blotter/feeds'
import { hasEffectSince, hashOf } from '@blotter/log'
import { defineStage, type Stage, type StageContext, topology } from '@blotter/pipeline'
import { conditionalHeaders, isWebFault, validatorsOf, type WebClient, type WebResponse } from '@blotter/web'
import { describeFeed } from './feed-description.ts'
import { isoOf } from './moments.ts'
import { pageAddress } from './page-address.ts'
import { pageVerdict, unavailableReason } from './page-verdict.ts'
import { pageWords } from './page-words.ts'

export type FetchOptions = {
  web: WebClient
  /** Hours after the first fetch at which a young article is looked at again. */
  recheckHours: readonly number[]
  now?: () => number
}

type Context = StageContext<typeof topology.fetch>
type Discovered = LogEvent<'ArticleDiscovered'>

/** Fetches an article's page into the document store, or says under a name why it cannot be had. */
export const fetchStage = ({ web, recheckHours, now = Date.now }: FetchOptions): Stage =>
  defineStage(topology.fetch, {
    attempts: 6,
    onConflict: 'keep',
    run: async (context) => {
      const trail = await context.log.readStream(context.input.streamId)
      const discovered = discoveryIn(trail, context)
      if (await wasAskedSince(trail, context)) return 'asked since'
      const feed = describeFeed(await context.log.readStream(`feed/${discovered.data.feedId}`))
      try {
        const headers = validatorsFor(trail, context, recheckHours.length)
        const response = await web.get(pageAddress(trail, discovered), {
          kind: 'page',
          headers,
          signal: context.signal,
        })
        if (response.status === 304) return 'unchanged'
        const verdict = pageVerdict(response, now())
        if (!verdict.usable) return end(context, { trail, discovered, ...verdict, status: response.status })
        return await keep(context, { trail, discovered, feed, response, recheckHours, now: now() })
      } catch (error) {
        if (!isWebFault(error) || error.disposition === 'retry') throw error
        return end(context, { trail, discovered, reason: unavailableReason(error), message: error.message })
      }
    },
    giveUp: async (context, fault: Fault) => {
      const trail = await context.log.readStream(context.input.streamId)
      return end(context, {
        trail,
        discovered: discoveryIn(trail, context),
        reason: unavailableReason(fault),
        message: fault.message,
      })
    },
  })

const discoveryIn = (trail: LogEvent[], { input }: Context): Discovered => {
  const found = trail.find((event): event is Discovered => event.type === 'ArticleDiscovered')
  if (!found) throw new ParkingFault('never-discovered', `${input.streamId} has no ArticleDiscovered.`)
  return found
}

/** Whether the page was looked at after it was found to be edited: ten feeds that carry an edit ask ten times. */
const wasAskedSince = async (trail: LogEvent[], { input, log }: Context): Promise<boolean> => {
  if (input.type !== 'ArticleRefetchDue' || input.data.cause !== 'edit') return false
  const positions = trail
    .filter(({ type, position }) => ASKS.has(type) && position !== input.position)
    .map(({ position }) => position)
  return hasEffectSince(log.database, { stage: 'fetch', positions, since: input.recordedAt })
}

const ASKS: ReadonlySet<string> = new Set(topology.fetch.takes)

/**
 * What the last answer gave to ask again with. An edit is asked for in full, since its feed says that there is one, and
 * so is the last look, so that a server that always says 304 is found out.
 */
const validatorsFor = (trail: LogEvent[], { input }: Context, looks: number): Record<string, string> => {
  const last = lastFetched(trail)
  const asksAgain = input.type === 'ArticleRefetchDue' && input.data.cause === 'recheck' && input.data.attempt < looks
  return last && asksAgain ? conditionalHeaders(validatorsOf(last.data.headers)) : {}
}

const lastFetched = (trail: LogEvent[]): LogEvent<'ArticleFetched'> | undefined =>
  trail.findLast((event): event is LogEvent<'ArticleFetched'> => event.type === 'ArticleFetched')

type Kept = {
  trail: LogEvent[]
  discovered: Discovered
  feed: ReturnType<typeof describeFeed>
  response: WebResponse
  recheckHours: readonly number[]
  now: number
}

const keep = async (
  context: Context,
  { trail, discovered, feed, response, recheckHours, now }: Kept,
): Promise<string> => {
  const { emit, documents, input } = context
  const last = lastFetched(trail)
  if (last && (await saysTheSame(context, last.data.document, response.body))) return 'unchanged'
  const document = await documents.put(response.body)
  const { title, publishedAt } = discovered.data
  emit('ArticleFetched', input.streamId, {
    url: pageAddress(trail, discovered),
    finalUrl: response.finalUrl,
    status: response.status,
    ...(response.contentType ? { contentType: response.contentType } : {}),
    headers: response.headers,
    document,
    bytes: response.body.length,
    hints: {
      ...(title ? { title } : {}),
      ...(publishedAt ? { publishedAt } : {}),
      ...(feed?.country ? { country: feed.country } : {}),
      ...(feed?.language ? { language: feed.language } : {}),
    },
  })
  if (input.type === 'ArticleDiscovered') {
    const articleId = input.streamId.slice('article/'.length)
    for (const [index, at] of recheckTimes(now, recheckHours).entries())
      context.schedule({ kind: 'recheck', subject: `${articleId}#${index + 1}`, dueAt: isoOf(at), detail: {} })
  }
  return 'fetched'
}

/** A document that is lost says nothing, and the new one takes its place. */
const saysTheSame = async ({ log }: Context, before: string, body: Uint8Array): Promise<boolean> => {
  if (before === hashOf(body)) return true
  const known = (await log.documents.bodies([before])).get(before)
  if (known === undefined || Math.max(known.length, body.length) > LONGEST_COMPARED) return false
  return pageWords(known) === pageWords(body)
}

/** Bytes of a page whose words are compared; no article is longer, and what is would hold up other work. */
const LONGEST_COMPARED = 4 * 1024 * 1024

type Ended = { trail: LogEvent[]; discovered: Discovered; reason: UnavailableReason; message: string; status?: number }

/** An article that has text already keeps it when a later look fails. */
const end = ({ emit, input }: Context, { trail, discovered, reason, message, status }: Ended): string => {
  if (trail.some((event) => event.type === 'ArticleFetched')) return `recheck: ${reason}`
  emit('ArticleUnavailable', input.streamId, {
    url: pageAddress(trail, discovered),
    reason,
    message: message.slice(0, 1_000),
    ...(status === undefined ? {} : { status }),
  })
  return `unavailable: ${reason}`
}
