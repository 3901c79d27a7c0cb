import { fold } from '../fold.ts'
import type { LinkedData, Node } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import { plain } from '../line.ts'
import { textOf } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { metaAll } from './meta.ts'
import type { Source } from './source.ts'

/**
 * Names in the byline, in its order: JSON-LD, meta, marked elements, a printed "By …". An agency is an author; the site
 * itself is one only when nobody else is named.
 * @param sites  names of the site, see `withoutSite`
 */
export const authors = (sources: Source[], sites: string[]): string[] => {
  const own = new Set(sites.map(plain))
  const isSite = (name: string): boolean =>
    own.has(plain(name)) || /^[\w-]+\.[a-z]{2,6}$/i.test(name) || /\(www\./.test(name)
  let institution: string[] = []
  for (const { values } of sources) {
    const names = unique(values()).slice(0, 20)
    if (names.some((name) => !isSite(name))) return names
    if (institution.length === 0) institution = names
  }
  return institution
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
export const authorSources = (survey: Survey, data: LinkedData): Source[] => [
  { source: 'JSON-LD author', values: () => linkedAuthors(data) },
  { source: 'meta', values: () => metaAll(survey, ...META).flatMap(splitNames) },
  { source: 'author element', values: () => markedAuthors(survey, isAuthor) },
  { source: 'element named so', values: () => markedAuthors(survey, isNamedAuthor) },
  { source: 'printed byline', values: () => printedAuthors(survey) },
]

const isAuthor = ({ attribs }: Mark['element']): boolean =>
  attribs.rel === 'author' || /\bauthor\b/.test(attribs.itemprop ?? '')

const isNamedAuthor = ({ attribs }: Mark['element']): boolean =>
  /by-?line|author|autor/i.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)

const linkedAuthors = ({ article, byId }: LinkedData): string[] => {
  const nameOf = (value: unknown, depth = 0): string[] => {
    if (depth > 3) return []
    if (Array.isArray(value)) return value.flatMap((entry) => nameOf(entry, depth + 1))
    if (typeof value === 'string') return splitNames(plainValue(value))
    if (value === null || typeof value !== 'object') return []
    const node = value as Node
    if (node.name === undefined && typeof node['@id'] === 'string') return nameOf(byId.get(node['@id']), depth + 1)
    return [node.name].flat().flatMap((name) => splitNames(plainValue(name)))
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
    .map(({ element }) => ({ element, names: splitNames(fold(element.attribs.content ?? textOf(element, 200))) }))
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

/** `By Jane Doe and John Roe` and `Von Max Muster` match, `By the river` does not. */
const PRINTED =
  /^(?:by|von|por|par|di|door|av|text|written by|words by|texto|autor|autorin)\s*:?\s+(?=\p{Lu}[\p{L}'’.-]+(?:\s\p{L}))/iu

const printedAuthors = (survey: Survey): string[] => {
  const heading = headlineAt(survey)
  for (const { text } of survey.blocks.slice(Math.max(0, heading - 5), heading + NEAR)) {
    const start = text.length < 120 ? PRINTED.exec(text)?.[0].length : undefined
    if (start !== undefined && /^\p{Lu}/u.test(text.slice(start))) return splitNames(text.slice(start))
  }
  return []
}

/** `By Jane Doe`, `Von Max Muster` lose their first word, `Byron Doe` does not. */
const BY =
  /^(?:(?:written|reported|posted|published) by|by|von|por|par|di|av|door|written by|text|text von|autor|author|from|story by)\s*:?\s+/i
/** What follows a name: `Jane Doe, Staff Writer` and `Jane Doe | 3 March` are cut, `Doe, Jane` is not told apart. */
const AFTER =
  /\s*(?:[|•·/]|\s[-–—]\s|\b(?:published|updated|posted|in|on|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b).*$/i
const ROLE =
  /^(?:staff|senior|chief|special|correspondent|reporter|editor|writer|contributor|contributing|redakt|journalist|freelance|political|associate|national|updated|published|photograph)/i

/** The names in a byline's text; empty when it holds none. */
const splitNames = (byline: string): string[] => {
  if (byline.length > 200 || /^(?:https?:|www\.|@)/i.test(byline)) return []
  return byline
    .replace(BY, '')
    .replace(AFTER, '')
    .replace(/\s*\([^()]{1,8}\)/g, '')
    .split(/\s*(?:,|;|&|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bog\b|\boch\b)\s+/i)
    .map((name) => name.replace(BY, '').replace(/^[\s.,:-]+|[\s,:-]+$/g, ''))
    .filter(isName)
}

const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 60 &&
  /\p{L}{2}/u.test(name) &&
  !/https?:|[@<>{}]|\d{3}|\d[:.]\d/.test(name) &&
  !ROLE.test(name) &&
  name.split(' ').length <= 7

const unique = (names: string[]): string[] => [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
