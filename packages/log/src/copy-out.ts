import pg from 'pg'
import { to } from 'pg-copy-streams'
import type { Log } from './log.ts'
import { translate } from './postgres-error.ts'

/**
 * - `lines`: one column of text without line breaks, a line each, byte for byte
 * - `csv`: RFC 4180 with a header; lines end with LF
 */
export type CopyShape = 'lines' | 'csv'

// No text of ours holds these two, so that nothing is quoted.
const LINES = `FORMAT csv, QUOTE E'\\x01', DELIMITER E'\\x02'`
const SHAPES: Readonly<Record<CopyShape, string>> = { lines: LINES, csv: 'FORMAT csv, HEADER' }

// An index may be walked in its order, as on any disk without a head, rather than everything be read and sorted before the
// first row is sent.
const SETTINGS = "SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '32MB'; SET LOCAL random_page_cost = 1.1"

/**
 * The rows of a query as Postgres writes them, piece by piece, however many there are; the reader's pace is Postgres'.
 * Ends the statement when the reader stops.
 * @param statement  SQL with $1 … placeholders; values are texts, numbers, or lists of them
 * @param quoted     columns of a csv that are quoted whatever they hold
 * @throws LogUnreachable
 */
export async function* copyOut(
  log: Pick<Log, 'database'>,
  { text, values }: { text: string; values: readonly unknown[] },
  shape: CopyShape,
  quoted: readonly string[] = [],
): AsyncGenerator<Buffer> {
  const client = await log.database.$client.connect()
  let finished = false
  try {
    await client.query(`BEGIN READ ONLY; ${SETTINGS}`)
    const form = quoted.length ? `${SHAPES[shape]}, FORCE_QUOTE (${quoted.join(', ')})` : SHAPES[shape]
    const copied = client.query(to(`COPY (${withLiterals(text, values)}) TO STDOUT (${form})`))
    for await (const piece of copied) yield piece as Buffer // COPY gives bytes
    await client.query('COMMIT')
    finished = true
  } catch (error) {
    throw translate(error)
  } finally {
    // A connection in the middle of a COPY is of no use to anybody.
    client.release(!finished)
  }
}

/** COPY takes no parameters, so they stand in its text, quoted by the driver. */
const withLiterals = (text: string, values: readonly unknown[]): string =>
  text.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]))

const literal = (value: unknown): string => {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number') return Number.isFinite(value) ? `(${value})` : 'NULL'
  // Its type stands behind the placeholder.
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]`
  return pg.escapeLiteral(String(value))
}
