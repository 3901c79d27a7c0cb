import { decodeHTML } from 'entities'
import { fold } from './fold.ts'

/** A JSON-LD node as it stands in the page: nothing about it is certain. */
export type Node = Record<string, unknown>

/** What a page's JSON-LD says: its article node and every node that others point to. */
export type LinkedData = {
  article: Node | undefined
  /** Whether `article` is of an article's type: else it is a page's node, which may tell when the template was made. */
  isArticle: boolean
  byId: Map<string, Node>
  types: Set<string>
}

/** A page with more nodes than this is a catalogue, not an article. */
const MAX_NODES = 2_000
const MAX_DEPTH = 8

/** Other pages' articles hang below these. */
const ELSEWHERE = new Set([
  'itemListElement',
  'mentions',
  'hasPart',
  'comment',
  'review',
  'relatedLink',
  'isPartOf',
  'citation',
  'liveBlogUpdate',
  'breadcrumb',
])

/** `NewsArticle` and `LiveBlogPosting` match, `ArticleList` does not. */
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|^Posting|SocialMediaPosting|Review)$/

/** Reads the texts of a page's `application/ld+json` scripts; broken ones are repaired where that is cheap. */
export const readLinkedData = (scripts: string[]): LinkedData => {
  const nodes: Node[] = []
  for (const script of scripts) for (const value of parseLoosely(script)) collect(value, nodes, 0)
  const byId = new Map<string, Node>()
  const types = new Set<string>()
  for (const node of nodes) {
    const id = node['@id']
    if (typeof id === 'string' && !byId.has(id) && Object.keys(node).length > 1) byId.set(id, node)
    for (const type of typesOf(node)) types.add(type)
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPE.test(type)))
  const article =
    articles.find((node) => node.headline !== undefined && node.datePublished !== undefined) ??
    articles.find((node) => node.headline !== undefined) ??
    articles[0]
  const dated =
    nodes.find((node) => node.datePublished !== undefined) ?? nodes.find((node) => node.uploadDate !== undefined)
  return { article: article ?? dated, isArticle: article !== undefined, byId, types }
}

/** All names of a node's `@type`, without a namespace. */
export const typesOf = (node: Node): string[] =>
  [node['@type']].flat().flatMap((type) => (typeof type === 'string' ? [type.replace(/^.*[/:]/, '')] : []))

/** A JSON-LD text value as plain text: entities read, white space folded. Empty when it is no text. */
export const plainValue = (value: unknown): string => {
  const one = Array.isArray(value) ? value[0] : value
  if (typeof one === 'number') return String(one)
  if (one && typeof one === 'object' && '@value' in one) return plainValue(one['@value'])
  return typeof one === 'string' ? fold(unescapeTwice(one)) : ''
}

/** `&amp;amp;` stands for one ampersand in titles that went through two templates. */
export const unescapeTwice = (text: string): string => {
  if (!text.includes('&')) return text
  const once = decodeHTML(text)
  return once.includes('&') ? decodeHTML(once) : once
}

const collect = (value: unknown, into: Node[], depth: number): void => {
  if (depth > MAX_DEPTH || into.length > MAX_NODES || value === null || typeof value !== 'object') return
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, into, depth + 1)
    return
  }
  const node = value as Node
  into.push(node)
  for (const key in node) if (!ELSEWHERE.has(key)) collect(node[key], into, depth + 1)
}

/** Objects of a script, repaired where that is cheap: comments, line ends in strings, lost commas, entities. */
const parseLoosely = (script: string): unknown[] => {
  if (script.length > LONG && isNested(script)) return []
  const bare = script.replace(OPENING, '').replace(CLOSING, '').trim()
  for (const repair of REPAIRS) {
    try {
      return [JSON.parse(repair(bare))]
    } catch {
      // the next repair may help
    }
  }
  return []
}

/** Shorter scripts cannot nest so deep that it costs. */
const LONG = 50_000
const DEEPEST = 500

/** Whether brackets nest too deep: JSON.parse takes ten seconds for two million of them. Those in strings count as well. */
const isNested = (script: string): boolean => {
  let depth = 0
  for (let at = 0; at < script.length; at++) {
    const code = script.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) {
      if (++depth > DEEPEST) return true
    } else if (code === 0x5d || code === 0x7d) depth--
  }
  return false
}

/** `<!--`, `//<![CDATA[ and a block comment at the start match, `{` does not. */
const OPENING = /^\s*(?:\/\/)?\s{0,9}(?:<!--|<!\[CDATA\[|\/\*[^{[]{0,40}?\*\/)?/
/** `-->` and `//]]>;` at the end match, `}` does not. */
const CLOSING = /(?:\/\/)?\s{0,9}(?:-->|\]\]>)\s{0,9};?\s*$/

const oneLine = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').replace(/, ?(?=[}\]])/g, '')

const REPAIRS: ((text: string) => string)[] = [
  (text) => text,
  (text) => oneLine(text).replace(/;$/, ''),
  (text) => `[${oneLine(text).replace(/\} ?,? ?\{/g, '},{')}]`,
  (text) => decodeHTML(text),
]
