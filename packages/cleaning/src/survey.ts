import { type ChildNode, type Document, type Element, isTag, isText } from 'domhandler'
import { decodeHTML } from 'entities'
import { type ElementName, nameReader } from './element-name.ts'
import { roleOf } from './element-role.ts'
import { isBlank, isRow, opensWithPicture } from './element-shape.ts'
import { fold } from './fold.ts'
import { hostOf } from './metadata/address.ts'
import type { ChromeStrength } from './rules/chrome-name.ts'
import { noteFrame, noteStatement } from './statement.ts'

/** A run of inline content between two block edges: one paragraph, heading, list item, cell. */
export type Block = {
  text: string
  /** UTF-16 units of `text` that stand in links. */
  linked: number
  /** Of them, in links to other hosts. */
  outward: number
  /** Nearest block element's tag. */
  tag: string
  /** Index of the region it stands in. */
  region: number
}

/** A block element that holds blocks: `blocks[first … end)`. Regions stand in document order, parents first. */
export type Region = {
  parent: number
  tag: string
  /** Class and id, see `nameWords`. */
  names: string
  element: Element | null
  chrome: Chrome
  /** Whether it is a picture's frame, by its element or its name. */
  picture: boolean
  first: number
  end: number
}
/** Why a region looks like chrome: by its name, by its element, or because it is not shown. */
export type Chrome = 'none' | 'weak' | 'named' | 'certain' | 'furniture' | 'hidden'

export type Survey = {
  blocks: Block[]
  regions: Region[]
  /** Contents of every `meta`, in page order, by its name (`name`, `property`, `itemprop`, `http-equiv`; lower case). */
  metas: Map<string, string[]>
  /** `rel` and `href` of every `link`; a `base` stands as one of rel `base`. */
  links: [rel: string, href: string][]
  /** The text of `title`. */
  title: string
  htmlLanguage: string | undefined
  /** Texts of `application/ld+json` scripts. */
  linkedData: string[]
  /** Texts of the other inline scripts. */
  scripts: string[]
  /** What stands in a frame for those who see none. */
  frames: string[]
  /** Elements that may name the writer or the time, with the number of blocks before them. */
  marks: { element: Element; before: number }[]
}

/** Walks the page once and notes every block, region and statement about the page. */
export const survey = (document: Document, url = ''): Survey => {
  const found: Survey = {
    blocks: [],
    regions: [{ parent: -1, tag: '#root', names: '', element: null, chrome: 'none', picture: false, first: 0, end: 0 }],
    metas: new Map(),
    links: [],
    title: '',
    htmlLanguage: undefined,
    linkedData: [],
    scripts: [],
    frames: [],
    marks: [],
  }
  const walk: Walk = {
    found,
    region: 0,
    tag: '#root',
    text: '',
    linked: 0,
    links: 0,
    breaks: 0,
    font: null,
    lastFont: null,
    paragraph: 0,
    nameOf: nameReader(),
    host: hostOf(url),
    outward: 0,
    outwardLinks: 0,
  }
  visit(walk, document.children)
  flush(walk)
  closeRegion(found, 0)
  return found
}

type Walk = {
  found: Survey
  region: number
  tag: string
  text: string
  linked: number
  /** Open links. */
  links: number
  /** Line breaks since the last text. */
  breaks: number
  /** The `font` that is open, and that of the last text. */
  font: Element | null
  lastFont: Element | null
  /** Open elements that hold running text: there a name on an inline element says nothing. */
  paragraph: number
  nameOf: (element: Element) => ElementName
  host: string
  outward: number
  outwardLinks: number
}

const visit = (walk: Walk, nodes: ChildNode[]): void => {
  for (const node of nodes) {
    if (isText(node)) addText(walk, node.data)
    else if (isTag(node)) visitElement(walk, node)
  }
}

const addText = (walk: Walk, data: string): void => {
  if (walk.text === '' && walk.breaks === 0 && isBlank(data)) {
    walk.lastFont = walk.font
    return
  }
  const filled = walk.breaks > 0 ? /\S/.test(data) : true
  if (filled && walk.breaks > 0) {
    // In pages from before style sheets a headline, a byline and a story are lines of one cell, each in its own font.
    if (walk.breaks > 1 || walk.font !== walk.lastFont) flush(walk)
    else walk.text += '\n'
    walk.breaks = 0
  }
  if (filled) walk.lastFont = walk.font
  walk.text += data
  if (walk.links > 0) {
    const { length } = data.trim()
    walk.linked += length
    if (walk.outwardLinks > 0) walk.outward += length
  }
}

const visitElement = (walk: Walk, element: Element): void => {
  const role = roleOf(element.name)
  if (role === 'skip') {
    if (element.name === 'iframe') noteFrame(walk.found, element)
    return
  }
  if (role === 'break') {
    walk.breaks++
    return
  }
  if (role === 'statement') {
    noteStatement(walk.found, element)
    return
  }
  const { attribs } = element
  const hidden = isHidden(attribs)
  const name = walk.nameOf(element)
  const { strength } = name
  noteMark(walk, element, name.marked)
  if (role === 'inline') {
    if (!hidden && (strength < 2 || walk.paragraph > 0)) {
      visitInline(walk, element)
      return
    }
    if (hidden && walk.paragraph > 0) return
  }
  const chrome = hidden ? 'hidden' : chromeOf(role, strength)
  visitBlock(walk, element, name, chrome)
}

const visitInline = (walk: Walk, element: Element): void => {
  const { href } = element.attribs
  if (element.name === 'font') {
    const { font } = walk
    walk.font = element
    visit(walk, element.children)
    walk.font = font
    return
  }
  if (element.name !== 'a' || href === undefined) {
    visit(walk, element.children)
    return
  }
  const outward = leadsOut(href, walk.host) ? 1 : 0
  walk.links++
  walk.outwardLinks += outward
  visit(walk, element.children)
  walk.links--
  walk.outwardLinks -= outward
}

/** Whether a link names another host, read without a URL parser: pages have thousands. */
const leadsOut = (href: string, host: string): boolean => {
  if (!href.startsWith('http')) return false
  const start = href.indexOf('//') + 2
  return !href.slice(start, start + host.length + 4).includes(host)
}

const visitBlock = (walk: Walk, element: Element, { names, picture }: ElementName, chrome: Chrome): void => {
  const { found, region, tag, paragraph } = walk
  flush(walk)
  const index = found.regions.length
  found.regions.push({
    parent: region,
    tag: element.name,
    names,
    element,
    chrome,
    picture: picture || element.name === 'figure' || (element.name === 'div' && opensWithPicture(element)),
    first: found.blocks.length,
    end: 0,
  })
  walk.region = index
  walk.tag = element.name
  if (RUNNING.has(element.name)) walk.paragraph++
  if (isRow(element)) visitRow(walk, element)
  else visitInline(walk, element)
  flush(walk)
  closeRegion(found, index)
  walk.region = region
  walk.tag = tag
  walk.paragraph = paragraph
}

const visitRow = (walk: Walk, { children }: Element): void => {
  for (const child of children) {
    visit(walk, [child])
    if (walk.text !== '') walk.text += ' '
  }
}

/** An empty line parts paragraphs of plain text. */
const EMPTY_LINE = /\n[ \t\r]*\n/

const flush = (walk: Walk): void => {
  const isPlain = walk.tag === 'pre' && walk.linked === 0 && walk.found.regions[walk.region]?.chrome !== 'hidden'
  if (isPlain && EMPTY_LINE.test(walk.text)) {
    for (const part of walk.text.split(EMPTY_LINE)) {
      walk.text = part
      addBlock(walk)
    }
  } else addBlock(walk)
}

const addBlock = (walk: Walk): void => {
  if (walk.text !== '') {
    const text = fold(walk.text.includes('&') && walk.tag !== 'pre' ? walk.text.replace(TWICE, decodeHTML) : walk.text)
    if (text !== '') {
      const linked = Math.min(walk.linked, text.length)
      walk.found.blocks.push({
        text,
        linked,
        outward: Math.min(walk.outward, linked),
        tag: walk.tag,
        region: walk.region,
      })
    }
    walk.text = ''
  }
  walk.linked = 0
  walk.outward = 0
  walk.breaks = 0
}

/** What an entity escaped twice leaves in the text; `&lt;` may be what a page tells of markup. */
const TWICE = /&(?:amp|quot|apos|nbsp|#0?39|[lr][sd]quo|[mn]dash|hellip);/g

const closeRegion = (found: Survey, index: number): void => {
  const region = found.regions[index]
  if (region) region.end = found.blocks.length
}

const RUNNING = new Set(['p', 'li', 'blockquote', 'pre', 'td', 'dd', 'dt', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

const chromeOf = (role: string, strength: ChromeStrength): Chrome => {
  if (role === 'furniture') return 'furniture'
  return (['none', 'weak', 'named', 'certain'] as const)[strength]
}

/** `display:none` matches, `display: block` does not. */
const UNSHOWN = /display\s*:\s*none|visibility\s*:\s*hidden/i

/** Whether an element's attributes keep it from everybody. */
export const isUnshown = ({ hidden, style }: Record<string, string>): boolean =>
  hidden !== undefined || (style !== undefined && UNSHOWN.test(style))

const isHidden = (attribs: Record<string, string>): boolean => attribs['aria-hidden'] === 'true' || isUnshown(attribs)

const noteMark = (walk: Walk, element: Element, marked: boolean): void => {
  const { name, attribs } = element
  if (name === 'html' && attribs.lang) walk.found.htmlLanguage ??= attribs.lang
  if (name === 'time' || attribs.itemprop || attribs.rel === 'author' || marked) {
    walk.found.marks.push({ element, before: walk.found.blocks.length })
  }
}
