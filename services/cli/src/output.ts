/** Data goes to standard output; a reader that has gone away (`| head`) is no error. */
export const printData = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

/** Talk goes to standard error. */
export const say = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

/** Rows as aligned columns under a header. */
export const printTable = (header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): void => {
  const cells = [header, ...rows].map((row) => row.map((cell) => String(cell ?? '–')))
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  for (const row of cells)
    printData(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}
