import { Fault } from '@blotter/events'
import {
  type Feed,
  type FeedItem,
  type FeedReader,
  failureOf,
  identityStrategy,
  nextPoll,
  type OfferedFeed,
  printDuration,
  rhythmOf,
} from '@blotter/feeds'
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

type Fact = { what: string; found: string }

/** What asking for a feed has shown. */
export type FeedProbe = {
  works: boolean
  /** The name that a poll would have: `read`, or a failure. */
  outcome: string
  says: string
  advice: string | null
  facts: Fact[]
  /** Its newest items. */
  items: FeedItem[]
  /** Feeds that the page offers, where it is one. */
  offers: OfferedFeed[]
}

type Setting = { baseMs: number; now: number }
type Web = Pick<WebClient, 'get'>
/** Who asks, and who reads: in a thread of its own, since a stranger wrote it. */
type Hands = { web: Web; reader: Pick<FeedReader, 'parse' | 'offers'> }
const SHOWN = 5

/** Asks for a feed as a poll would, and once more with the validators that it gave. */
export const probeFeed = async ({ web, reader }: Hands, url: string, setting: Setting): Promise<FeedProbe> => {
  const facts: Fact[] = []
  let response: WebResponse | undefined
  try {
    response = await web.get(url, { kind: 'feed' })
    facts.push(...answerFacts(response))
    const { outcome } = classifyResponse(response.status, response.headers, setting.now)
    if (outcome !== 'ok') return await failed(outcome, { reader, facts, response })
    const feed = await reader.parse({ ...pageOf(response), readAt: setting.now })
    facts.push(...feedFacts(feed, response, setting), ...(await validatorFact(web, url, response)))
    const says = `This is a feed of ${feed.items.length} items${feed.title ? `, "${feed.title}"` : ''}. It can be added.`
    return { works: true, outcome: 'read', says, advice: null, facts, items: feed.items.slice(0, SHOWN), offers: [] }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    facts.push({ what: 'fault', found: error.message })
    return failed(error.code, { reader, facts, response })
  }
}

type Failing = { reader: Hands['reader']; facts: Fact[]; response: WebResponse | undefined }

const failed = async (code: string, { reader, facts, response }: Failing): Promise<FeedProbe> => {
  const maker = response && challengeBy(response)
  const outcome = maker ? 'challenge' : code
  const links = linksInHeader(response?.headers.link)
  const offers = response && !maker ? await reader.offers({ ...pageOf(response), links }).catch(() => []) : []
  const { says, advice } = failureOf(outcome)
  return {
    works: false,
    outcome,
    says: maker ? `${says} ${MADE_BY(maker)}` : says,
    advice: offers[0] ? `Try ${offers[0].url}` : advice,
    facts,
    items: [],
    offers,
  }
}

const MADE_BY = (maker: string): string => `It is ${maker === 'a captcha' ? maker : `${maker}'s`}.`

const pageOf = ({ body, finalUrl: url, contentType }: WebResponse) => ({
  body,
  url,
  ...(contentType ? { contentType } : {}),
})

const answerFacts = (response: WebResponse): Fact[] => {
  const { status, contentType, body, wireBytes, redirects, headers } = response
  const encoding = headers['content-encoding']
  const kept = redirects.every((hop) => hop.status === 301 || hop.status === 308)
  return [
    ...redirects.map((hop) => ({ what: `redirect ${hop.status}`, found: hop.to })),
    ...(redirects.length
      ? [{ what: 'is kept', found: kept ? 'after ten sightings over three days' : 'never: not every hop is permanent' }]
      : []),
    { what: 'status', found: String(status) },
    { what: 'type', found: contentType ?? 'not said' },
    { what: 'size', found: `${wireBytes} bytes${encoding ? ` (${encoding}), unpacked ${body.length}` : ''}` },
  ]
}

const feedFacts = (feed: Feed, response: WebResponse, { baseMs, now }: Setting): Fact[] => {
  const dates = feed.items.flatMap(({ publishedAt, updatedAt }) => publishedAt ?? updatedAt ?? [])
  const rhythm = rhythmOf(dates, now)
  const newest = dates.toSorted().at(-1)
  const pageless = feed.items.filter(({ url }) => !url).length
  const hub = linkInHeader(response.headers.link, 'hub') ?? feed.hub
  const next = nextPoll({
    feedId: response.url,
    now,
    baseMs,
    rhythm,
    lastNewAt: newest ? Date.parse(newest) : null,
    knownShare: null,
    weight: 0,
    ttlMs: (feed.ttlMinutes ?? 0) * 60_000,
    freshMs: freshForMs(response.headers, now),
    skips: feed.skips,
  })
  return [
    { what: 'newest item', found: newest ?? 'undated' },
    { what: 'rhythm', found: rhythm ? `something new every ${printDuration(rhythm.gapMs)}` : 'not to be told yet' },
    { what: 'polled again', found: `in ${printDuration(next.at - now)}: ${next.why}` },
    { what: 'told apart by', found: identityStrategy(feed.items, 'guid') },
    ...(pageless ? [{ what: 'left out', found: `${pageless} items without an address` }] : []),
    ...feed.warnings.map(({ code, message }) => ({ what: `repaired: ${code}`, found: message })),
    ...(hub ? [{ what: 'hub', found: `${hub} (WebSub)` }] : []),
    ...(feed.older ? [{ what: 'older items', found: feed.older }] : []),
  ]
}

/** Asks a second time: a server that keeps to its validators answers 304. */
const validatorFact = async (web: Web, url: string, response: WebResponse): Promise<Fact[]> => {
  const headers = conditionalHeaders(validatorsOf(response.headers))
  const names = Object.keys(headers)
  if (!names.length) return [{ what: 'if unchanged', found: 'sent in full each time: no ETag, no Last-Modified' }]
  const again = await web.get(url, { kind: 'feed', headers }).catch((error: unknown) => {
    if (error instanceof Fault) return { status: error.message }
    throw error
  })
  const found = again.status === 304 ? 'a short 304, as it should be' : `${again.status} in spite of its validators`
  return [{ what: 'if unchanged', found }]
}
