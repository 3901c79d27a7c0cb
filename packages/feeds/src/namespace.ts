/**
 * Namespace URIs to one prefix each. Keys are lower-case without scheme, `www.` and a trailing `/` or `#`, because
 * feeds write them in many ways.
 */
const PREFIX_OF: ReadonlyMap<string, string> = new Map([
  ['w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/rss/1.0', 'rss'],
  ['my.netscape.com/rdf/simple/0.9', 'rss'],
  ['channel.netscape.com/rdf/simple/0.9', 'rss'],
  ['backend.userland.com/rss', 'rss'],
  ['backend.userland.com/rss2', 'rss'],
  ['backend.userland.com/rss091', 'rss'],
  ['blogs.law.harvard.edu/tech/rss', 'rss'],
  ['purl.org/net/rss1.1', 'rss'],
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['search.yahoo.com/mrss', 'media'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['google.com/schemas/sitemap-news/0.9', 'news'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
])

/** Prefixes that feeds use without declaring them. */
const KNOWN_PREFIXES = new Set([...PREFIX_OF.values(), 'xml'])
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['dct', 'dcterms'],
  ['atom10', 'atom'],
  ['a10', 'atom'],
  ['html', 'xhtml'],
])

/** Declared namespaces in scope: own ones by lower-case prefix ('' for the default), then those further out. */
export type Scope = { own: ReadonlyMap<string, string>; outer: Scope | undefined; depth: number }

export const emptyScope: Scope = { own: new Map(), outer: undefined, depth: 0 }

/** Past so many declaring ancestors declarations are ignored: each name looked up walks them all. */
const MAX_SCOPES = 32

/** The scope inside an element with these attributes (lower-case names). */
export const scopeWithin = (outer: Scope, attributes: ReadonlyMap<string, string>): Scope => {
  let own: Map<string, string> | undefined
  for (const [name, value] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
    own ??= new Map()
    own.set(name.slice(6), value.trim())
  }
  return own && outer.depth < MAX_SCOPES ? { own, outer, depth: outer.depth + 1 } : outer
}

const uriOf = (prefix: string, scope: Scope | undefined): string | undefined =>
  scope && (scope.own.get(prefix) ?? uriOf(prefix, scope.outer))

/** One name for the vocabulary of a prefix: a known prefix, or the URI itself; '' when there is none. */
export const vocabularyOf = (prefix: string, scope: Scope): string => {
  const uri = uriOf(prefix, scope)
  if (uri) return PREFIX_OF.get(plain(uri)) ?? uri
  if (prefix === '') return ''
  const alias = ALIASES.get(prefix) ?? prefix
  return KNOWN_PREFIXES.has(alias) ? alias : `?${prefix}`
}

/** A canonical name: bare in the vocabulary of the root, prefixed in a known other one, `?:` before the rest. */
export const canonicalName = (local: string, vocabulary: string, rootVocabulary: string): string => {
  if (vocabulary === rootVocabulary || vocabulary === 'rss') return local
  if (KNOWN_PREFIXES.has(vocabulary)) return `${vocabulary}:${local}`
  return vocabulary === '' ? local : `?:${local}`
}

// matches `http://www.w3.org/2005/Atom/`, leaves `urn:x` as it is
const plain = (uri: string): string =>
  uri
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/#]$/, '')
