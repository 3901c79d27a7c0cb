import { classifyResponse } from './response-class.ts'
import type { RobotsRecord, RobotsStore } from './robots-store.ts'
import { robotsVerdict } from './robots-verdict.ts'
import type { TimeBudget } from './time-budget.ts'
import { isWebFault, LastingWebFault, PassingWebFault } from './web-fault.ts'
import type { WebHeaders } from './web-headers.ts'

/** The final answer to a request for /robots.txt, redirects followed. */
export type RobotsAnswer = { status: number; headers: WebHeaders; body: Uint8Array }

export type RobotsKeeper = {
  /**
   * Passes an address that its origin's robots.txt allows, fetching the file when none is at hand.
   * @param budget  of the page, which pays for the file, also where another page had begun to ask for it
   * @returns the origin's Crawl-delay in ms, 0 when there is none
   * @throws LastingWebFault `robots`; PassingWebFault `robots-unreachable`; the fault of a host that cannot be reached
   */
  pass(url: URL, budget: TimeBudget): Promise<number>
}

const DAY = 24 * 60 * 60 * 1000
/** How long an unreachable robots.txt closes its origin before it is asked again. */
const CLOSED = 10 * 60 * 1000
/** … and where it named a time of its own, at least. */
const SHORTEST = 60 * 1000

/**
 * Keeps robots.txt files (RFC 9309 section 2.3): 24 h, 4xx means all is allowed, 5xx, 429 and silence that nothing is.
 * @param begin        an allowance of its own for a file: whoever asked for it first may go away while others wait
 * @param fetchRobots  fetches the file of an origin, cut at the size limit
 */
export const robotsKeeper = (options: {
  userAgent: string
  store: RobotsStore
  begin: (url: URL, totalMs: number) => TimeBudget
  fetchRobots: (url: URL, budget: TimeBudget) => Promise<RobotsAnswer>
}): RobotsKeeper => {
  const underWay = new Map<string, Promise<Fetched>>()

  const current = async (origin: string): Promise<RobotsRecord | undefined> => {
    const record = await options.store.read(origin)
    return record && record.until > Date.now() ? record : undefined
  }
  const fetched = (origin: string, totalMs: number): Promise<Fetched> => {
    const known = underWay.get(origin)
    if (known) return known
    const url = new URL('/robots.txt', origin)
    const budget = options.begin(url, totalMs)
    const fetching = readRobots(() => options.fetchRobots(url, budget))
      .then(async (record) => {
        await options.store.write(origin, record)
        return { record, tookMs: totalMs - budget.leftMs() }
      })
      .finally(() => underWay.delete(origin))
    underWay.set(origin, fetching)
    return fetching
  }

  return {
    pass: async (url, budget) => {
      const known = await current(url.origin)
      if (known) return judge(known, url, options.userAgent)
      const { record, tookMs } = await fetched(url.origin, budget.leftMs())
      budget.charge(tookMs)
      return judge(record, url, options.userAgent)
    },
  }
}

type Fetched = { record: RobotsRecord; tookMs: number }

const readRobots = async (fetchRobots: () => Promise<RobotsAnswer>): Promise<RobotsRecord> => {
  try {
    return recordOf(await fetchRobots(), Date.now())
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
