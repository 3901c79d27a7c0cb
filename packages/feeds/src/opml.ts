import { feedKinds, InputFault } from '@blotter/events'
import { decodeText } from './charset.ts'
import { type Element, isElement } from './element.ts'
import { entityReader } from './entity-text.ts'
import { buildTree } from './lenient-tree.ts'
import { escapeText } from './markup-text.ts'
import { present } from './present.ts'
import { resolveUrl } from './resolve-url.ts'
import { repairStrayMarkup } from './stray-markup.ts'
import { WarningList } from './warning.ts'

/** A feed as a subscription list names it. */
export type FeedEntry = {
  /** Absolute http(s). */
  url: string
  title?: string
  /** ISO 3166-1 alpha-2, upper case. */
  country?: string
  language?: string
  kind?: (typeof feedKinds)[number]
  /** `alone`: each of its articles is a voice of its own, whatever it copies. */
  copies?: (typeof copyRules)[number]
  /** The names of the outlines around it, the outermost first. */
  folder?: string[]
}

const copyRules = ['alone', 'grouped'] as const

/** What a subscription list holds. */
export type Opml = {
  entries: FeedEntry[]
  /** The names of outlines that are neither a folder nor have a usable address, in document order. */
  unusable: string[]
}

/**
 * The feeds of an OPML 1.0 or 2.0 document, nested outlines included, each address once, in document order. Blotter's
 * own attributes are `country`, `language`, `kind` and `copies`; folders may carry them for what is inside. An outline without
 * `xmlUrl` that holds others is a folder.
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
  const tree = buildTree(markup, { readText: entityReader(new Map()), base: undefined, warnings })
  for (const found of entriesWithin(tree, {})) {
    if (typeof found === 'string') unusable.push(found)
    else if (!entries.has(found.url)) entries.set(found.url, found)
  }
  return { entries: [...entries.values()], unusable }
}

/** OPML 2.0 that readOpml gives back as it was. */
export const writeOpml = (entries: readonly FeedEntry[]): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>Blotter feeds</title></head>',
    '  <body>',
    ...outlines(entries),
    '  </body>',
    '</opml>',
    '',
  ].join('\n')

/** Folders open and close as the entries' own change, so that their order stays. */
const outlines = (entries: readonly FeedEntry[]): string[] => {
  const lines: string[] = []
  let open: readonly string[] = []
  const indent = (): string => '  '.repeat(open.length + 2)
  const close = (to: number): void => {
    while (open.length > to) {
      open = open.slice(0, -1)
      lines.push(`${indent()}</outline>`)
    }
  }
  for (const entry of entries) {
    const folder = entry.folder ?? []
    const common = folder.findIndex((name, depth) => name !== open[depth])
    close(common === -1 ? folder.length : common)
    for (const name of folder.slice(open.length)) {
      lines.push(`${indent()}<outline text="${escapeAttribute(name)}">`)
      open = [...open, name]
    }
    lines.push(indent() + outline(entry))
  }
  close(0)
  return lines
}

type Inherited = Pick<FeedEntry, 'country' | 'language' | 'kind' | 'copies' | 'folder'>

/** Entries, and the names of outlines that cannot be one. */
const entriesWithin = (element: Element, inherited: Inherited): (FeedEntry | string)[] =>
  element.children.filter(isElement).flatMap((child) => {
    if (child.name !== 'outline') return entriesWithin(child, inherited)
    const { folder, ...described } = { ...inherited, ...description(child) }
    const url = resolveUrl(child.attributes.get('xmlurl') ?? '', undefined)
    const text = attribute(child, 'text')
    // OPML wants a text; writeOpml gives the address where there is no title.
    const title = attribute(child, 'title') ?? (text === url ? undefined : text)
    const own = url ? present({ url, title, ...described, folder }) : nameOfUnusable(child)
    const name = url ? undefined : (attribute(child, 'text') ?? attribute(child, 'title'))
    const within = name === undefined ? folder : [...(folder ?? []), name]
    return [...(own === null ? [] : [own]), ...entriesWithin(child, present({ ...described, folder: within }))]
  })

/** Null for a folder. */
const nameOfUnusable = (outlined: Element): string | null => {
  const address = attribute(outlined, 'xmlurl')
  if (!address && outlined.children.some(isElement)) return null
  return attribute(outlined, 'title') ?? attribute(outlined, 'text') ?? address ?? 'an outline without a name'
}

const description = (outlined: Element): Inherited => {
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

const attribute = (element: Element, name: string): string | undefined => {
  const value = element.attributes.get(name)?.trim()
  return value === '' ? undefined : value
}

const outline = ({ url, title, country, language, kind, copies }: FeedEntry): string => {
  const attributes = { text: title ?? url, title, type: 'rss', xmlUrl: url, country, language, kind, copies }
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${escapeAttribute(value)}"`],
  )
  return `<outline ${written.join(' ')}/>`
}

const escapeAttribute = (value: string): string =>
  escapeText(value.toWellFormed().replace(CONTROL, ' ')).replaceAll('"', '&quot;')

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no place for control characters
const CONTROL = /[\u0000-\u001f\u007f\ufffe\uffff]/g
