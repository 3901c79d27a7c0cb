/** An element of the lenient tree. */
export type Element = {
  /** Canonical: `title` for the feed's own vocabulary, `dc:creator` for a known other one, `?:x` for unknown ones. */
  name: string
  /** Local name as written, for markup inside bodies. */
  local: string
  /** By name with prefix as written, `xml:base`; in lower case, unless the tree was built to keep it. */
  attributes: ReadonlyMap<string, string>
  children: Node[]
  /** Absolute base URL of what is inside (XML Base), if any. */
  base: string | undefined
}
export type Node = Element | string

/** Child elements of the given canonical names, in the order of the names, then of the document. */
export const childrenNamed = (element: Element, ...names: string[]): Element[] => {
  const found = element.children.filter((node): node is Element => isElement(node) && names.includes(node.name))
  return found.length < 2 ? found : names.flatMap((name) => found.filter((node) => node.name === name))
}

export const isElement = (node: Node): node is Element => typeof node !== 'string'

/** All text inside an element, trimmed. */
export const textOf = (element: Element): string => rawText(element).trim()

const rawText = (element: Element): string => {
  const [only] = element.children
  if (element.children.length === 1 && typeof only === 'string') return only
  return element.children.map((node) => (isElement(node) ? rawText(node) : node)).join('')
}

/** The first text among the children of the given names that is not empty. */
export const firstText = (element: Element, ...names: string[]): string | undefined => {
  for (const child of childrenNamed(element, ...names)) {
    const text = textOf(child)
    if (text) return text
  }
  return undefined
}
