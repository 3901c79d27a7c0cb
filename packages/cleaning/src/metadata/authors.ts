import { fold } from '../fold.ts'
import type { LinkedData, Node } from '../json-ld.ts'
import { plainValue } from '../json-ld.ts'
import { type Survey, textOf } from '../survey.ts'
import { metaAll } from './meta.ts'

/** Names in the byline, in its order: JSON-LD, meta, marked elements. An agency is an author. */
export const authors = (survey: Survey, data: LinkedData): string[] => {
  const sources = [
    () => linkedAuthors(data),
    () =>
      metaAll(
        survey,
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
      ).flatMap(splitNames),
    () => markedAuthors(survey, ({ attribs }) => attribs.rel === 'author' || /\bauthor\b/.test(attribs.itemprop ?? '')),
    () => markedAuthors(survey, ({ attribs }) => /by-?line|author/i.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`)),
  ]
  for (const source of sources) {
    const names = unique(source())
    if (names.length > 0) return names.slice(0, 20)
  }
  return []
}

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

const markedAuthors = (survey: Survey, test: (element: Survey['marks'][number]['element']) => boolean): string[] => {
  const heading = Math.max(
    0,
    survey.blocks.findIndex(({ tag }) => tag === 'h1'),
  )
  return survey.marks
    .filter(({ element, before }) => Math.abs(before - heading) < 25 && test(element))
    .flatMap(({ element }) => splitNames(fold(element.attribs.content ?? textOf(element, 200))))
    .slice(0, 6)
}

/** `By Jane Doe`, `Von Max Muster` lose their first word, `Byron Doe` does not. */
const BY = /^(?:by|von|por|par|di|av|door|written by|text|text von|autor|author|from|story by)\s*:?\s+/i
/** What follows a name: `Jane Doe, Staff Writer` and `Jane Doe | 3 March` are cut, `Doe, Jane` is not told apart. */
const AFTER = /\s*(?:[|•·/]|\s[-–—]\s|\b(?:published|updated|posted|in|on)\b).*$/i
const ROLE =
  /^(?:staff|senior|chief|special|correspondent|reporter|editor|writer|contributor|contributing|redakt|journalist|freelance|political|associate|national|updated|published|photograph)/i

/** The names in a byline's text; empty when it holds none. */
export const splitNames = (byline: string): string[] => {
  if (byline.length > 200 || /^(?:https?:|www\.|@)/i.test(byline)) return []
  return byline
    .replace(BY, '')
    .replace(AFTER, '')
    .split(/\s*(?:,|;|&|\band\b|\bund\b|\by\b|\bet\b|\be\b|\bog\b|\boch\b)\s+/i)
    .map((name) => name.replace(BY, '').replace(/^[\s.,:-]+|[\s,:-]+$/g, ''))
    .filter(isName)
}

const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 60 &&
  /\p{L}{2}/u.test(name) &&
  !/https?:|[@<>{}]|\d{3}/.test(name) &&
  !ROLE.test(name) &&
  name.split(' ').length <= 7

const unique = (names: string[]): string[] => [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
