/** Caps on what one answer may cost, in bytes; `ratio` is decoded bytes over wire bytes. */
export type WebLimits = {
  feedBytes: number
  pageBytes: number
  wireBytes: number
  robotsBytes: number
  headerBytes: number
  ratio: number
}

/**
 * Deadlines in ms. `headersMs` runs from the request to its header, `bodyMs` between two pieces of a body, `totalMs`
 * over all hops of one `get` (waiting for the host's turn not counted), `holdMs` is how long the first turn may be waited
 * for; each turn after it may take as long as `totalMs`.
 */
export type WebTimeouts = { connectMs: number; headersMs: number; bodyMs: number; totalMs: number; holdMs: number }

export type WebSettings = {
  limits: WebLimits
  timeouts: WebTimeouts
  /** ms between two starts on one host */
  hostGapMs: number
  /** requests at once on one host */
  perHost: number
  /** the longest Crawl-delay of a robots.txt that we follow, ms; 0 follows none */
  crawlDelayCapMs: number
  /** the longest time that a host which is down is left alone, ms; 0 tries it every time */
  deadHostCapMs: number
}

const MIB = 1024 * 1024

/** What the client does when it is told nothing. */
export const webDefaults: Readonly<WebSettings> = Object.freeze({
  limits: Object.freeze({
    feedBytes: 32 * MIB,
    pageBytes: 16 * MIB,
    wireBytes: 32 * MIB,
    robotsBytes: 500 * 1024, // RFC 9309 section 2.5
    headerBytes: 64 * 1024,
    ratio: 100, // feeds and pages compress 3 to 30 times
  }),
  timeouts: Object.freeze({ connectMs: 10_000, headersMs: 20_000, bodyMs: 15_000, totalMs: 60_000, holdMs: 15_000 }),
  hostGapMs: 1000,
  perHost: 2,
  crawlDelayCapMs: 10_000,
  deadHostCapMs: 600_000,
})
