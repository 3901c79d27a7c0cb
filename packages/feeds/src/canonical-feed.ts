import { type CanonicalItem, canonicalItem, dateOfItem } from './canonical-item.ts'
import { childrenNamed, type Element, firstText, isElement, textOf } from './element.ts'
import { dateField, firstField } from './field.ts'
import { keptItems } from './kept-items.ts'
import { linkTo, pageUrlOf } from './link-choice.ts'
import { newsSitemap } from './news-sitemap.ts'
import type { Skips } from './polling/skips.ts'
import { plainTextOf } from './text-construct.ts'
import type { WarningList } from './warning.ts'

export type CanonicalFeed = {
  title: string | undefined
  url: string | undefined
  language: string | undefined
  updatedAt: string | undefined
  ttlMinutes: number | undefined
  skips?: Skips | undefined
  hub?: string | undefined
  self?: string | undefined
  older?: string | undefined
  items: CanonicalItem[]
}

/**
 * The one shape of RSS 0.9x … 2.0, RSS 1.0 and 1.1 (RDF), Atom 0.3 and 1.0, CDF, and news sitemaps.
 * @throws InputFault `not-a-feed` for a sitemap without news
 */
export const canonicalFeed = (root: Element, warnings: WarningList): CanonicalFeed => {
  if (root.name === 'urlset') return newsSitemap(root, warnings)
  const head = root.name === 'channel' ? root : (childrenNamed(root, 'channel')[0] ?? root)
  return {
    title: firstField(head, ['title', 'dc:title', 'atom:title'], plainTextOf),
    url: pageUrlOf(head),
    language: languageOf(head, root),
    updatedAt: dateField(head, UPDATED, warnings),
    ttlMinutes: ttlOf(head),
    skips: skipsOf(head),
    hub: linkTo(head, 'hub'),
    self: linkTo(head, 'self'),
    older: linkTo(head, 'prev-archive') ?? linkTo(head, 'next'),
    items: keptItems(itemsWithin(root), dateOfItem, warnings).map((item) => canonicalItem(item, warnings)),
  }
}

const UPDATED = 'lastbuilddate updated modified atom:updated dcterms:modified pubdate dc:date'.split(' ')

/** Items wherever they stand, in document order; what is inside an item belongs to it. */
const itemsWithin = (element: Element): Element[] =>
  element.children.flatMap((node) => {
    if (!isElement(node)) return []
    return node.name === 'item' || node.name === 'entry' ? [node] : itemsWithin(node)
  })

const languageOf = (head: Element, root: Element): string | undefined => {
  const written =
    firstText(head, 'language', 'dc:language') ?? head.attributes.get('xml:lang') ?? root.attributes.get('xml:lang')
  return written?.trim().replaceAll('_', '-') || undefined
}

const PERIODS: ReadonlyMap<string, number> = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
])

/** RSS `ttl` in minutes, or the syndication module's period and frequency. */
const ttlOf = (head: Element): number | undefined => {
  const ttl = Number(firstText(head, 'ttl'))
  if (ttl > 0 && Number.isFinite(ttl)) return Math.round(ttl)
  const period = PERIODS.get(firstText(head, 'sy:updateperiod')?.toLowerCase() ?? '')
  const frequency = Number(firstText(head, 'sy:updatefrequency') ?? 1)
  return period && frequency > 0 ? Math.max(1, Math.round(period / frequency)) : undefined
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
// matches `Sunday`, `sun` and `Thurs.`; not `sunny day`
const DAY_NAME = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]{0,6}\.?$/i

/** RSS `skipHours` and `skipDays`; hour 24 of RSS 0.91 is midnight. */
const skipsOf = (head: Element): Skips | undefined => {
  const hours = partsOf(head, 'skiphours', 'hour')
    .map(Number)
    .filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24)
    .map((hour) => hour % 24)
  const days = partsOf(head, 'skipdays', 'day')
    .map((day) => DAYS.indexOf(DAY_NAME.exec(day.trim())?.[1]?.toLowerCase() ?? ''))
    .filter((day) => day >= 0)
  return hours.length || days.length ? { hours: [...new Set(hours)], days: [...new Set(days)] } : undefined
}

const partsOf = (head: Element, list: string, part: string): string[] =>
  childrenNamed(head, list)
    .flatMap((element) => childrenNamed(element, part).map(textOf))
    .filter(Boolean)
