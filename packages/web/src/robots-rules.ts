/** One Allow or Disallow line; `pattern` is normalised (see `normalPath`) and may hold `*` and a final `$`. */
export type RobotsRule = { allow: boolean; pattern: string }

/** What a robots.txt says to one user agent. `starred` counts rules with a star inside; `signals` are the values of its Content-Signal and Content-Usage lines. */
export type RobotsGroup = { rules: RobotsRule[]; starred: number; crawlDelaySeconds?: number; signals: string[] }

/**
 * How many patterns with a star inside are searched for. Files from life have some dozens; forty thousand of them over
 * a long address would take seconds.
 */
const MAX_STARRED = 2000

/** Longer patterns match no address worth having; Disallow keeps their beginning, which forbids more, and so do stars too many. */
const MAX_PATTERN = 1024

/**
 * Reads the lines of a robots.txt that concern a user agent (RFC 9309): all groups that name its product token, or the
 * groups for `*` when none does. Unknown lines, HTML included, are passed over.
 * @param token the product token in lower case: `blotter`
 */
export const robotsGroup = (text: string, token: string): RobotsGroup => {
  const own: RobotsGroup = { rules: [], starred: 0, signals: [] }
  const everybody: RobotsGroup = { rules: [], starred: 0, signals: [] }
  let named = false
  let current = new Set<RobotsGroup>()
  let agentsEnded = false
  // Crawl-delay is of no standard: it must not end a group of rules (2.2.4), and yet speaks to those alone who were named
  // last.
  let delayed = new Set<RobotsGroup>()
  let delayEnded = false
  for (const { key, value } of linesOf(text)) {
    if (key === 'user-agent') {
      if (agentsEnded) current = new Set()
      if (delayEnded) delayed = new Set()
      agentsEnded = delayEnded = false
      const agent = productToken(value)
      const groups = [...(agent === token ? [own] : []), ...(value.startsWith('*') ? [everybody] : [])]
      for (const group of groups) {
        current.add(group)
        delayed.add(group)
      }
      named ||= agent === token
    } else {
      const isRule = key === 'allow' || key === 'disallow'
      agentsEnded ||= isRule
      delayEnded ||= isRule || key === 'crawl-delay'
      for (const group of key === 'crawl-delay' ? delayed : current) addLine(group, key, value)
    }
  }
  return named ? own : everybody
}

/** The product token at the head of a User-Agent: `Blotter/0.1 (+https://…)` gives `blotter`. */
export const productToken = (userAgent: string): string => PRODUCT.exec(userAgent)?.[0].toLowerCase() ?? ''

/** `Blotter` of `Blotter/0.1`; nothing of `/0.1`. */
const PRODUCT = /^[A-Za-z_-]+/

/**
 * A path or pattern in the one spelling that both are compared in (RFC 9309 section 2.2.2): bytes outside ASCII are
 * percent-encoded, unreserved characters are not, hexadecimal digits are upper case.
 */
export const normalPath = (path: string): string =>
  path
    .toWellFormed()
    .replace(NOT_PRINTABLE, (text) => encodeURIComponent(text))
    .replace(ESCAPED, (triplet) => {
      const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16))
      return UNRESERVED.test(character) ? character : triplet.toUpperCase()
    })

/** `é`, a space; not `~`. */
const NOT_PRINTABLE = /[^\x21-\x7e]+/g
/** `%7e`; not `%zz`. */
const ESCAPED = /%[0-9a-fA-F]{2}/g
/** `~`; not `/`. */
const UNRESERVED = /^[A-Za-z0-9._~-]$/

type Line = { key: string; value: string }

function* linesOf(text: string): Generator<Line> {
  for (const raw of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const hash = raw.indexOf('#')
    const line = hash < 0 ? raw : raw.slice(0, hash)
    const colon = line.indexOf(':')
    if (colon > 0) yield { key: line.slice(0, colon).trim().toLowerCase(), value: line.slice(colon + 1).trim() }
  }
}

const addLine = (group: RobotsGroup, key: string, value: string): void => {
  if (key === 'content-signal' || key === 'content-usage') group.signals.push(value)
  if (key === 'crawl-delay' && CRAWL_DELAY.test(value))
    group.crawlDelaySeconds = Math.max(group.crawlDelaySeconds ?? 0, Number(value))
  if ((key !== 'allow' && key !== 'disallow') || value === '') return
  const allow = key === 'allow'
  const pattern = value.slice(0, MAX_PATTERN)
  const star = pattern.indexOf('*')
  const starred = star >= 0 && star < pattern.length - 1
  if (starred) group.starred += 1
  const tooMany = starred && group.starred > MAX_STARRED
  if (allow && (tooMany || value.length > MAX_PATTERN)) return
  group.rules.push({ allow, pattern: normalPath(tooMany ? pattern.slice(0, star) : pattern) })
}

/** `2`, `0.5`; not `two`. */
const CRAWL_DELAY = /^\d{1,6}(\.\d{1,3})?$/
