/** Bytes of a line at most: a feed of 32 MiB in Base64, or a page of 8 million characters all escaped, fits. */
export const LONGEST_LINE = 64 * 1024 * 1024

/** Stands for a line that is longer than may be held in memory; no line holds an LF. */
export const TOO_LONG = '\n'

const LF = 0x0a

/**
 * The lines of a stream of UTF-8, as NDJSON knows them: parted by LF alone, with a CR before it taken away, and no byte
 * order mark before the first. Node's readline parts at U+2028 and U+2029 as well, which JSON allows inside a string.
 * @param longest  bytes; of a longer line nothing is kept, and it is yielded as TOO_LONG
 * @yields every line, the last one also without an LF, never an empty last one
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<string> {
  let line = gather(longest)
  let first = true
  const ended = (): string => {
    const text = line.end()
    const bare = first ? withoutMark(text) : text
    first = false
    line = gather(longest)
    return bare
  }
  for await (const chunk of input) {
    // Looked for in the bytes: text that is cut and joined again costs more than a page's cleaning.
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let from = 0
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      line.add(bytes.subarray(from, end))
      from = end + 1
      yield ended()
    }
    line.add(bytes.subarray(from))
  }
  if (!line.isEmpty()) {
    const last = ended()
    if (last !== '') yield last
  }
}

/** One line out of its pieces; a long one comes in many, and joining once keeps that linear. */
const gather = (longest: number) => {
  let pieces: Uint8Array[] = []
  let length = 0
  return {
    add: (piece: Uint8Array): void => {
      length += piece.length
      if (length > longest) pieces = []
      else if (piece.length > 0) pieces.push(piece)
    },
    isEmpty: (): boolean => length === 0,
    end: (): string => (length > longest ? TOO_LONG : withoutCr(textOf(pieces))),
  }
}

const textOf = ([first, ...rest]: readonly Uint8Array[]): string => {
  if (!first) return ''
  const bytes = rest.length === 0 ? first : Buffer.concat([first, ...rest])
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
}

const withoutCr = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

const withoutMark = (line: string): string => (line.startsWith('\ufeff') ? line.slice(1) : line)
