import { classifyResponse } from './response-class.ts'
import type { RobotsRecord, RobotsStore } from './robots-store.ts'
import { robotsVerdict } from './robots-verdict.ts'
import { isWebFault, LastingWebFault, PassingWebFault } from './web-fault.ts'
import type { WebHeaders } from './web-headers.ts'

/** The final answer to a request for /robots.txt, redirects followed. */
export type RobotsAnswer = { status: number; headers: WebHeaders; body: Uint8Array }

export type RobotsKeeper = {
  /**
   * Passes an address that its origin's robots.txt allows, fetching the file when none is at hand.
   * @returns the origin's Crawl-delay in ms, 0 when there is none
   * @throws LastingWebFault `robots`; PassingWebFault `robots-unreachable`; the fault of a host that cannot be reached
   */
  pass(url: URL): Promise<number>
}

const DAY = 24 * 60 * 60 * 1000
/** How long an unreachable robots.txt closes its origin before it is asked again. */
const CLOSED = 10 * 60 * 1000
/** … and where it named a time of its own, at least. */
const SHORTEST = 60 * 1000

/**
 * Keeps robots.txt files (RFC 9309 section 2.3): 24 h, 4xx means all is allowed, 5xx, 429 and silence that nothing is.
 * @param fetchRobots fetches the file of an origin, cut at the size limit
 */
export const robotsKeeper = (options: {
  userAgent: string
  store: RobotsStore
  fetchRobots: (url: URL) => Promise<RobotsAnswer>
}): RobotsKeeper => {
  const underWay = new Map<string, Promise<RobotsRecord>>()

  const current = async (origin: string): Promise<RobotsRecord | undefined> => {
    const record = await options.store.read(origin)
    return record && record.until > Date.now() ? record : undefined
  }
  const fetched = (origin: string): Promise<RobotsRecord> => {
    const known = underWay.get(origin)
    if (known) return known
    const fetching = readRobots(origin, options.fetchRobots)
      .then(async (record) => {
        await options.store.write(origin, record)
        return record
      })
      .finally(() => underWay.delete(origin))
    underWay.set(origin, fetching)
    return fetching
  }

  return {
    pass: async (url) => {
      const record = (await current(url.origin)) ?? (await fetched(url.origin))
      return judge(record, url, options.userAgent)
    },
  }
}

const readRobots = async (origin: string, fetchRobots: (url: URL) => Promise<RobotsAnswer>): Promise<RobotsRecord> => {
  try {
    const answer = await fetchRobots(new URL('/robots.txt', origin))
    return recordOf(answer, Date.now())
  } catch (error) {
    if (isWebFault(error) && error.code === 'redirect-loop') return { state: 'open', text: '', until: Date.now() + DAY }
    if (!isWebFault(error) || SAYS_IT_ALL.has(error.code)) throw error
    return { state: 'closed', text: '', until: Date.now() + CLOSED }
  }
}

/** Faults of the host and not of its robots.txt: the page would end the same way, under its own name. */
const SAYS_IT_ALL: ReadonlySet<string> = new Set([
  'dns',
  'unreachable',
  'tls',
  'refused-address',
  'closed',
  'host-held',
])

const recordOf = (answer: RobotsAnswer, now: number): RobotsRecord => {
  const { outcome, retryAfterMs } = classifyResponse(answer.status, answer.headers, now)
  if (outcome === 'ok') return { state: 'rules', text: new TextDecoder().decode(answer.body), until: now + DAY }
  if (outcome === 'rate-limited' || outcome === 'server-error')
    return { state: 'closed', text: '', until: now + Math.max(retryAfterMs ?? CLOSED, SHORTEST) }
  return { state: 'open', text: '', until: now + DAY }
}

const judge = (record: RobotsRecord, url: URL, userAgent: string): number => {
  if (record.state === 'open') return 0
  if (record.state === 'closed') {
    const retryAfterMs = Math.max(record.until - Date.now(), 1000)
    const message = `${url.origin}/robots.txt cannot be had, so nothing is fetched there for now`
    throw new PassingWebFault('robots-unreachable', message, { url: url.href, retryAfterMs })
  }
  const verdict = robotsVerdict(record.text, userAgent, url.pathname + url.search)
  if (verdict.allowed) return verdict.crawlDelayMs ?? 0
  throw new LastingWebFault('robots', `${url.href} is closed by "${verdict.rule}"`, { url: url.href })
}
