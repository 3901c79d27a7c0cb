import { authorsOf } from './author.ts'
import { childrenNamed, type Element, firstText, isElement, textOf } from './element.ts'
import { readFeedDate } from './feed-date.ts'
import { limits } from './limits.ts'
import { pageUrlOf } from './link-choice.ts'
import { resolveUrl } from './resolve-url.ts'
import { htmlOf, plainTextOf } from './text-construct.ts'
import type { WarningList } from './warning.ts'

export type CanonicalItem = {
  guid: string | undefined
  url: string | undefined
  title: string | undefined
  publishedAt: string | undefined
  updatedAt: string | undefined
  summary: string | undefined
  content: string | undefined
  authors: string[]
}

export type CanonicalFeed = {
  title: string | undefined
  url: string | undefined
  language: string | undefined
  updatedAt: string | undefined
  ttlMinutes: number | undefined
  items: CanonicalItem[]
}

/** The one shape of RSS 0.9x … 2.0, RSS 1.0 and 1.1 (RDF), Atom 0.3 and 1.0, and CDF. */
export const canonicalFeed = (root: Element, warnings: WarningList): CanonicalFeed => {
  const head = root.name === 'channel' ? root : (childrenNamed(root, 'channel')[0] ?? root)
  const elements = itemsWithin(root)
  if (elements.length > limits.items)
    warnings.add('too-many-items', `The feed has ${elements.length} items; the first ${limits.items} were kept.`)
  return {
    title: firstOf(head, ['title', 'dc:title', 'atom:title'], plainTextOf),
    url: pageUrlOf(head),
    language: languageOf(head, root),
    updatedAt: dateOf(head, FEED_UPDATED, warnings),
    ttlMinutes: ttlOf(head),
    items: elements.slice(0, limits.items).map((item) => canonicalItem(item, warnings)),
  }
}

const FEED_UPDATED = ['lastbuilddate', 'updated', 'modified', 'atom:updated', 'dcterms:modified', 'pubdate', 'dc:date']
const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'atom:published',
  'dcterms:issued',
  'dc:date',
  'created',
  'dcterms:created',
]
const UPDATED = ['updated', 'modified', 'atom:updated', 'dcterms:modified']
const SUMMARY = [
  'description',
  'summary',
  'dc:description',
  'atom:summary',
  'itunes:summary',
  'abstract',
  'media:description',
]
const CONTENT = ['content:encoded', 'content', 'atom:content', 'fullitem', 'xhtml:body', 'body', 'xhtml:div']

const canonicalItem = (item: Element, warnings: WarningList): CanonicalItem => ({
  guid: guidOf(item),
  url: pageUrlOf(item),
  title: firstOf(item, ['title', 'dc:title', 'atom:title', 'media:title'], plainTextOf),
  publishedAt: dateOf(item, PUBLISHED, warnings),
  updatedAt: dateOf(item, UPDATED, warnings),
  summary: firstOf(item, SUMMARY, htmlOf),
  content: firstOf(item, CONTENT, htmlOf),
  authors: authorsOf(item),
})

/** Items wherever they stand, in document order; what is inside an item belongs to it. */
const itemsWithin = (element: Element): Element[] =>
  element.children.flatMap((node) => {
    if (!isElement(node)) return []
    return node.name === 'item' || node.name === 'entry' ? [node] : itemsWithin(node)
  })

const firstOf = (parent: Element, names: string[], read: (element: Element) => string): string | undefined => {
  for (const child of childrenNamed(parent, ...names)) {
    const value = read(child)
    if (value) return value
  }
  return undefined
}

const guidOf = (item: Element): string | undefined => {
  const guid = firstText(item, 'guid')
  if (guid) return guid
  const [id] = childrenNamed(item, 'id', 'atom:id')
  const text = id && textOf(id)
  // A relative id is of no use outside its feed.
  if (text) return text.startsWith('/') ? (resolveUrl(text, id.base) ?? text) : text
  return item.attributes.get('rdf:about')?.trim() || undefined
}

const languageOf = (head: Element, root: Element): string | undefined => {
  const written =
    firstText(head, 'language', 'dc:language') ?? head.attributes.get('xml:lang') ?? root.attributes.get('xml:lang')
  return written?.trim().replaceAll('_', '-') || undefined
}

const dateOf = (parent: Element, names: string[], warnings: WarningList): string | undefined => {
  for (const child of childrenNamed(parent, ...names)) {
    const text = textOf(child)
    if (!text) continue
    const date = readFeedDate(text)
    if (!date) warnings.add('unreadable-date', `A date cannot be read: "${text.slice(0, 60)}".`)
    else {
      if (date.zone === 'assumed')
        warnings.add('date-without-zone', `A date names no known zone, UTC was taken: "${text.slice(0, 60)}".`)
      return date.iso
    }
  }
  return undefined
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

/** RSS `ttl` in minutes, or the syndication module's period and frequency. */
const ttlOf = (head: Element): number | undefined => {
  const ttl = Number(firstText(head, 'ttl'))
  if (ttl > 0 && Number.isFinite(ttl)) return Math.round(ttl)
  const period = PERIODS[firstText(head, 'sy:updateperiod')?.toLowerCase() ?? '']
  const frequency = Number(firstText(head, 'sy:updatefrequency') ?? 1)
  return period && frequency > 0 ? Math.max(1, Math.round(period / frequency)) : undefined
}
