import { plainLine } from '@blotter/pages/text'

export { counted } from '@blotter/pages/text'

const gone = new AbortController()

/** Aborted when whoever read the data has gone away (`| head`): no error, and nothing more need be made. */
export const readerGone: AbortSignal = gone.signal

/** Data goes to standard output. */
export const printData = (text: string): void => {
  if (!readerGone.aborted) process.stdout.write(`${text}\n`)
}

/** One of very many lines of data: waits until whoever reads them has taken enough of those before. */
export const printLine = async (text: string): Promise<void> => {
  if (!readerGone.aborted && !process.stdout.write(`${text}\n`)) await drained()
}

/** A piece of very much data, as it is; waits as `printLine` does. */
export const printPiece = async (piece: Buffer): Promise<void> => {
  if (!readerGone.aborted && !process.stdout.write(piece)) await drained()
}

const drained = (): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.once('drain', resolve)
    readerGone.addEventListener('abort', () => resolve(), { once: true })
  })

/** Talk goes to standard error. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE' && !gone.signal.aborted) {
    say(`blotter: Cannot write to standard output (${error.code}).`)
    process.exitCode = 1
  }
  // The command ends by itself, so that a database that it started is stopped again.
  gone.abort()
})

type Cells = readonly (string | number | null)[]

/** Waits until standard output has taken all that was printed: a pipe takes 64 KiB at a time, and an exit loses the rest. */
export const allPrinted = (): Promise<void> =>
  new Promise((resolve) => {
    readerGone.addEventListener('abort', () => resolve(), { once: true })
    if (readerGone.aborted) resolve()
    else process.stdout.write('', () => resolve())
  })

/** Rows as aligned columns under a header, on standard output. */
export const printTable = (header: readonly string[], rows: readonly Cells[]): void => {
  for (const line of tableLines(header, rows)) printData(line)
}

/** Rows as aligned columns under a header, a line each. */
export const tableLines = (header: readonly string[], rows: readonly Cells[]): string[] => {
  const cells = [header, ...rows].map((row) => row.map((cell) => plainLine(String(cell ?? '–'))))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
