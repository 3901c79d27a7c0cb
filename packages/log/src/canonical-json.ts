/**
 * Canonical JSON of RFC 8785: keys in the order of their UTF-16 units, no space, numbers and texts as ECMAScript writes
 * them. For what JSON.parse gives: no undefined, no toJSON, no cycle, no lone surrogate.
 * @throws RangeError for a number that JSON has no form for
 */
export const canonicalJson = (value: unknown): string => {
  const ordered = inOrder(value)
  return ordered === NO_ORDER ? written(value) : JSON.stringify(ordered)
}

/** JSON.stringify is fast and writes what RFC 8785 asks for, once the keys of every object stand in order. */
const NO_ORDER = Symbol('an object that cannot hold its keys in order')

const inOrder = (value: unknown): unknown => {
  if (typeof value === 'number') return finite(value)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) {
    const items = new Array(value.length)
    for (let at = 0; at < value.length; at += 1) {
      const item = inOrder(value[at])
      if (item === NO_ORDER) return NO_ORDER
      items[at] = item
    }
    return items
  }
  const members = value as Record<string, unknown> // an object of JSON
  const keys = sortedKeys(members)
  if (!keys) return NO_ORDER
  const ordered: Record<string, unknown> = {}
  for (const key of keys) {
    const member = inOrder(members[key])
    if (member === NO_ORDER) return NO_ORDER
    ordered[key] = member
  }
  return ordered
}

type Shape = { keys: readonly string[]; sorted: readonly string[] | null }

// Payloads have few shapes, and comparing keys is cheaper than sorting them; the map is emptied before it grows large.
const shapes = new Map<string, Shape>()
const MOST_SHAPES = 2_000

/** null where a key looks like an array's index, which objects put first, or is one that assignment treats apart. */
const sortedKeys = (members: object): readonly string[] | null => {
  const keys = Object.keys(members)
  const name = `${keys.length}${keys[0]}${keys.at(-1)}`
  const known = shapes.get(name)
  if (known && keys.every((key, at) => key === known.keys[at])) return known.sorted
  if (shapes.size >= MOST_SHAPES) shapes.clear()
  const sorted = keys.some((key) => UNORDERED.test(key)) ? null : keys.toSorted()
  shapes.set(name, { keys, sorted })
  return sorted
}

// Matches `7`, `10a`, `__proto__`. Not: `a7`.
const UNORDERED = /^(?:\d|__proto__$)/

/** The same, one piece after the other. */
const written = (value: unknown): string => {
  if (typeof value === 'number') return String(finite(value))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(written).join()}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${written(member)}`).join()}}`
}

const finite = (number: number): number => {
  if (!Number.isFinite(number)) throw new RangeError(`JSON has no form for ${number}.`)
  return number
}
