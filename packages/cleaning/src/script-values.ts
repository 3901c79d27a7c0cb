/** A JSON value out of a page's script: nothing about it is certain. */
export type ScriptValue = string | number | boolean | null | ScriptValue[] | { [key: string]: ScriptValue }

/** Characters read of all scripts together, attempts that fail included: a page's state is a tenth of it. */
const BUDGET = 12_000_000
/** JSON.parse takes seconds for a million open brackets. */
const DEEPEST = 200

/** `{` at the start, behind `=`, `(`, `return` match, and so does a quote; the `{` of `else {` does not. */
const OPENING = /(?:^|[=(]|\breturn)\s{0,9}(?=[[{"'])/g

/**
 * The JSON values that scripts are, assign or pass on: `{…}`, `window.state = {…}`, `JSON.parse("…")`; and those that
 * React's server components stream in pieces (`self.__next_f.push([1, "…"])`).
 * @param scripts  texts of inline scripts
 * @returns the values, and the scripts that are code for the most part
 */
export const scriptValues = (scripts: string[]): { values: ScriptValue[]; code: string[] } => {
  const found: ScriptValue[] = []
  const code: string[] = []
  const streamed: string[] = []
  let budget = BUDGET
  for (const script of scripts) {
    let [past, read] = [0, 0]
    for (const opening of script.matchAll(OPENING)) {
      const start = opening.index + opening[0].length
      if (start < past || budget <= 0) continue
      const end = endOfValue(script, start, budget)
      budget -= (end ?? script.length) - start
      const value = end === undefined ? undefined : parsed(script.slice(start, end))
      if (value === undefined || end === undefined) continue
      past = end
      read += end - start
      const piece = Array.isArray(value) && value.length === 2 && value[0] === 1 ? value[1] : undefined
      if (typeof piece === 'string' && script.slice(0, start).endsWith('__next_f.push(')) streamed.push(piece)
      else found.push(value)
    }
    if (read < script.length / 2) code.push(script)
  }
  return { values: [...found, ...streamedValues(streamed.join(''))], code }
}

/** Where the object, list or string that opens at `start` ends; undefined when it does not, or nests too deep. */
const endOfValue = (script: string, start: number, budget: number): number | undefined => {
  const until = Math.min(script.length, start + budget)
  let depth = 0
  for (let at = start; at < until; at++) {
    const code = script.charCodeAt(at)
    if (code === QUOTE || code === APOSTROPHE) {
      at = endOfString(script, at, until)
      if (depth === 0) return at < until ? at + 1 : undefined
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > DEEPEST) return undefined
    } else if ((code === CLOSE_LIST || code === CLOSE_OBJECT) && --depth === 0) return at + 1
  }
  return undefined
}

const [QUOTE, APOSTROPHE, ESCAPE] = [0x22, 0x27, 0x5c]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

const endOfString = (script: string, start: number, until: number): number => {
  const quote = script.charCodeAt(start)
  let at = start + 1
  for (; at < until && script.charCodeAt(at) !== quote; at++) if (script.charCodeAt(at) === ESCAPE) at++
  return at
}

/** `\x3c`, `\'` and a bare `"` differ between a script's string and JSON's; `\n` does not. */
const FOREIGN = /\\x([0-9a-f]{2})|\\'|\\[\s\S]|"/gi
/** `undefined` where a value stands; JSON knows `null`. */
const UNDEFINED = /(?<=[:[,]\s?)undefined(?=\s?[,}\]])/g

const parsed = (literal: string): ScriptValue | undefined =>
  literal.startsWith("'")
    ? fromJson(`"${literal.slice(1, -1).replace(FOREIGN, asJson)}"`)
    : (fromJson(literal) ?? (literal.includes('undefined') ? fromJson(literal.replace(UNDEFINED, 'null')) : undefined))

const fromJson = (text: string): ScriptValue | undefined => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const asJson = (sign: string, hex: string | undefined): string =>
  hex ? `\\u00${hex}` : sign === "\\'" ? "'" : sign === '"' ? '\\"' : sign

/** `{"body": …}`, `[{…` match, `{name}` does not. */
const JSON_TEXT = /^\s*(?:\{\s*"|\[\s*[[{"])/

/** A string that is JSON itself, as its value; undefined for any other. */
export const nestedValue = (text: string): ScriptValue | undefined =>
  JSON_TEXT.test(text) && endOfValue(text, text.search(/[[{]/), text.length) !== undefined
    ? parsed(text.trim())
    : undefined

/** `1a:T4b2,` opens a text of so many bytes, `5:` a row of JSON, `7:I` an import. */
const ROW = /^([0-9a-f]{0,8}):(?:T([0-9a-f]{1,7}),)?/
/** No page streams more rows. */
const ROWS = 20_000

/** Rows of a stream of server components, `$5` in them replaced by the text of row 5. */
const streamedValues = (stream: string): ScriptValue[] => {
  const bytes = Buffer.from(stream)
  const texts = new Map<string, string>()
  const found: ScriptValue[] = []
  let at = 0
  for (let row = 0; row < ROWS && at < bytes.length; row++) {
    const opening = ROW.exec(bytes.toString('utf8', at, at + 24))
    const start = at + (opening?.[0].length ?? 0)
    if (opening?.[2]) {
      at = start + Number.parseInt(opening[2], 16)
      texts.set(`$${opening[1]}`, bytes.toString('utf8', start, at))
      continue
    }
    const line = bytes.indexOf(10, start)
    at = line < 0 ? bytes.length : line + 1
    const value = opening ? nestedValue(bytes.toString('utf8', start, at)) : undefined
    if (value !== undefined) found.push(value)
  }
  return [...found.map((value) => withTexts(value, texts)), ...texts.values()]
}

const withTexts = (value: ScriptValue, texts: Map<string, string>): ScriptValue => {
  if (typeof value === 'string') return value.startsWith('$') ? (texts.get(value) ?? value) : value
  if (value === null || typeof value !== 'object') return value
  for (const key in value) {
    const held = value as Record<string, ScriptValue>
    held[key] = withTexts(held[key] as ScriptValue, texts)
  }
  return value
}
