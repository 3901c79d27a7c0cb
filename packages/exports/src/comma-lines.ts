const NEWLINE = 10

/** Puts a comma at the end of each line but the last, wherever pieces end: a line break waits for what comes behind it. */
export async function* withCommas(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waits = false
  for await (const piece of pieces) {
    const ends = piece.at(-1) === NEWLINE
    const text = piece.toString('latin1', 0, ends ? piece.length - 1 : piece.length).replaceAll('\n', ',\n')
    yield Buffer.from(waits ? `,\n${text}` : text, 'latin1')
    waits = ends
  }
  if (waits) yield Buffer.from('\n')
}
