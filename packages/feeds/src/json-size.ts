import { limits } from './limits.ts'

/**
 * How deep a JSON text nests and how many values it has, without reading it: JSON.parse takes a second for a million
 * brackets. Counting ends behind the caps of limits.ts.
 */
export const jsonSize = (text: string): { depth: number; values: number } => {
  let open = 0
  let depth = 0
  let values = 1
  for (let i = 0; i < text.length && depth <= limits.depth && values <= limits.nodes; i++) {
    const char = text.charCodeAt(i)
    if (char === QUOTE) i = endOfString(text, i)
    else if (char === BRACKET || char === BRACE) {
      open += 1
      values += 1
      if (open > depth) depth = open
    } else if (char === BRACKET_END || char === BRACE_END) open -= 1
    else if (char === COMMA) values += 1
  }
  return { depth, values }
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [BRACKET, BRACKET_END, BRACE, BRACE_END] = [0x5b, 0x5d, 0x7b, 0x7d]

/** The offset of the quote that ends the string which begins at a quote. */
const endOfString = (text: string, start: number): number => {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return end
  }
  return text.length
}
