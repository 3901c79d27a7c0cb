import { childrenNamed, type Element, firstText, isElement, textOf } from './element.ts'
import { limits } from './limits.ts'

/** Names of an item's authors, without repeats, in document order per vocabulary. */
export const authorsOf = (item: Element): string[] => {
  const persons = childrenNamed(item, 'author', 'dc:creator', 'dc:author', 'atom:author', 'itunes:author', 'creator')
  return [
    ...new Set(
      persons
        .slice(0, limits.authors)
        .map(personName)
        .filter((name) => name !== ''),
    ),
  ]
}

const personName = (person: Element): string => {
  if (person.children.some(isElement))
    return clean(firstText(person, 'name', 'atom:name') ?? firstText(person, 'email', 'atom:email') ?? textOf(person))
  return clean(textOf(person))
}

/** The name of `me@news.example (Ann Lee)` or `Ann Lee <me@news.example>`; an address alone stays. */
const clean = (text: string): string => {
  const line = text.slice(0, 300).replace(/\s+/g, ' ').trim()
  // matches `me@news.example (Ann Lee)`, not `Ann (Lee) Mo`
  const inParentheses = /^\S+@\S+ \(([^()]+)\)$/.exec(line)?.[1]
  // matches `Ann Lee <me@news.example>` and `Ann Lee (me@news.example)`, not `Ann Lee`
  const before = /^([^<(]+) [<(](?:mailto:)?[^\s<>()]+@[^\s<>()]+[>)]$/.exec(line)?.[1]
  return (inParentheses ?? before ?? line).trim()
}
