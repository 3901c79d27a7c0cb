import { authorsOf } from './author.ts'
import { childrenNamed, type Element, firstText, textOf } from './element.ts'
import { dateField, firstField } from './field.ts'
import { aboutOf, pageUrlOf } from './link-choice.ts'
import { resolveUrl } from './resolve-url.ts'
import { htmlOf, plainTextOf } from './text-construct.ts'
import { WarningList } from './warning.ts'

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

/** An RSS or RDF item, an Atom entry or a CDF item; formats mix in the wild, so each field knows all their names. */
export const canonicalItem = (item: Element, warnings: WarningList): CanonicalItem => ({
  guid: guidOf(item),
  url: pageUrlOf(item),
  title: firstField(item, TITLE, plainTextOf),
  publishedAt: dateField(item, PUBLISHED, warnings),
  updatedAt: dateField(item, UPDATED, warnings),
  summary: firstField(item, SUMMARY, htmlOf) ?? mediaDescription(item),
  content: firstField(item, CONTENT, htmlOf),
  authors: authorsOf(item),
})

/** When an item was published or changed, ISO 8601; nothing is warned of. */
export const dateOfItem = (item: Element): string | undefined =>
  dateField(item, [...PUBLISHED, ...UPDATED], new WarningList())

/** Field names, the surest first. */
const TITLE = 'title dc:title atom:title itunes:title media:title'.split(' ')
const PUBLISHED = 'pubdate published issued atom:published dcterms:issued dc:date created dcterms:created date'.split(
  ' ',
)
const UPDATED = 'updated modified atom:updated dcterms:modified'.split(' ')
const SUMMARY = 'description summary dc:description atom:summary itunes:summary abstract media:description'.split(' ')
const CONTENT = 'content:encoded content atom:content fullitem xhtml:body body xhtml:div'.split(' ')

/** What Media RSS says of a group, as video sites do (mrss 1.5.1). */
const mediaDescription = (item: Element): string | undefined => {
  const [group] = childrenNamed(item, 'media:group')
  return group && firstField(group, ['media:description'], htmlOf)
}

const guidOf = (item: Element): string | undefined => {
  const guid = firstText(item, 'guid')
  if (guid) return guid
  const [id] = childrenNamed(item, 'id', 'atom:id')
  const text = id && textOf(id)
  // A path is of no use as a key outside its feed.
  if (text) return text.startsWith('/') ? (resolveUrl(text, id.base) ?? text) : text
  return aboutOf(item)
}
