import { deterministicId, InputFault } from '@blotter/events'

/** Parameters that say where a reader came from and never which page is meant. */
const TRACKING =
  /^(?:utm_.+|mtm_.+|pk_(?:campaign|kwd|source|medium|content)|at_(?:medium|campaign|custom\d|link.*|format|bbc_team|ptr_name)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|igshid|twclid|ttclid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|oly_enc_id|oly_anon_id|vero_id|ns_(?:mchannel|source|campaign|linkname|fee)|wt[._](?:mc|rss|zmc).*|cmpid|ncid|ocid|ito|smid|ftag|xtor|partner|emc|feedtype|feedname|traffic_source|ref_src|ref_url|guccounter|guce_.+|__twitter_impression|spm)$/i

/** Values of otherwise meaningful parameters that only name the feed. */
const FEED_SOURCE = /^(?:rss|feed|rssfeed|xml|atom|newsletter)$/i
const SOURCE_PARAMETER = /^(?:source|src|from|ref|via|cid|cmp|campaign|medium|rss|output)$/i

/**
 * The address by which an article is known: host in lower case, no default port, credentials, fragment or tracking
 * parameters, no trailing dot of the host, unreserved characters unescaped (RFC 3986, 6.2.2). The order of the other parameters is kept, since
 * some sites read it. Idempotent.
 * @returns null for what is no http(s) address
 */
export const canonicalUrl = (url: string, base?: string): string | null => {
  const parsed = URL.parse(url.trim(), base)
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null
  parsed.username = ''
  parsed.password = ''
  parsed.hash = ''
  parsed.hostname = parsed.hostname.replace(/\.+$/, '') || parsed.hostname
  parsed.pathname = unescapeUnreserved(parsed.pathname)
  parsed.search = keptParameters(parsed.search)
  return URL.parse(parsed.href)?.href ?? null
}

/**
 * The article's id: a UUIDv5 of its canonical URL, so that every spelling of one address gives the same.
 * @throws InputFault `bad-url` for what is no absolute http(s) address
 */
export const articleIdOf = (url: string): string => {
  const canonical = canonicalUrl(url)
  if (canonical === null) throw new InputFault('bad-url', `No article can have the address "${url.slice(0, 200)}".`)
  return deterministicId('article', canonical)
}

const keptParameters = (search: string): string =>
  search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(pair))
    .join('&')

const isTracking = (pair: string): boolean => {
  const [name = '', value = ''] = pair.split('=')
  return TRACKING.test(name) || (SOURCE_PARAMETER.test(name) && FEED_SOURCE.test(value))
}

// matches `%7E` and `%41`, not `%2F`
const unescapeUnreserved = (path: string): string =>
  path.replace(/%(?:2D|2E|5F|7E|3\d|4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A])/gi, (code) => {
    const char = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[A-Za-z0-9._~-]/.test(char) ? char : code
  })
