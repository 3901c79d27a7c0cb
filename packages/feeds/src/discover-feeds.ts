import { Parser } from 'htmlparser2'
import { decodeText } from './charset.ts'
import { present } from './present.ts'
import { resolveUrl } from './resolve-url.ts'
import { plainText } from './text-construct.ts'
import { WarningList } from './warning.ts'

/** A feed that a web page offers; `how`: it says so itself, or one of its links looks like one. */
export type OfferedFeed = { url: string; title?: string; how: 'offered' | 'guessed' }

/** What is read of a page, and how many feeds are taken from it. */
const LOOKED_AT = 2 * 1024 * 1024
const MOST = 20
/** Open elements, behind which nothing is read: each end tag is looked for among them. */
const DEEPEST = 512

class TooDeep extends Error {}

/** Types that stand for a feed; `application/json` only where a page says so of an alternate. */
const TYPES =
  /^(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|application\/(?:xml|json|rss|atom)|text\/(?:xml|rss))$/i
// matches `/feed`, `/rss.xml`, `/index.atom`, `?feed=rss2`; not `/feedback`, `/process`
const LOOKS_LIKE =
  /(?:^|[/._-])(?:rss2?|atom|feeds?)(?:\.(?:xml|json|php|aspx?))?\/?(?:$|[?#])|[?&]feed=|\.(?:rss|atom)$/i

/** A page as it came; `links` are those of its Link header (RFC 8288). */
export type OfferingPage = {
  body: Uint8Array
  /** for relative links */
  url: string
  contentType?: string
  links?: readonly { target: string; relations: readonly string[]; type?: string; title?: string }[]
}

/**
 * The feeds that a web page offers (by its Link header and by `<link rel="alternate">`, the RSS Advisory Board's and
 * WHATWG's autodiscovery), and behind them the links that look like feeds; each address once, in document order.
 */
export const discoverFeeds = (page: OfferingPage): OfferedFeed[] => {
  const { contentType } = page
  const body = page.body.subarray(0, LOOKED_AT)
  const html = decodeText(body, { contentType, warnings: new WarningList() })
  const offered = new Map<string, OfferedFeed>()
  const guessed = new Map<string, OfferedFeed>()
  let base = page.url
  const take = (
    into: Map<string, OfferedFeed>,
    feed: { href: string | undefined; title: string | undefined },
  ): void => {
    const url = feed.href?.trim() && resolveUrl(feed.href, base)
    if (!url || into.has(url) || into.size >= MOST) return
    const title = plainText(feed.title ?? '') || undefined
    into.set(url, present({ url, title, how: into === offered ? ('offered' as const) : ('guessed' as const) }))
  }
  for (const { target, relations, type, title } of page.links ?? [])
    if (offersFeed(relations, type)) take(offered, { href: target, title })
  let open = 0
  const parser = new Parser({
    onopentagname: () => {
      open += 1
      if (open > DEEPEST) throw new TooDeep()
    },
    onclosetag: () => {
      open -= 1
    },
    onopentag: (name, attributes) => {
      const { href, title, rel, type } = attributes
      if (name === 'base' && base === page.url) base = resolveUrl(href ?? '', page.url) ?? base
      if (name === 'link' && offersFeed(rel?.toLowerCase().split(/\s+/) ?? [], type)) take(offered, { href, title })
      if (name === 'a' && LOOKS_LIKE.test(href ?? '')) take(guessed, { href, title })
    },
  })
  try {
    parser.end(html)
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
  }
  return [...offered.values(), ...[...guessed.values()].filter(({ url }) => !offered.has(url))]
}

const offersFeed = (relations: readonly string[], type: string | undefined): boolean =>
  relations.includes('feed') || (relations.includes('alternate') && TYPES.test(type?.split(';')[0]?.trim() ?? ''))
