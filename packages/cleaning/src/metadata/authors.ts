import { fold } from '../fold.ts'
import type { LinkedData, Node } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import { plain } from '../line.ts'
import { textOf } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { nameAbove, nameBare, namesIn, namesPrinted, namesStated } from './byline.ts'
import { metaAll } from './meta.ts'
import type { Source } from './source.ts'

/**
 * Names in the byline, in its order: JSON-LD, meta, marked elements, a printed "By …". An agency is an author; the site
 * itself is one only when nobody else is named.
 * @param sites  names of the site, see `withoutSite`
 */
export const authors = (sources: Source[], sites: string[]): string[] => {
  const isSite = isSiteName(sites)
  let institution: string[] = []
  for (const { values } of sources) {
    const names = unique(values()).slice(0, 20)
    const others = names.filter((name) => !isSite(name))
    if (others.length > 0) return others
    if (institution.length === 0) institution = names
  }
  return institution
}

/** Whether a name is one of the site's, or an address: `Delta Courier`, `delta.example` of that site match. */
export const isSiteName = (sites: string[]): ((name: string) => boolean) => {
  const own = new Set(sites.filter((site) => site !== '').map(plain))
  return (name) => own.has(plain(name)) || /^[\w-]+\.[a-z]{2,6}$/i.test(name) || /\(www\./.test(name)
}

const META = [
  'author',
  'article:author',
  'parsely-author',
  'sailthru.author',
  'dc.creator',
  'dcterms.creator',
  'byl',
  'cxenseparse:author',
  'article:author_name',
  'authors',
]

/** Where a page may name its writers, best first. */
export const authorSources = (survey: Survey, data: LinkedData, sites: string[]): Source[] => [
  { source: 'JSON-LD author', values: () => linkedAuthors(data) },
  { source: 'meta', values: () => metaAll(survey, ...META).flatMap(namesIn) },
  { source: 'author element', values: () => markedAuthors(survey, isAuthor) },
  { source: 'element named so', values: () => markedAuthors(survey, isNamedAuthor) },
  { source: 'printed byline', values: () => printedAuthors(survey) },
  { source: 'name under the headline', values: () => bareAuthors(survey, isSiteName(sites)) },
]

const isAuthor = ({ attribs }: Mark['element']): boolean =>
  attribs.rel === 'author' || /\bauthor\b/.test(attribs.itemprop ?? '')

const isNamedAuthor = ({ attribs }: Mark['element']): boolean =>
  /by-?line|author|autor/i.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)

const linkedAuthors = ({ article, byId }: LinkedData): string[] => {
  const nameOf = (value: unknown, depth = 0): string[] => {
    if (depth > 3) return []
    if (Array.isArray(value)) return value.flatMap((entry) => nameOf(entry, depth + 1))
    if (typeof value === 'string') return namesStated(plainValue(value))
    if (value === null || typeof value !== 'object') return []
    const node = value as Node
    if (node.name === undefined && typeof node['@id'] === 'string') return nameOf(byId.get(node['@id']), depth + 1)
    return [node.name].flat().flatMap((name) => namesStated(plainValue(name)))
  }
  const named = nameOf(article?.author)
  return named.length > 0 ? named : nameOf(article?.creator)
}

type Mark = Survey['marks'][number]

/** Names in elements near the headline; of nested ones the innermost, and of different ones those like the first. */
const markedAuthors = (survey: Survey, test: (element: Mark['element']) => boolean): string[] => {
  const heading = headlineAt(survey)
  const named = survey.marks
    .filter(({ element, before }) => Math.abs(before - heading) < NEAR && test(element))
    .slice(0, 30)
    .map(({ element }) => ({ element, names: namesIn(fold(element.attribs.content ?? textOf(element, 200))) }))
    .filter(({ names }) => names.length > 0)
  const leaves = named.filter(({ element }) => !named.some((other) => holds(element, other.element)))
  const like = leaves[0]?.element.attribs
  return leaves
    .filter(({ element }) => element.attribs.class === like?.class && element.attribs.rel === like?.rel)
    .flatMap(({ names }) => names)
}

/** Blocks between the headline and a byline or date that belongs to it. */
const NEAR = 25

const headlineAt = (survey: Survey): number =>
  Math.max(
    0,
    survey.blocks.findIndex(({ tag }) => tag === 'h1'),
  )

const holds = (outer: Mark['element'], inner: Mark['element']): boolean => {
  for (let at = inner.parent; at !== null; at = at.parent) if (at === outer) return true
  return false
}

const printedAuthors = (survey: Survey): string[] => {
  const heading = headlineAt(survey)
  for (const { text } of survey.blocks.slice(Math.max(0, heading - 5), heading + NEAR)) {
    const names = namesPrinted(text)
    if (names !== undefined) return names
  }
  return []
}

/** How many lines below its headline a story may have a name without "By". */
const BELOW = 5

const bareAuthors = (survey: Survey, isSite: (name: string) => boolean): string[] => {
  const heading = survey.blocks.findIndex(({ tag }) => tag === 'h1')
  if (heading < 0) return []
  const lines = survey.blocks.slice(heading + 1, heading + BELOW)
  for (const [index, { text, tag }] of lines.entries()) {
    const [next = '', afterNext = ''] = lines.slice(index + 1).map((line) => line.text)
    const below = /\p{L}/u.test(next) ? next : afterNext
    const name = /^h\d$/.test(tag) ? undefined : (nameBare(text, isSite) ?? nameAbove(text, below, isSite))
    if (name !== undefined) return [name]
  }
  return []
}

/** Each name once, as it was first spelt, but not in capitals where another spelling is there. */
const unique = (names: string[]): string[] => {
  const first = new Map<string, string>()
  for (const name of names) {
    const known = first.get(name.toLowerCase())
    if (known === undefined || (known === known.toUpperCase() && name !== known)) first.set(name.toLowerCase(), name)
  }
  return [...first.values()]
}
