/**
 * The lines of a stream of UTF-8, as NDJSON knows them: parted by LF alone, with a CR before it taken away. Node's
 * readline parts at U+2028 and U+2029 as well, which JSON allows inside a string.
 * @yields every line, the last one also without an LF, never an empty last one
 */
export async function* linesOf(
  input: AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>,
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  let parts: string[] = []
  for await (const chunk of input) {
    const pieces = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split('\n')
    // A long line comes in many chunks; joining once keeps that linear.
    parts.push(pieces[0] ?? '')
    for (const piece of pieces.slice(1)) {
      yield withoutCr(parts.join(''))
      parts = [piece]
    }
  }
  const rest = parts.join('') + decoder.decode()
  if (rest) yield withoutCr(rest)
}

const withoutCr = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
