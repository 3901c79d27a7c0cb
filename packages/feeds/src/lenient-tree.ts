import { InputFault } from '@blotter/events'
import { Parser } from 'htmlparser2'
import type { Element } from './element.ts'
import type { ReadText } from './entity-text.ts'
import { limits } from './limits.ts'
import { canonicalName, emptyScope, type Scope, scopeWithin, vocabularyOf } from './namespace.ts'
import { resolveUrl } from './resolve-url.ts'

export type TreeContext = {
  readText: ReadText
  /** The feed's own URL, for relative links. */
  base: string | undefined
  /** Attributes keep the case of their names. */
  namesAsWritten?: boolean
}

type Open = { element: Element; raw: string; scope: Scope }

const ITEMS = new Set(['item', 'entry'])

/**
 * The tree of a feed's markup, whatever its mistakes: unclosed elements end with their parent, stray end tags are
 * ignored, an item inside an item ends the outer one.
 * @returns the root element
 * @throws InputFault `too-deep`, `too-many-nodes`, `too-many-attributes`
 */
export const buildTree = (markup: string, context: TreeContext): Element => {
  const tree = new TreeBuilder(context)
  const parser = new Parser(tree.handlers, { xmlMode: true, decodeEntities: false })
  try {
    parser.write(markup)
    parser.end()
  } catch (error) {
    if (!(error instanceof EnoughItems)) throw error
  }
  return tree.root
}

/** Thrown out of the tokeniser at the cap on nodes, where there are more items than are kept. */
class EnoughItems extends Error {}

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

class TreeBuilder {
  readonly #readText: ReadText
  readonly #namesAsWritten: boolean
  readonly #stack: Open[]
  #rootVocabulary: string | undefined
  #attributes: Map<string, string> | undefined
  #nodes = 0
  #items = 0
  #unclosed = 0
  #cdata = false
  #ended = false

  constructor({ readText, base, namesAsWritten = false }: TreeContext) {
    this.#readText = readText
    this.#namesAsWritten = namesAsWritten
    const document = { name: '#document', local: '', attributes: new Map(), children: [], base }
    this.#stack = [{ element: document, raw: '', scope: emptyScope }]
  }

  readonly handlers = {
    onopentagname: () => {
      this.#attributes = undefined
      this.#unclosed += 1
      if (this.#unclosed > limits.unclosed) throw tooDeep()
    },
    onattribute: (name: string, value: string) => {
      this.#attributes ??= new Map()
      if (this.#attributes.size >= limits.attributes)
        throw new InputFault('too-many-attributes', `An element has more than ${limits.attributes} attributes.`)
      const key = this.#namesAsWritten ? name : name.toLowerCase()
      if (!this.#attributes.has(key)) this.#attributes.set(key, this.#readText(value))
    },
    onopentag: (name: string) => this.#open(name),
    onclosetag: (name: string) => {
      this.#unclosed -= 1
      this.#close(name.toLowerCase())
    },
    ontext: (text: string) => this.#text(this.#cdata ? text : this.#readText(text)),
    oncdatastart: () => {
      this.#cdata = true
    },
    oncdataend: () => {
      this.#cdata = false
    },
  }

  get root(): Element {
    const root = this.#stack[0]?.element.children.find((node) => typeof node !== 'string')
    if (!root) throw new InputFault('not-a-feed', 'The document has no root element.')
    return root
  }

  #open(written: string): void {
    if (this.#ended) return
    const raw = written.toLowerCase()
    const colon = raw.indexOf(':')
    const attributes = this.#attributes ?? NO_ATTRIBUTES
    const scope = scopeWithin(this.#top.scope, attributes)
    const vocabulary = vocabularyOf(raw.slice(0, Math.max(colon, 0)), scope)
    this.#rootVocabulary ??= vocabulary
    const name = canonicalName(raw.slice(colon + 1), vocabulary, this.#rootVocabulary)
    if (ITEMS.has(name)) this.#beginItem()
    const parent = this.#top.element
    const element: Element = {
      name,
      local: written.slice(colon + 1),
      attributes,
      children: [],
      base: baseWithin(parent.base, attributes),
    }
    this.#count()
    parent.children.push(element)
    if (this.#stack.length > limits.depth) throw tooDeep()
    this.#stack.push({ element, raw, scope })
  }

  #close(raw: string): void {
    for (let i = this.#stack.length - 1; i > 0; i--) {
      if (this.#stack[i]?.raw !== raw) continue
      this.#stack.length = i
      this.#ended ||= i === 1
      return
    }
  }

  #text(text: string): void {
    if (this.#ended) return
    this.#count()
    this.#top.element.children.push(text)
  }

  #beginItem(): void {
    this.#items += 1
    const open = this.#stack.findIndex(({ element }) => ITEMS.has(element.name))
    if (open > 0) this.#stack.length = open
  }

  #count(): void {
    this.#nodes += 1
    if (this.#nodes <= limits.nodes) return
    if (this.#items > limits.items) throw new EnoughItems()
    throw new InputFault('too-many-nodes', `The feed has more than ${limits.nodes} elements and texts.`)
  }

  get #top(): Open {
    // The document node is never popped.
    return this.#stack[this.#stack.length - 1] as Open
  }
}

const baseWithin = (outer: string | undefined, attributes: ReadonlyMap<string, string>): string | undefined => {
  const own = attributes.get('xml:base')
  return own === undefined ? outer : (resolveUrl(own, outer) ?? outer)
}

const tooDeep = () => new InputFault('too-deep', `The feed nests deeper than ${limits.depth} elements.`)
