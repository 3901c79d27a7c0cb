/**
 * The pieces, as long as somebody takes them: a piece that waits longer is told of as late, once, by its reader's end.
 * @param ms  that a reader may leave a piece
 */
export async function* promptPieces<Piece>(
  pieces: AsyncGenerator<Piece>,
  { ms, late }: { ms: number; late: () => void },
): AsyncGenerator<Piece> {
  for await (const piece of pieces) {
    const waiting = setTimeout(late, ms)
    try {
      yield piece
    } finally {
      clearTimeout(waiting)
    }
  }
}
