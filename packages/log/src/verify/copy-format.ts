const HEADER = 19

/**
 * Rows out of Postgres's binary COPY format: a header of 19 bytes, then per row a count of fields, and per field its
 * length (-1: null) and its bytes; -1 as a count ends it.
 * https://www.postgresql.org/docs/18/sql-copy.html#SQL-COPY-FILE-FORMATS
 * @yields the rows that a chunk makes whole
 */
export async function* fieldsOf(chunks: AsyncIterable<Buffer>): AsyncGenerator<(Buffer | null)[][]> {
  let rest: Buffer = Buffer.alloc(0)
  let skip = HEADER
  for await (const chunk of chunks) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk
    if (bytes.length < skip) {
      rest = bytes
      continue
    }
    const rows: (Buffer | null)[][] = []
    let at = skip
    skip = 0
    for (let row = rowAt(bytes, at); row; row = rowAt(bytes, at)) {
      rows.push(row.fields)
      at = row.end
    }
    rest = bytes.subarray(at)
    if (rows.length) yield rows
  }
}

/** null where the row is not whole yet, or where there is none. */
const rowAt = (bytes: Buffer, start: number): { fields: (Buffer | null)[]; end: number } | null => {
  if (start + 2 > bytes.length) return null
  const count = bytes.readInt16BE(start)
  const fields: (Buffer | null)[] = []
  let at = start + 2
  for (let field = 0; field < count; field += 1) {
    if (at + 4 > bytes.length) return null
    const length = bytes.readInt32BE(at)
    at += 4
    if (at + Math.max(length, 0) > bytes.length) return null
    fields.push(length < 0 ? null : bytes.subarray(at, at + length))
    at += Math.max(length, 0)
  }
  return count < 0 ? null : { fields, end: at }
}
