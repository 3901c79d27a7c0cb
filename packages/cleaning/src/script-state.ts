import { plain } from './line.ts'
import { nestedValue, type ScriptValue, scriptValues } from './script-values.ts'
import { blocksHtml } from './state-blocks.ts'

/** Values looked at: a busy page's state has some 50,000. */
const NODES = 300_000
const DEEPEST = 60
/** JSON in a string of JSON, and once more. */
const NESTED = 3

/** Longer strings, and lists of more blocks, are no story: an archive, a book. */
const LONGEST = 500_000
const BLOCKS = 5_000
/** Less prose is a teaser. */
const LONG = 400
/** Below the page's own headline a notice of two sentences is a body as well. */
const SHORT = 120
/** A story has several sentences; a style sheet or a template has none. */
const SENTENCES = 3
/** A list that holds several bodies has to hold this much more than the longest of them to be one itself. */
const MORE = 1.5
/** Levels between the object that has the headline and the body that it is of. */
const NEAR = 4

/** What is never the story under any headline: `comments`, `relatedArticles`, `cookieConsent` match, `content` does not. */
const ELSEWHERE =
  /comment(?!ar)|related|recommend|teaser|promo|trending|popular|latest|sidebar|newsletter|consent|cookie|privacy|terms|legal|faq|footer|navigation|translations|messages|i18n|locale|biograph|\bbio\b|author/i
/** Keys under which sites keep a story: `articleBody`, `contentHtml`, `text` match, `bodyClass` and `context` do not. */
const BODY_KEY =
  /^_?(?:article|story|post|main|news|full|rich|raw)?[-_]?(?:body|content|text|html|copy)[-_]?(?:html|text|body|content|elements|blocks|raw|rendered|value)?$/i
const HEADLINE_KEY = /^(?:.{0,12}title|.{0,12}headline|headlines|basic|name|heading)$/i

type Candidate = { body: string; size: number; anchored: boolean }
type Place = { key: string; depth: number; nested: number; sinceHeadline: number }
type Search = { titles: string[]; nodes: number; best: Candidate | undefined }

/**
 * The body in a page's script state: the string or the list of blocks with the most prose, below the page's own headline
 * where one stands. HTML, or plain lines of text; empty when no script tells a story.
 * @param scripts  texts of inline scripts
 * @param titles   what the page says its title is
 */
export const scriptBody = (scripts: string[], titles: string[]): string => {
  const search: Search = {
    titles: titles.map(plain).filter((title) => title.length > 8),
    nodes: NODES,
    best: undefined,
  }
  const { values, code } = scriptValues(scripts)
  for (const value of values) visit(value, { key: '', depth: 0, nested: 0, sinceHeadline: NEAR + 1 }, search)
  return search.best?.body ?? longestLiteral(code)
}

/** Looks at a value and all below it. @returns how much prose the longest body there has */
const visit = (value: ScriptValue, place: Place, search: Search): number => {
  if (search.nodes-- <= 0 || place.depth > DEEPEST) return 0
  if (typeof value === 'string') return visitText(value, place, search)
  if (value === null || typeof value !== 'object') return 0
  const list = Array.isArray(value)
  const sinceHeadline = !list && isHeadlined(value, search.titles) ? 0 : place.sinceHeadline + 1
  let longest = 0
  for (const key in value) {
    if (!list && ELSEWHERE.test(key)) continue
    const below = { ...place, key: list ? place.key : key, depth: place.depth + 1, sinceHeadline }
    longest = Math.max(longest, visit((value as Record<string, ScriptValue>)[key] as ScriptValue, below, search))
  }
  if (!list || value.length === 0 || value.length > BLOCKS) return longest
  const body = blocksHtml(value)
  const size = proseIn(body)
  if (size > longest * MORE) offer(search, { body, size, anchored: sinceHeadline <= NEAR })
  return Math.max(longest, size)
}

const visitText = (text: string, place: Place, search: Search): number => {
  const { nested, sinceHeadline, key } = place
  const inner = text.length > LONG && nested < NESTED ? nestedValue(text) : undefined
  if (inner !== undefined) return visit(inner, { ...place, nested: nested + 1 }, search)
  const anchored = sinceHeadline <= NEAR
  if (text.length < SHORT || text.length > LONGEST || !(anchored || BODY_KEY.test(key))) return 0
  const size = proseIn(text)
  offer(search, { body: text, size, anchored })
  return size
}

const offer = (search: Search, candidate: Candidate): void => {
  const { best } = search
  if (candidate.size < (candidate.anchored ? SHORT : LONG)) return
  const better = !best || (candidate.anchored === best.anchored ? candidate.size > best.size : candidate.anchored)
  if (better) search.best = candidate
}

/** Whether an object says the page's title as its own. */
const isHeadlined = (value: { [key: string]: ScriptValue }, titles: string[]): boolean =>
  Object.entries(value).some(([key, said]) => {
    if (!HEADLINE_KEY.test(key)) return false
    const text = said !== null && typeof said === 'object' && !Array.isArray(said) ? said.basic : said
    if (typeof text !== 'string' || text.length > 400) return false
    const words = plain(text)
    return words.length > 8 && titles.some((title) => title === words || title.startsWith(`${words} `))
  })

/** `<p class="x">` matches, `a < b` does not. */
const TAG = /<[/a-z!][^<>]{0,2000}>/gi
/** `It rained. It poured. <br>It stopped.` has three, `{ color: red; }` none. */
const SENTENCE = /[.!?。！？]["'”’»)]?\s*(?:<|\s|$)/g

/** Characters of prose; 0 for what has too few sentences. */
const proseIn = (body: string): number =>
  (body.match(SENTENCE)?.length ?? 0) >= SENTENCES ? body.replace(TAG, ' ').replace(/\s+/g, ' ').trim().length : 0

/** `"contentHtml": "<p>…"` and `"body":"…"` match, `"bodyClass":"…"` does not. */
const KEYED =
  /"(?:article|story|post|main)?[-_]?(?:body|content|text)_?(?:html|text|body|content)?"\s{0,9}:\s{0,9}(?=")/gi

/** The longest body-like string of scripts that are no JSON: code in which state stands in a literal. */
const longestLiteral = (scripts: string[]): string => {
  let longest = ''
  for (const script of scripts) {
    for (const key of script.matchAll(KEYED)) {
      const literal = literalAt(script, key.index + key[0].length)
      if (literal.length < LONG || literal.length <= longest.length) continue
      const body = unquote(literal)
      if (body.length > longest.length && proseIn(body) >= LONG) longest = body
    }
  }
  return longest
}

/** The string literal that opens at `start`, quotes included: a loop, as a pattern would keep a megabyte on its stack. */
const literalAt = (script: string, start: number): string => {
  let end = start
  do end = script.indexOf('"', end + 1)
  while (end > 0 && isEscaped(script, end))
  return end > 0 ? script.slice(start, end + 1) : ''
}

const isEscaped = (script: string, at: number): boolean => {
  let slashes = 0
  while (script[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

const unquote = (literal: string): string => {
  try {
    return JSON.parse(literal)
  } catch {
    return ''
  }
}
