import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import type { Changes } from './rows.ts'
import { tableOf, type Value } from './table.ts'

// Characters that make one chunk of a COPY: large enough that chunks cost nothing.
const CHUNK = 1 << 18

/** Writes rows into a generation's empty table by COPY. @returns how many */
export const copyRows = async (client: pg.ClientBase, generation: number, { table, put }: Changes): Promise<number> => {
  const columns = Object.keys(table.columns)
  const names = columns.map((name) => `"${name}"`).join(', ')
  const sink = client.query(from(`COPY ${tableOf(table, generation)} (${names}) FROM STDIN`))
  await pipeline(Readable.from(chunksOf(put, columns), { objectMode: true, highWaterMark: 4 }), sink)
  return put.length
}

/** Rows in Postgres' COPY text format, in chunks. */
function* chunksOf(rows: Iterable<Record<string, Value>>, columns: readonly string[]): Generator<Buffer> {
  let text = ''
  for (const row of rows) {
    let line = ''
    for (const column of columns) line += `${line ? '\t' : ''}${field(row[column] ?? null)}`
    text += `${line}\n`
    if (text.length < CHUNK) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text) yield Buffer.from(text)
}

// Matches `a\b`, a tab, a line break. Not: `a/b`.
const SPECIAL = /[\\\t\n\r]/g
const ESCAPED: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const field = (value: Value): string => {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  return SPECIAL.test(value) ? value.replace(SPECIAL, (character) => ESCAPED[character] ?? character) : value
}
