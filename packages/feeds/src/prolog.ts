import { InputFault } from '@blotter/events'
import { readDoctype } from './doctype.ts'
import { markFinder } from './mark-finder.ts'
import type { WarningList } from './warning.ts'

/** The markup from a feed's root on, and the entities that its DOCTYPE declared. */
export type FeedMarkup = { markup: string; entities: ReadonlyMap<string, string> }

const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel', 'urlset'])
const HTML = new Set(['html', 'frameset'])
/** HTML too when they come first; inside another root, such as OPML, they are not. */
const HTML_FIRST = new Set(['head', 'body'])

/**
 * Finds the root element of a feed past declarations, comments, a DOCTYPE and junk such as a PHP warning.
 * @throws InputFault `html-instead-of-feed`, or `not-a-feed` when no known root is there
 */
export const scanProlog = (text: string, warnings: WarningList): FeedMarkup => {
  const entities = new Map<string, string>()
  const find = markFinder(text)
  const past = (mark: string, from: number) => Math.max(from, find(mark, from))
  let elements = 0
  let hasDoctype = false
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = past('-->', at + 4)
    else if (text.startsWith('<?', at)) at = past('?>', at + 2)
    else if (text.startsWith('<![CDATA[', at)) at = past(']]>', at + 9)
    else if (!hasDoctype && DOCTYPE.test(text.slice(at, at + 9))) {
      hasDoctype = true
      at = readDoctype(text, at, { entities, warnings })
    } else {
      const root = localName(text.slice(at + 1, at + 64))
      if (HTML.has(root) || (elements === 0 && HTML_FIRST.has(root)))
        throw new InputFault('html-instead-of-feed', 'The document is an HTML page, not a feed.')
      // A channel stands alone in CDF only; deeper it belongs to another vocabulary, such as a television guide.
      if (ROOTS.has(root) && (root !== 'channel' || elements === 0)) return fromRoot(text, at, { entities, warnings })
      if (root) elements += 1
      if (elements > MAX_JUNK) break
      at += 1
    }
  }
  throw new InputFault('not-a-feed', 'The document holds no RSS, Atom or RDF root.')
}

/** Elements before the root: a server's warning has a few. */
const MAX_JUNK = 1_000

// matches `<!DOCTYPE` and `<!doctype`, not `<!ELEMENT`
const DOCTYPE = /^<!doctype/i

type Prolog = { entities: Map<string, string>; warnings: WarningList }

const fromRoot = (text: string, at: number, { entities, warnings }: Prolog): FeedMarkup => {
  const before = text.slice(0, at).replace(/^\ufeff/, '')
  if (before && !before.startsWith('<')) warnings.add('junk-before-root', 'There is text before the first element.')
  return { markup: text.slice(at), entities }
}

/** `rss` of `rss version=…`, `feed` of `atom:feed`; '' when no name begins here, as in `3 m` or `/rss`. */
const localName = (text: string): string => {
  const name = /^(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])/.exec(`${text} `)?.[1]
  return name?.toLowerCase() ?? ''
}
