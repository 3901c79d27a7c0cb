import { deterministicId, InputFault } from '@blotter/events'

/** Parameters that say where a reader came from and never which page is meant; `*` stands for any ending. */
const TRACKING = namePattern(
  'utm_* mtm_* pk_campaign pk_kwd pk_source pk_medium pk_content at_medium at_campaign at_custom* at_link* at_format',
  'at_bbc_team at_ptr_name fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid igshid twclid ttclid mc_cid mc_eid',
  '_hsenc _hsmi mkt_tok oly_enc_id oly_anon_id vero_id ns_mchannel ns_source ns_campaign ns_linkname ns_fee wt.mc*',
  'wt_mc* wt.rss* wt_zmc* cmpid ncid ocid ito smid ftag xtor traffic_source ref_src ref_url guccounter guce_*',
  '__twitter_impression spm feedtype feedname _ga _gl gad_source gad_campaignid srsltid fb_action_ids fb_ref fb_source',
  'pk_cid piwik_* matomo_* hsctatracking _openstat yptr sharetype soc_src soc_trk trk_* icid xtref wtmc sc_campaign sc_channel',
)

/** Parameters that may mean something, except where their value only names the feed. */
const SOURCE = namePattern(
  'source src from ref referrer referer via cid cmp campaign medium partner emc output rss feed',
)
// matches `rss`, `1`, nothing, `twitter` and `social:news:2026`; not `reuters` and not `71234`
const FEED_VALUE =
  /^(?:(?:rss|feed|rssfeed|xml|atom|newsletter|twitter|facebook|whatsapp|telegram|linkedin|reddit|google|googlenews|social|email|push|homepage|hp|share)(?:(?:[_:.~-]|%3a)[^&]*)?|1|yes|true)?$/i

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
 * The article's id: a UUIDv5 of its canonical URL, so that every spelling of one address gives the same. Spellings that
 * are never two articles are one: http and https, with and without `www.` and a slash or `index.html` at the end, escapes
 * of plain letters (RFC 3986, 6.2.2.2), and AMP's page of an article. No address is fetched in that form.
 * @throws InputFault `bad-url` for what is no absolute http(s) address
 */
export const articleIdOf = (url: string): string => articleIdsOf(url)[0]

/**
 * The ids under which an article of an address may stand in a log: today's, and that of logs which were begun while each
 * spelling had an id of its own. Where the log knows the second, it is the article's for good.
 * @throws InputFault `bad-url` for what is no absolute http(s) address
 */
export const articleIdsOf = (url: string): [today: string, former: string] => {
  const canonical = canonicalUrl(url)
  if (canonical === null) throw new InputFault('bad-url', `No article can have the address "${url.slice(0, 200)}".`)
  return [deterministicId('article', oneSpelling(canonical)), deterministicId('article', canonical)]
}

const oneSpelling = (canonical: string): string => {
  const url = new URL(canonical)
  const parameters = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !AMP_PARAMETER.test(pair))
    .join('&')
  const path = url.pathname.replace(PLAIN_ESCAPE, (escaped) => decodeURIComponent(escaped)).replace(INDEX, '/')
  const host = url.host.replace(WWW, '')
  return `https://${host}${path.replace(AMP_PATH, '$1').replace(/(?<=.)\/$/, '')}${parameters && `?${parameters}`}`
}

// matches `amp`, `amp=1` and `outputType=amp`; not `amp=5kw`
const AMP_PARAMETER = /^(?:amp(?:=(?:1|true|yes)?)?|outputtype=amp)$/i
// matches `www.` of `www.news.example`, nothing of `www.example`
const WWW = /^www\.(?=[^.]+\.[^.])/
// matches `%41` and `%7E`; not `%2F`, and nothing behind a stray `%`, where it would begin another escape
const PLAIN_ESCAPE = /(?<!%|%[0-9A-Fa-f])%(?:4[1-9A-F]|5[0-9A]|6[1-9A-F]|7[0-9A]|3[0-9]|2D|2E|5F|7E)/g
// matches the end of `/a/index.html`, not of `/index.html.en`
const INDEX = /\/index\.html?$/i
// matches the end of `/2026/ferry-sinks/amp/` and of `/news/71234567.amp`; not of `/tag/amp`, which is no article's
const AMP_PATH = /(\/(?=[^/]*[-\d])[^/]{4,})(?:\/amp\/?|\.amp)$/i

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
