import type { Table, Value } from './table.ts'

type Row = Record<string, Value>

/** The rows of one table that a fold works on, in memory. Rows are replaced, never changed in place. */
export type Rows<R extends Row = Row> = {
  get: (key: string) => R | undefined
  /** Rows by one of the table's lookups. */
  by: (lookup: keyof R & string, value: string) => R[]
  put: (row: R) => void
  remove: (key: string) => void
  all: () => Iterable<R>
}

/** What a batch changed in one table. */
export type Changes = { table: Table; put: Row[]; removed: string[] }

/** The rows of a projection's tables, and the texts that its events point at. */
export type RowSet = {
  of: <R extends Row>(table: Table<R>) => Rows<R>
  /** The text of a document that the projection named for this batch; null where texts are left out. */
  text: (document: string) => string | null
}

/** A row set with what only the loop around the fold needs. */
export type OpenRows = RowSet & {
  /** Puts a row that is stored already; one that the fold has changed stays as it is. */
  load: (table: Table, row: Row) => void
  changes: () => Changes[]
  /** Characters that the rows hold, about. */
  size: () => number
}

/**
 * @param text  looks a document's text up
 */
export const openRows = (tables: readonly Table[], text: RowSet['text']): OpenRows => {
  const opened = new Map(tables.map((table) => [table.name, openTable(table)]))
  const at = (table: { name: string }): OpenTable => {
    const found = opened.get(table.name)
    if (!found) throw new Error(`The projection has no table "${table.name}".`)
    return found
  }
  return {
    of: <R extends Row>(table: Table<R>) => at(table).rows as unknown as Rows<R>, // a table holds rows of its own shape
    text,
    load: (table, row) => at(table).load(row),
    changes: () => tables.map((table) => at(table).changes()),
    size: () => tables.reduce((sum, table) => sum + at(table).size(), 0),
  }
}

type OpenTable = { rows: Rows; load: (row: Row) => void; changes: () => Changes; size: () => number }

const openTable = (table: Table): OpenTable => {
  const kept = new Map<string, Row>()
  const stored = new Set<string>()
  const touched = new Set<string>()
  const lookups = new Map(table.lookups.map((column) => [column, openIndex()]))
  let size = 0
  const keyOf = (row: Row): string => String(row[table.key])
  const forget = (key: string): void => {
    const row = kept.get(key)
    if (!row) return
    size -= sizeOf(row)
    kept.delete(key)
    for (const [column, index] of lookups) index.remove(row[column] ?? null, key)
  }
  const keep = (key: string, row: Row): void => {
    forget(key)
    size += sizeOf(row)
    kept.set(key, row)
    for (const [column, index] of lookups) index.add(row[column] ?? null, key)
  }
  return {
    rows: {
      get: (key) => kept.get(key),
      by: (lookup, value) => rowsAt(kept, lookups.get(lookup)?.keys(value) ?? []),
      put: (row) => {
        touched.add(keyOf(row))
        keep(keyOf(row), row)
      },
      remove: (key) => {
        touched.add(key)
        forget(key)
      },
      all: () => kept.values(),
    },
    load: (row) => {
      const key = keyOf(row)
      stored.add(key)
      if (!touched.has(key)) keep(key, row)
    },
    changes: () => ({
      table,
      put: rowsAt(kept, touched),
      removed: [...touched].filter((key) => stored.has(key) && !kept.has(key)),
    }),
    size: () => size,
  }
}

type Index = {
  add: (value: Value, key: string) => void
  remove: (value: Value, key: string) => void
  keys: (value: string) => Iterable<string>
}

/** Keys by value. Most values have one key, and a set for each of a million would cost more than the rows. */
const openIndex = (): Index => {
  const found = new Map<Value, string | Set<string>>()
  return {
    add: (value, key) => {
      if (value === null) return
      const known = found.get(value)
      if (known === undefined) found.set(value, key)
      else if (typeof known !== 'string') known.add(key)
      else if (known !== key) found.set(value, new Set([known, key]))
    },
    remove: (value, key) => {
      const known = found.get(value)
      if (known === key) found.delete(value)
      else if (known !== undefined && typeof known !== 'string') known.delete(key)
    },
    keys: (value) => {
      const known = found.get(value)
      // A copy: whoever walks through them may move them.
      return typeof known === 'string' ? [known] : [...(known ?? [])]
    },
  }
}

const rowsAt = (kept: ReadonlyMap<string, Row>, keys: Iterable<string>): Row[] => {
  const rows: Row[] = []
  for (const key of keys) {
    const row = kept.get(key)
    if (row) rows.push(row)
  }
  return rows
}

const sizeOf = (row: Row): number => {
  let sum = 0
  for (const column in row) {
    const value = row[column]
    sum += typeof value === 'string' ? value.length + 16 : 8
  }
  return sum
}
