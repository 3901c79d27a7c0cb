import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Citation } from './citation.ts'
import type { Column } from './column.ts'

/** Rows of one group: what is in memory at a time. */
const GROUP = 2_500

type Value = string | number | boolean | null

const PHYSICAL = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const

/** Positions outgrow 32 bits. */
const isLarge = ({ name }: Column): boolean => name === 'log_position'

/** A Parquet file, a row group at a time. @param lines  JSON lists, one a row, in the order of the columns whose values its type does not tell */
export async function* parquetPieces(
  lines: AsyncIterable<Buffer>,
  columns: readonly Column[],
  citation: Citation,
): AsyncGenerator<Buffer> {
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    writer,
    createdBy: citation.format,
    kvMetadata: [{ key: 'blotter.citation', value: JSON.stringify(citation) }],
    schema: [
      { name: 'root', num_children: columns.length },
      ...columns.map((each) => ({
        name: each.name,
        repetition_type: 'OPTIONAL' as const,
        ...(isLarge(each) ? { type: 'INT64' as const } : PHYSICAL[each.type]),
      })),
    ],
  })
  const reads = readsOf(columns)
  let group: Group = columns.map(() => [])
  for await (const rows of rowsIn(lines)) {
    for (const row of rows) {
      // By number: an iterator would make an object for each of the millions of values.
      for (let at = 0; at < reads.length; at += 1) group[at]?.push(reads[at]?.(row) ?? null)
      if ((group[0]?.length ?? 0) < GROUP) continue
      writeGroup(file, columns, group)
      group = columns.map(() => [])
      yield taken(writer)
    }
  }
  if (group[0]?.length) writeGroup(file, columns, group)
  file.finish()
  yield taken(writer)
}

/** How the value of each column is read from a row, which holds those that its type does not tell. */
const readsOf = (columns: readonly Column[]): ((row: readonly Value[]) => Value | bigint)[] => {
  const sent = columns.filter(({ ofType }) => !ofType)
  const typeAt = sent.findIndex(({ name }) => name === 'type')
  return columns.map((column) => {
    const { ofType } = column
    if (ofType)
      return (row) => {
        const type = row[typeAt]
        return typeof type === 'string' ? ofType(type) : null
      }
    const at = sent.indexOf(column)
    if (!isLarge(column)) return (row) => row[at] ?? null
    return (row) => {
      const value = row[at] ?? null
      return typeof value === 'number' ? BigInt(value) : value
    }
  })
}

/** Values by column. */
type Group = (Value | bigint)[][]

const writeGroup = (file: ParquetWriter, columns: readonly Column[], group: Group): void => {
  void file.write({
    columnData: columns.map(({ name }, at) => ({ name, data: group[at] ?? [] })),
    rowGroupSize: GROUP,
  })
}

/** What was written so far; the writer goes on in an empty buffer and still knows how far the file is. */
const taken = (writer: ByteWriter): Buffer => {
  const bytes = Buffer.from(new Uint8Array(writer.buffer, 0, writer.index))
  writer.index = 0
  return bytes
}

/** The rows of each piece at a time: one long text is read faster than its lines. */
async function* rowsIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<Value[][]> {
  let rest: Buffer[] = []
  for await (const piece of pieces) {
    const end = piece.lastIndexOf(NEWLINE)
    if (end < 0) {
      rest.push(piece)
      continue
    }
    const lines = Buffer.concat([...rest, piece.subarray(0, end)]).toString()
    rest = end + 1 < piece.length ? [piece.subarray(end + 1)] : []
    yield JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as Value[][] // lists of flat columns, made by our own statement
  }
}

// No line of JSON holds one.
const NEWLINE = 10
