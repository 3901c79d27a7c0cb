import { decodeHTMLAttribute } from 'entities'
import { Parser } from 'htmlparser2'
import { limits } from './limits.ts'
import { resolveUrl } from './resolve-url.ts'

/** Attributes of HTML that hold one address. */
export const LINK_ATTRIBUTES: ReadonlySet<string> = new Set(['href', 'src', 'cite', 'poster', 'longdesc', 'background'])

/**
 * An HTML fragment with its relative addresses made absolute. All else stays as written; a fragment past the caps of
 * limits.ts stays wholly as it is. Linear in the fragment.
 */
export const resolveHtmlLinks = (html: string, base: string | undefined): string => {
  if (!base || !HAS_LINK.test(html)) return html
  try {
    return new LinkRewriter(html, base).run()
  } catch (error) {
    if (error instanceof PastCaps) return html
    throw error
  }
}

class PastCaps extends Error {}

/** Most bodies of news hold none of these, and need not be read. */
const HAS_LINK = /<[^<]*?(?:href|src|cite|poster|longdesc|background)\s{0,9}=/i

class LinkRewriter {
  readonly #html: string
  readonly #base: string
  readonly #parts: string[] = []
  #done = 0
  /** Characters that addresses have added, and the answers that are known: a hostile body asks the same a million times. */
  #growth = 0
  readonly #resolved = new Map<string, string | undefined>()
  #open = 0
  #attributes: [name: string, value: string | undefined][] = []
  #changed = false

  constructor(html: string, base: string) {
    this.#html = html
    this.#base = base
  }

  run(): string {
    const parser = new Parser(
      {
        onopentagname: () => {
          this.#attributes = []
          this.#changed = false
          this.#open += 1
          if (this.#open > limits.unclosed) throw new PastCaps()
        },
        onattribute: (name, value, quote) => this.#attribute(name, quote === undefined ? undefined : value),
        onopentag: (name, _attributes, implied) => {
          if (!implied && this.#changed) this.#rewrite(name, parser.startIndex, parser.endIndex)
        },
        onclosetag: () => {
          this.#open -= 1
        },
      },
      { decodeEntities: false },
    )
    parser.write(this.#html)
    parser.end()
    return this.#parts.join('') + this.#html.slice(this.#done)
  }

  #attribute(name: string, value: string | undefined): void {
    if (this.#attributes.length >= limits.attributes) throw new PastCaps()
    let kept = value
    if (value !== undefined && LINK_ATTRIBUTES.has(name)) {
      kept = this.#absolute(value) ?? value
      this.#growth += kept.length - value.length
      if (this.#growth > this.#html.length + limits.linkGrowth) throw new PastCaps()
    }
    this.#changed ||= kept !== value
    this.#attributes.push([name, kept])
  }

  #absolute(value: string): string | undefined {
    if (ABSOLUTE.test(value)) return undefined
    if (this.#resolved.has(value)) return this.#resolved.get(value)
    if (this.#resolved.size >= limits.links) throw new PastCaps()
    const absolute = resolveUrl(decodeHTMLAttribute(value), this.#base)?.replaceAll('&', '&amp;')
    this.#resolved.set(value, absolute)
    return absolute
  }

  #rewrite(name: string, start: number, end: number): void {
    const selfClosing = this.#html[end - 1] === '/' ? ' /' : ''
    const attributes = this.#attributes.map(([key, value]) =>
      value === undefined ? ` ${key}` : ` ${key}="${value.replaceAll('"', '&quot;')}"`,
    )
    this.#parts.push(this.#html.slice(this.#done, start), `<${name}${attributes.join('')}${selfClosing}>`)
    this.#done = end + 1
  }
}

// matches `https://a.example/x`, `mailto:a@b`, not `/x` and not `a/b:c`
const ABSOLUTE = /^\s*[a-z][a-z0-9+.-]*:/i
