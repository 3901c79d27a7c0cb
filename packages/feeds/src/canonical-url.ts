import { deterministicId, InputFault } from '@blotter/events'

/** Parameters that say where a reader came from and never which page is meant; `*` stands for any ending. */
const TRACKING = namePattern(
  'utm_* mtm_* pk_campaign pk_kwd pk_source pk_medium pk_content at_medium at_campaign at_custom* at_link* at_format',
  'at_bbc_team at_ptr_name fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid igshid twclid ttclid mc_cid mc_eid',
  '_hsenc _hsmi mkt_tok oly_enc_id oly_anon_id vero_id ns_mchannel ns_source ns_campaign ns_linkname ns_fee wt.mc*',
  'wt_mc* wt.rss* wt_zmc* cmpid ncid ocid ito smid ftag xtor traffic_source ref_src ref_url guccounter guce_*',
  '__twitter_impression spm feedtype feedname',
)

/** Parameters that may mean something, except where their value only names the feed. */
const SOURCE = namePattern('source src from ref via cid cmp campaign medium partner emc output rss feed')
// matches `rss`, `1` and nothing; not `reuters`
const FEED_VALUE = /^(?:rss|feed|rssfeed|xml|atom|newsletter|1|yes|true)?$/i

/** No site serves longer ones: RFC 9110, 4.1 asks for 8,000 octets at least. */
const MAX_LENGTH = 8_192

/**
 * The address by which an article is known: scheme and host in lower case, no default port, credentials, fragment or
 * tracking parameters, percent-escapes in upper case (RFC 3986, 6.2.2.1). The order of the other parameters is kept,
 * since some sites read it. Idempotent.
 * @returns null for what is no http(s) address, or one past 8,192 characters
 */
export const canonicalUrl = (url: string, base?: string): string | null => {
  const parsed = url.length > MAX_LENGTH ? null : URL.parse(url.trim(), base)
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:')) return null
  parsed.username = ''
  parsed.password = ''
  parsed.hash = ''
  // matches the end of `news.example.`, nothing in `news.example`; a host of dots alone stays
  parsed.hostname = parsed.hostname.replace(/\.+$/, '') || parsed.hostname
  const parameters = keptParameters(parsed.search)
  parsed.search = parameters && `?${parameters}`
  // matches `%c3`, not `%zz`
  return parsed.href.replace(/%[0-9a-f]{2}/gi, (escaped) => escaped.toUpperCase())
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
  return TRACKING.test(name) || (SOURCE.test(name) && FEED_VALUE.test(value))
}

/** Matches exactly the given names, `*` as any ending: `utm_medium` for `utm_*`, not `my_utm_medium`. */
function namePattern(...lists: string[]): RegExp {
  const names = lists.flatMap((list) => list.split(' '))
  return new RegExp(`^(?:${names.map((name) => name.replace('.', '\\.').replace('*', '.*')).join('|')})$`, 'i')
}
