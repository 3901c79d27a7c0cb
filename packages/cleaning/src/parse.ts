import { InputFault } from '@blotter/events'
import { type CheerioAPI, load } from 'cheerio/slim'
import { type ChildNode, DomHandler } from 'domhandler'
import { Parser } from 'htmlparser2'

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
  const handler = new CappedHandler()
  new Parser(handler, { xmlMode: false, decodeEntities: true }).end(html)
  return load(handler.root, { xmlMode: false })
}

/** Stops in the middle of a page: the parser's stack of open tags costs time with the square of the depth. */
class CappedHandler extends DomHandler {
  private nodes = 0
  private attributes = 0

  override onopentag(name: string, attribs: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) {
      throw new InputFault('too-deep', `The page nests its elements more than ${MAX_DEPTH} deep.`)
    }
    super.onopentag(name, attribs)
  }

  onattribute(): void {
    if (++this.attributes > MAX_ATTRIBUTES) {
      throw new InputFault('too-large', `The page has more than ${MAX_ATTRIBUTES} attributes.`)
    }
  }

  protected override addNode(node: ChildNode): void {
    if (++this.nodes > MAX_NODES) {
      throw new InputFault('too-large', `The page has more than ${MAX_NODES} elements and texts.`)
    }
    super.addNode(node)
  }
}
