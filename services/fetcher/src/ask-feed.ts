import { Fault, RetryableFault } from '@blotter/events'
import { type FeedReader, type ReadFeed, validatorsToSend } from '@blotter/feeds'
import { type FeedHealth, hashOf } from '@blotter/log'
import {
  challengeBy,
  classifyResponse,
  conditionalHeaders,
  freshForMs,
  linkInHeader,
  linksInHeader,
  validatorsOf,
  type WebClient,
  type WebResponse,
} from '@blotter/web'
import { msOf } from './moments.ts'

/** What came of asking for a feed. */
export type Asked = {
  /** `read`, `unchanged`, `waiting`, or the name of a failure (@blotter/feeds, failureOf). */
  outcome: string
  status: number | null
  cause: string | null
  /** What was read; null unless `read`. */
  feed: ReadFeed | null
  /** The answer, where there was one. */
  response: WebResponse | null
  conditional: boolean
  bodyHash: string | null
  /** Those of the answer; a 304 may name new ones (RFC 9111, 4.3.4). */
  validators: { etag: string | null; lastModified: string | null }
  retryAfterMs?: number | undefined
  freshMs?: number | undefined
  /** Nothing was asked, since the host takes no request for so long. */
  heldMs?: number
  /** From the request on, waiting for the host's turn included. */
  ms: number
}

type Hands = { web: Pick<WebClient, 'get'>; feeds: Pick<FeedReader, 'parse' | 'offers'> }
type Asking = {
  feedId: string
  url: string
  before: FeedHealth | null
  now: number
  signal: AbortSignal
  /** Whether an address is that of another feed of ours. */
  isAnothers: (url: string) => Promise<boolean>
}

/** Asks for a feed by what is known of it, and reads the answer; a failure is an outcome like others. */
export const askFeed = async (hands: Hands, asking: Asking): Promise<Asked> => {
  const { feedId, url, before, now, signal } = asking
  const headers = conditionalHeaders(validatorsToSend(feedId, knownValidators(before), now))
  const conditional = Object.keys(headers).length > 0
  const started = performance.now()
  const none = { status: null, feed: null, response: null, conditional, bodyHash: null, validators: NO_VALIDATORS }
  const ms = () => Math.round(performance.now() - started)
  let response: WebResponse | null = null
  try {
    response = await hands.web.get(url, { kind: 'feed', headers, signal, isLeft: asking.isAnothers })
    return { ...none, ...(await readAnswer(hands.feeds, response, { ...asking, conditional })), ms: ms() }
  } catch (error) {
    if (!(error instanceof Fault) || signal.aborted) throw error
    const cause = error.message.slice(0, 500)
    const held = error instanceof RetryableFault && error.code === 'host-held'
    if (held) return { ...none, outcome: 'waiting', cause, heldMs: error.retryAfterMs ?? 0, ms: ms() }
    return {
      ...none,
      ...(response ? await unreadable(hands.feeds, response, error) : { outcome: error.code, cause }),
      ms: ms(),
    }
  }
}

const NO_VALIDATORS = { etag: null, lastModified: null }

/** What earlier polls left of a feed's validators. */
export const knownValidators = (before: FeedHealth | null) => ({
  etag: before?.etag ?? null,
  lastModified: before?.lastModified ?? null,
  readAt: msOf(before?.readAt),
  lying: before?.validatorsLie ?? false,
})

type Read = Pick<Asked, 'outcome' | 'cause' | 'response' | 'status'> & Partial<Asked>

const readAnswer = async (
  feeds: Hands['feeds'],
  response: WebResponse,
  asked: Asking & { conditional: boolean },
): Promise<Read> => {
  const { before, now, conditional } = asked
  if (response.leftToOthers) {
    const cause = `it leads to ${response.finalUrl}, which is another feed of ours and asked by itself`
    return { status: response.status, response, outcome: 'unchanged', cause }
  }
  const { outcome, cause, retryAfterMs } = classifyResponse(response.status, response.headers, now)
  const common = { status: response.status, response, retryAfterMs, freshMs: freshForMs(response.headers, now) }
  // Nothing was named that could be unchanged: such a server would look fresh for ever.
  if (outcome === 'unchanged' && !conditional) return { ...common, outcome: 'unasked-304', cause }
  const { etag = null, lastModified = null } = validatorsOf(response.headers)
  const validators = { etag, lastModified }
  if (outcome === 'unchanged') return { ...common, outcome, cause: null, validators }
  if (outcome !== 'ok') {
    const maker = challengeBy(response)
    return maker ? { ...common, outcome: 'challenge', cause: askedBy(maker) } : { ...common, outcome, cause }
  }
  const whole = { ...common, cause: null, validators, bodyHash: hashOf(response.body) }
  if (before?.bodyHash === whole.bodyHash) return { ...whole, outcome: 'unchanged' }
  const feed = await feeds.parse({ ...pageOf(response), readAt: now })
  return { ...whole, outcome: 'read', feed: withLinks(feed, response) }
}

/** The header's links stand beside the feed's own (WebSub, 4). */
const withLinks = (feed: ReadFeed, { headers, finalUrl }: WebResponse): ReadFeed => {
  const linked = (relation: string) => URL.parse(linkInHeader(headers.link, relation) ?? '', finalUrl)?.href
  const hub = linkInHeader(headers.link, 'hub') ? linked('hub') : feed.hub
  const self = linkInHeader(headers.link, 'self') ? linked('self') : feed.self
  return { ...feed, ...(hub ? { hub } : {}), ...(self ? { self } : {}) }
}

/** A good answer that is no feed: a bot check by its maker's name, or what the reader says. */
const unreadable = async (feeds: Hands['feeds'], response: WebResponse, fault: Fault): Promise<Read> => {
  const maker = NO_FEED.has(fault.code) ? challengeBy(response) : undefined
  const isPage = fault.code === 'html-instead-of-feed' && !maker
  // What a page offers is an advice; a page that cannot be searched in time gives none.
  const [offered] = isPage
    ? await feeds.offers({ ...pageOf(response), links: linksInHeader(response.headers.link) }).catch(() => [])
    : []
  const cause = offered ? `${fault.message} It offers ${offered.url}.` : fault.message
  const named = maker ? { outcome: 'challenge', cause: askedBy(maker) } : { outcome: fault.code, cause }
  return { ...named, status: response.status, response }
}

const pageOf = ({ body, finalUrl: url, contentType }: WebResponse) => ({
  body,
  url,
  ...(contentType ? { contentType } : {}),
})

const NO_FEED = new Set(['html-instead-of-feed', 'not-a-feed', 'empty'])
const askedBy = (maker: string): string => `${maker} asks whether we are a person`
