import { feedKinds, InputFault } from '@blotter/events'
import { canonicalUrl } from './canonical-url.ts'
import { decodeText } from './charset.ts'
import { type Element, isElement } from './element.ts'
import { entityReader } from './entity-text.ts'
import { buildTree } from './lenient-tree.ts'
import { present } from './present.ts'
import { resolveUrl } from './resolve-url.ts'
import { repairStrayMarkup } from './stray-markup.ts'
import { WarningList } from './warning.ts'

/** A feed as a subscription list names it. */
export type FeedEntry = {
  /** Absolute http(s). */
  url: string
  title?: string
  /** What its outline shows, where that is not its title. */
  text?: string
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string
  language?: string
  kind?: (typeof feedKinds)[number]
  /** `alone`: each of its articles is a voice of its own, whatever it copies. */
  copies?: (typeof copyRules)[number]
  /** Each place where it stands: the names of the outlines around it, the outermost first; `[]` is the list itself. */
  folders?: string[][]
  /** What else its outline says, such as `htmlUrl`, `description` and `category`, by names as written. */
  others?: Record<string, string>
}

const copyRules = ['alone', 'grouped'] as const

/** What a subscription list holds. */
export type Opml = {
  entries: FeedEntry[]
  /** The names of outlines that are neither a folder nor have a usable address, in document order. */
  unusable: string[]
}

/**
 * The feeds of an OPML 1.0 or 2.0 document, nested outlines included, each address once, as its first outline spells it,
 * with all the places where it stands, in document order; what its first outline does not say is taken from the others. Blotter's own attributes are
 * `country`, `language`, `kind` and `copies`; folders may carry them for what is inside. An outline without `xmlUrl`
 * that holds others is a folder.
 * @param document  text, or bytes, whose charset is found as a feed's
 * @throws InputFault `not-opml`, or a cap of the feed parser (`too-deep`, `too-many-nodes`, `too-many-attributes`)
 */
export const readOpml = (document: string | Uint8Array): Opml => {
  const warnings = new WarningList()
  const xml = typeof document === 'string' ? document : decodeText(document, { contentType: undefined, warnings })
  // matches `<opml version="2.0">` and `<opml>`, not `<opmlx>`
  const start = xml.search(/<opml[\s>]/i)
  if (start === -1) throw new InputFault('not-opml', 'The document holds no opml element.')
  const markup = repairStrayMarkup(xml.slice(start), warnings)
  const entries = new Map<string, FeedEntry>()
  const unusable: string[] = []
  const read = entityReader(new Map())
  // Postgres keeps no U+0000 and no half of a pair.
  const readText = (raw: string): string => read(raw).replaceAll('\0', '').toWellFormed()
  const tree = buildTree(markup, { readText, base: undefined, namesAsWritten: true })
  for (const found of entriesWithin(tree, { prefixes: prefixesOf(tree) })) {
    if (typeof found === 'string') unusable.push(found)
    else {
      const key = canonicalUrl(found.url) ?? found.url
      entries.set(key, joined(entries.get(key), found))
    }
  }
  return { entries: [...entries.values()], unusable }
}

/** One feed that stands in two places. */
const joined = (first: FeedEntry | undefined, second: FeedEntry): FeedEntry => {
  if (!first) return second
  const others = { ...second.others, ...first.others }
  return {
    ...second,
    ...first,
    folders: [
      ...new Map([...placesOf(first), ...placesOf(second)].map((place) => [JSON.stringify(place), place])).values(),
    ],
    ...(Object.keys(others).length ? { others } : {}),
  }
}

const placesOf = ({ folders = [] }: FeedEntry): string[][] => folders

type Inherited = Pick<FeedEntry, 'country' | 'language' | 'kind' | 'copies'> & {
  folder?: string[]
  prefixes: ReadonlyMap<string, string>
}

/** Entries, and the names of outlines that cannot be one. */
const entriesWithin = (element: Element, inherited: Inherited): (FeedEntry | string)[] =>
  element.children.filter(isElement).flatMap((child) => {
    if (child.name !== 'outline') return entriesWithin(child, inherited)
    const { folder = [], prefixes, ...described } = { ...inherited, ...description(child) }
    const url = addressOf(child)
    const own = url ? entryOf(child, { url, folder, prefixes, described }) : nameOfUnusable(child)
    const name = url ? undefined : (attribute(child, 'text') ?? attribute(child, 'title'))
    const within = { ...described, prefixes, folder: name === undefined ? folder : [...folder, name] }
    return [...(own === null ? [] : [own]), ...entriesWithin(child, within)]
  })

/** Readers of Apple's write `feed:https://…` and `feed://…`. */
const addressOf = (outlined: Element): string | undefined => {
  const written = attribute(outlined, 'xmlUrl') ?? ''
  return resolveUrl(written.replace(/^feed:(?=https?:)/i, '').replace(/^feed:(?=\/\/)/i, 'http:'), undefined)
}

type Found = { url: string; folder: string[]; described: Partial<FeedEntry>; prefixes: Inherited['prefixes'] }

const entryOf = (outlined: Element, { url, folder, described, prefixes }: Found): FeedEntry => {
  const text = attribute(outlined, 'text')
  const named = attribute(outlined, 'title')
  // OPML wants a text; writeOpml gives the address where there is no title.
  const title = named ?? (text === url ? undefined : text)
  const shown = named === undefined || text === named ? undefined : text
  const others = othersOf(outlined, { described, prefixes })
  return present({ url, title, text: shown, ...described, folders: [folder], others })
}

/** Null for a folder. */
const nameOfUnusable = (outlined: Element): string | null => {
  const address = attribute(outlined, 'xmlUrl')
  if (!address && outlined.children.some(isElement)) return null
  return attribute(outlined, 'title') ?? attribute(outlined, 'text') ?? address ?? 'an outline without a name'
}

const description = (outlined: Element): Pick<FeedEntry, 'country' | 'language' | 'kind' | 'copies'> => {
  const country = attribute(outlined, 'country')?.toUpperCase()
  const kind = attribute(outlined, 'kind')?.toLowerCase()
  const copies = attribute(outlined, 'copies')?.toLowerCase()
  return present({
    country: country && /^[A-Z]{2}$/.test(country) ? country : undefined,
    language: attribute(outlined, 'language'),
    kind: feedKinds.find((known) => known === kind),
    copies: copyRules.find((known) => known === copies),
  })
}

const READ: ReadonlySet<string> = new Set(['xmlurl', 'title', 'text', 'xmlns'])
/** Read where they say something that is known, else kept as they are. */
const DESCRIBED: ReadonlySet<string> = new Set(['country', 'language', 'kind', 'copies'])
// matches `htmlUrl` and `frss:cssFullContent`, not `1x` and not `a:b:c`
const NAME = /^[\p{L}_][\p{L}\p{N}_.-]*(?::[\p{L}_][\p{L}\p{N}_.-]*)?$/u

const othersOf = (
  outlined: Element,
  { described, prefixes }: Pick<Found, 'described' | 'prefixes'>,
): Record<string, string> | undefined => {
  const others = [...outlined.attributes].flatMap(([name, value]): [string, string][] => {
    const key = name.toLowerCase()
    const isRead = READ.has(key) || (DESCRIBED.has(key) && (key in described || value.trim() === ''))
    if (isRead || !NAME.test(name) || (key === 'type' && value === 'rss')) return []
    const prefix = name.includes(':') && name.slice(0, name.indexOf(':'))
    if (!prefix || prefix === 'xml' || prefix === 'xmlns') return [[name, value]]
    const space = outlined.attributes.get(`xmlns:${prefix}`) ?? prefixes.get(`xmlns:${prefix}`)
    return space === undefined
      ? []
      : [
          [`xmlns:${prefix}`, space],
          [name, value],
        ]
  })
  return others.length ? Object.fromEntries(others) : undefined
}

const prefixesOf = ({ attributes }: Element): ReadonlyMap<string, string> =>
  new Map([...attributes].filter(([name]) => name.startsWith('xmlns:')))

const attribute = (element: Element, wanted: string): string | undefined => {
  const found = element.attributes.get(wanted) ?? anyCase(element, wanted.toLowerCase())
  return found?.trim() || undefined
}

const anyCase = ({ attributes }: Element, wanted: string): string | undefined => {
  for (const [name, value] of attributes) if (name.toLowerCase() === wanted) return value
  return undefined
}
