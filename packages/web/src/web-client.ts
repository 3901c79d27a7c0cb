import { Agent } from 'undici'
import { type Answer, exchange, type Message } from './exchange.ts'
import { type Arrival, followRedirects, type Redirect } from './follow-redirects.ts'
import { guardedConnector } from './guarded-connector.ts'
import { hostAllowance } from './host-allowance.ts'
import type { HostGate } from './host-gate.ts'
import { hostKey } from './host-key.ts'
import { hostTurn } from './host-turn.ts'
import { processHostGate } from './process-host-gate.ts'
import { classifyResponse } from './response-class.ts'
import { type RobotsKeeper, robotsKeeper } from './robots-keeper.ts'
import { memoryRobotsStore, type RobotsStore } from './robots-store.ts'
import { type TimeBudget, timeBudget, unlessAborted } from './time-budget.ts'
import { PassingWebFault } from './web-fault.ts'
import { requestHeaders, type WebHeaders, type WebKind } from './web-headers.ts'
import { type WebLimits, type WebSettings, type WebTimeouts, webDefaults } from './web-settings.ts'
import { readWebUrl } from './web-url.ts'

export type WebClientOptions = Partial<Omit<WebSettings, 'limits' | 'timeouts'>> & {
  /** the whole User-Agent header, with a way to reach us; its first word is our name in robots.txt */
  userAgent: string
  /** `host:port` that the address guard lets through */
  allow?: readonly string[]
  limits?: Partial<WebLimits>
  timeouts?: Partial<WebTimeouts>
  /** a gate and a store shared with other processes; by default the client keeps its own */
  gate?: HostGate
  robots?: RobotsStore
}

export type WebRequest = {
  kind: WebKind
  headers?: WebHeaders
  signal?: AbortSignal | undefined
  /** Whether a redirect's target is asked for by others anyway; the redirect is then the answer. */
  isLeft?: (target: string) => Promise<boolean>
}

/**
 * An answer of any status. `url` is what was asked, `finalUrl` where the answer came from, `redirects` the hops between;
 * header names are in lower case; `body` is decoded, `wireBytes` its length as it was sent.
 */
export type WebResponse = {
  url: string
  finalUrl: string
  redirects: Redirect[]
  status: number
  headers: WebHeaders
  contentType?: string
  body: Uint8Array
  wireBytes: number
  /** The last redirect was not followed, by the request's own wish. */
  leftToOthers?: true
}

export type WebClient = {
  /** @throws WebFault, or the signal's reason */
  get(url: string, request: WebRequest): Promise<WebResponse>
  /**
   * Sends a form under the same guard, caps, deadlines and gate; a redirect is an answer and not followed.
   * @throws WebFault, or the signal's reason
   */
  post(url: string, form: URLSearchParams, signal?: AbortSignal): Promise<WebResponse>
  /**
   * Sends a message the same way, with headers of its own.
   * @throws WebFault, or the signal's reason
   */
  send(url: string, message: Message & { headers: WebHeaders }, signal?: AbortSignal): Promise<WebResponse>
  /** Ends what is under way with `closed` and gives back all sockets. */
  close(): Promise<void>
}

const MAX_REDIRECTS = 10
/** RFC 9309 section 2.3.1.2. */
const ROBOTS_REDIRECTS = 5
/** After 429 without a time. */
const DEFAULT_QUIET_MS = 60_000

/**
 * An HTTP client that may be pointed at addresses from strangers: every hop passes the address guard, the caps, the
 * deadlines, the host's gate and, for pages, robots.txt.
 * @throws InputFault `bad-allowance`
 */
export const createWebClient = (options: WebClientOptions): WebClient => {
  const site = webSite(options)
  const robots = robotsKeeper({
    userAgent: options.userAgent,
    store: options.robots ?? memoryRobotsStore(),
    begin: (url, totalMs) => timeBudget(url.href, totalMs, site.closing.signal),
    fetchRobots: (url, budget) => fetchRobots(site, url, budget),
  })
  return {
    get: (address, request) => get({ ...site, robots }, address, request),
    post: (address, form, signal) =>
      post(site, address, { message: { type: FORM, body: form.toString() }, headers: {}, signal }),
    send: (address, { headers, ...message }, signal) => post(site, address, { message, headers, signal }),
    close: async () => {
      site.closing.abort(new PassingWebFault('closed', 'The web client was closed'))
      await site.dispatcher.destroy()
    },
  }
}

type Site = ReturnType<typeof webSite>

const webSite = (options: WebClientOptions) => {
  const limits = { ...webDefaults.limits, ...options.limits }
  const timeouts = { ...webDefaults.timeouts, ...options.timeouts }
  const settings = { ...webDefaults, ...options, limits, timeouts }
  const allowance = hostAllowance(options.allow ?? [])
  const dispatcher = new Agent({
    connect: guardedConnector({ allowance, connectMs: timeouts.connectMs }),
    connections: settings.perHost,
    headersTimeout: timeouts.headersMs,
    bodyTimeout: timeouts.bodyMs,
    maxHeaderSize: limits.headerBytes,
    keepAliveMaxTimeout: 30_000,
  })
  const gate = options.gate ?? processHostGate(settings)
  return { settings, allowance, dispatcher, gate, closing: new AbortController() }
}

const get = async (site: Site & { robots: RobotsKeeper }, address: string, request: WebRequest) => {
  const { settings, gate, robots, allowance } = site
  const start = readWebUrl(address, allowance)
  const closed = site.closing.signal
  const stop = request.signal ? AbortSignal.any([request.signal, closed]) : closed
  const budget = timeBudget(start.href, settings.timeouts.totalMs, stop)
  const turn = hostTurn(gate, { ...patienceOf(settings.timeouts), signal: stop })
  const decodedBytes = request.kind === 'feed' ? settings.limits.feedBytes : settings.limits.pageBytes
  const caps = { ...settings.limits, decodedBytes }

  const visit = async (url: URL, headers: WebHeaders): Promise<Answer> => {
    const asksRobots = request.kind === 'page'
    // The file may be behind the gate of the host that is held: whoever waits holds nothing.
    await turn.rest()
    if (asksRobots) await slowDown(site, url, await unlessAborted(robots.pass(url, budget), stop))
    await turn.take(url)
    const answer = await budget.run((signal) =>
      exchange(site.dispatcher, { url, headers, caps, over: 'throw', signal }),
    )
    if (answer.status >= 500) turn.struggle()
    await keepQuiet(gate, url, answer)
    return answer
  }

  const headers = requestHeaders({ userAgent: settings.userAgent, kind: request.kind, given: request.headers })
  const { isLeft } = request
  const journey = { start, headers, allowance, hops: MAX_REDIRECTS, visit, isLeft }
  const arrival = await turn.during(() => followRedirects(journey))
  return webResponse(address, arrival)
}

const patienceOf = ({ holdMs, totalMs }: Site['settings']['timeouts']) => ({
  firstMs: holdMs,
  onwardMs: Math.max(holdMs, totalMs),
})

const FORM = 'application/x-www-form-urlencoded'

type Sending = { message: Message; headers: WebHeaders; signal: AbortSignal | undefined }

const post = async (
  site: Site,
  address: string,
  { message, headers: own, signal: given }: Sending,
): Promise<WebResponse> => {
  const { settings, gate } = site
  const url = readWebUrl(address, site.allowance)
  const closed = site.closing.signal
  const stop = given ? AbortSignal.any([given, closed]) : closed
  const budget = timeBudget(url.href, settings.timeouts.totalMs, stop)
  const turn = hostTurn(gate, { ...patienceOf(settings.timeouts), signal: stop })
  const headers = requestHeaders({ userAgent: settings.userAgent, kind: 'page', given: { accept: '*/*', ...own } })
  const caps = { ...settings.limits, decodedBytes: settings.limits.robotsBytes }
  const answer = await turn.during(async () => {
    await turn.take(url)
    return budget.run((signal) => exchange(site.dispatcher, { url, headers, caps, over: 'cut', signal, message }))
  })
  await keepQuiet(gate, url, answer)
  return webResponse(address, { answer, finalUrl: url.href, redirects: [] })
}

const slowDown = async (site: Site, url: URL, crawlDelayMs: number): Promise<void> => {
  if (crawlDelayMs > 0) await site.gate.slow(hostKey(url), Math.min(crawlDelayMs, site.settings.crawlDelayCapMs))
}

const keepQuiet = async (gate: HostGate, url: URL, answer: Answer): Promise<void> => {
  const now = Date.now()
  const { outcome, retryAfterMs = DEFAULT_QUIET_MS } = classifyResponse(answer.status, answer.headers, now)
  // A bot check may come as 429, too: whoever asks for quiet gets it.
  if (outcome === 'rate-limited' || answer.status === 429) await gate.quiet(hostKey(url), now + retryAfterMs)
}

const webResponse = (url: string, { answer, ...arrival }: Arrival): WebResponse => {
  const contentType = answer.headers['content-type']
  return { url, ...arrival, ...answer, ...(contentType === undefined ? {} : { contentType }) }
}

const fetchRobots = async (site: Site, start: URL, budget: TimeBudget): Promise<Answer> => {
  const { limits, timeouts, userAgent } = site.settings
  const caps = { ...limits, decodedBytes: limits.robotsBytes }
  const turn = hostTurn(site.gate, { ...patienceOf(timeouts), signal: site.closing.signal })
  const visit = async (url: URL, headers: WebHeaders) => {
    await turn.take(url)
    const answer = await budget.run((signal) => exchange(site.dispatcher, { url, headers, caps, over: 'cut', signal }))
    if (answer.status >= 500) turn.struggle()
    await keepQuiet(site.gate, url, answer)
    return answer
  }
  const headers = requestHeaders({ userAgent, kind: 'page', given: { accept: 'text/plain, */*;q=0.8' } })
  const journey = { start, headers, allowance: site.allowance, hops: ROBOTS_REDIRECTS, visit }
  const { answer } = await turn.during(() => followRedirects(journey))
  return answer
}
