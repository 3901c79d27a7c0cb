import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { fold } from './fold.ts'
import type { Survey } from './survey.ts'

/** Notes what a `meta`, `link`, `base`, `title` or `script` element says about the page. */
export const noteStatement = (found: Survey, element: Element): void => {
  const { name, attribs } = element
  if (name === 'meta') {
    const key = attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv']
    if (key && attribs.content) noteMeta(found, key.toLowerCase().trim(), attribs.content)
  } else if (name === 'link') {
    if (attribs.rel && attribs.href) found.links.push([attribs.rel.toLowerCase(), attribs.href])
  } else if (name === 'base') {
    if (attribs.href) found.links.push(['base', attribs.href])
  } else if (name === 'title') {
    if (found.title === '') found.title = fold(textOf(element))
  } else if (/ld\+json/i.test(attribs.type ?? '')) {
    found.linkedData.push(textOf(element))
  } else {
    const text = textOf(element)
    if (text !== '') found.scripts.push(text)
  }
}

/** Notes the words in a frame: a wall against robots may be but one frame. */
export const noteFrame = (found: Survey, element: Element): void => {
  const text = fold(textOf(element, 1_000))
  if (text !== '') found.frames.push(text)
}

const noteMeta = ({ metas }: Survey, key: string, content: string): void => {
  const known = metas.get(key)
  if (known) known.push(content)
  else metas.set(key, [content])
}

/** All text under an element, a space at each element's edge, `limit` UTF-16 units at most. */
export const textOf = (element: Element, limit = 20_000_000): string => {
  let text = ''
  const collect = (nodes: ChildNode[]): void => {
    for (const node of nodes) {
      if (text.length >= limit) return
      if (isText(node)) text += node.data
      else if (isTag(node) && node.name !== 'script' && node.name !== 'style') {
        text += ' '
        collect(node.children)
        text += ' '
      }
    }
  }
  collect(element.children)
  return text.slice(0, limit)
}
