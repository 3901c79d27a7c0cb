/** Characters of a line at most: a feed of 32 MiB in Base64, or a page of 8 million characters all escaped, fits. */
export const LONGEST_LINE = 64 * 1024 * 1024

/** Stands for a line that is longer than may be held in memory; no line holds an LF. */
export const TOO_LONG = '\n'

/**
 * The lines of a stream of UTF-8, as NDJSON knows them: parted by LF alone, with a CR before it taken away, and no byte
 * order mark before the first. Node's readline parts at U+2028 and U+2029 as well, which JSON allows inside a string.
 * @param longest  characters; of a longer line nothing is kept, and it is yielded as TOO_LONG
 * @yields every line, the last one also without an LF, never an empty last one
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<string> {
  // It takes the byte order mark away by itself.
  const decoder = new TextDecoder('utf-8')
  let line = gather(longest)
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    line.add(pieces[0] ?? '')
    for (const piece of pieces.slice(1)) {
      yield line.end()
      line = gather(longest)
      line.add(piece)
    }
  }
  line.add(decoder.decode())
  if (!line.isEmpty()) yield line.end()
}

/** One line out of its pieces; a long one comes in many, and joining once keeps that linear. */
const gather = (longest: number) => {
  let pieces: string[] = []
  let length = 0
  return {
    add: (piece: string): void => {
      length += piece.length
      if (length > longest) pieces = []
      else pieces.push(piece)
    },
    isEmpty: (): boolean => length === 0,
    end: (): string => (length > longest ? TOO_LONG : withoutCr(pieces.join(''))),
  }
}

const withoutCr = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
