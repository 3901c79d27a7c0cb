import { plainLine } from './plain-text.ts'

const gone = new AbortController()

/** Aborted when whoever read the data has gone away (`| head`): no error, and nothing more need be made. */
export const readerGone: AbortSignal = gone.signal

/** Data goes to standard output. */
export const printData = (text: string): void => {
  if (!readerGone.aborted) process.stdout.write(`${text}\n`)
}

/** Talk goes to standard error. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  // The command ends by itself, so that a database that it started is stopped again.
  gone.abort()
})

/** Rows as aligned columns under a header. */
export const printTable = (header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): void => {
  const cells = [header, ...rows].map((row) => row.map((cell) => plainLine(String(cell ?? '–'))))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  for (const row of cells)
    printData(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}

/** `1 feed`, `2 feeds`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
