import { InputFault } from '@blotter/events'
import { type CheerioAPI, load } from 'cheerio/slim'
import { type ChildNode, Document, Element, type ParentNode, Text } from 'domhandler'
import { type Handler, Parser } from 'htmlparser2'

/** A page of 8 M characters is forty times the mean; nothing longer was ever an article. */
export const MAX_CHARACTERS = 8_000_000
/** Browsers flatten at 512. Unclosed tags of old sites count here as nesting; walking recurses, so the stack has a say. */
export const MAX_DEPTH = 600
/** The busiest real page seen has some 40,000. */
export const MAX_ATTRIBUTES = 400_000
const MAX_NODES = 1_000_000

/**
 * Parses a page once, with caps on what it may cost.
 * @param html  decoded HTML; a declared charset is ignored
 * @returns the loaded page, its tree at most MAX_DEPTH deep, so that walking it may recurse
 * @throws InputFault `too-large` or `too-deep`
 */
export const parse = (html: string): CheerioAPI => {
  if (html.length > MAX_CHARACTERS) {
    throw new InputFault('too-large', `The page has ${html.length} characters; at most ${MAX_CHARACTERS} are read.`)
  }
  const tree = new CappedTree()
  new Parser(tree, { xmlMode: false, decodeEntities: true }).end(html)
  return load(tree.root, { xmlMode: false })
}

/** The root of a page's tree, as `parse` reads it; nodes are walked directly. */
export const documentOf = (html: string): Document => parse(html).root()[0] as unknown as Document // cheerio's root always is one

/** Attributes that anybody here asks for; of the others a page has three times as many. */
const READ = new Map(
  'aria-hidden class content datetime hidden href http-equiv id itemprop lang name property pubdate rel role style type'
    .split(' ')
    .map((name) => [name, name]),
)
/** Where a page with generated classes says what a part of it is: all are read as `data-name`, the first counts. */
for (const name of 'data-component data-testid data-gu-name data-spacefinder-type data-area data-qa data-module'.split(
  ' ',
))
  READ.set(name, 'data-name')
const NO_ATTRIBUTES: Record<string, string> = Object.freeze({})

/**
 * Elements and texts of a page, without comments. Stops in the middle of a page: the parser's stack of open tags costs
 * time with the square of the depth. Attributes are taken one by one, as the parser keeps all of those that it gathers.
 */
class CappedTree implements Partial<Handler> {
  readonly root = new Document([])
  private readonly open: ParentNode[] = [this.root]
  /** Of the element whose tag is being read. */
  private latest: Element | undefined
  /** The text that goes on when an entity in it is read. */
  private text: Text | undefined
  private nodes = 0
  private attributes = 0

  onopentagname(name: string): void {
    if (this.open.length > MAX_DEPTH) {
      throw new InputFault('too-deep', `The page nests its elements more than ${MAX_DEPTH} deep.`)
    }
    const element = new Element(name, NO_ATTRIBUTES)
    this.add(element)
    this.open.push(element)
    this.latest = element
  }

  onattribute(name: string, value: string): void {
    if (++this.attributes > MAX_ATTRIBUTES) {
      throw new InputFault('too-large', `The page has more than ${MAX_ATTRIBUTES} attributes.`)
    }
    const { latest } = this
    // The title of anything else is a tip.
    const known = name === 'title' && latest?.name === 'abbr' ? name : READ.get(name)
    if (known === undefined || latest === undefined) return
    if (latest.attribs === NO_ATTRIBUTES) latest.attribs = { [known]: value }
    else if (latest.attribs[known] === undefined) latest.attribs[known] = value
  }

  onclosetag(): void {
    this.open.pop()
    this.text = undefined
  }

  ontext(data: string): void {
    if (this.text !== undefined) {
      this.text.data += data
      return
    }
    const text = new Text(data)
    this.add(text)
    this.text = text
  }

  oncomment(): void {
    this.text = undefined
  }

  onprocessinginstruction(): void {
    this.text = undefined
  }

  private add(node: ChildNode): void {
    if (++this.nodes > MAX_NODES) {
      throw new InputFault('too-large', `The page has more than ${MAX_NODES} elements and texts.`)
    }
    // The root stays open whatever a page closes.
    const parent = this.open.at(-1) ?? this.root
    const before = parent.children.at(-1)
    if (before !== undefined) {
      before.next = node
      node.prev = before
    }
    node.parent = parent
    parent.children.push(node)
    this.text = undefined
  }
}
