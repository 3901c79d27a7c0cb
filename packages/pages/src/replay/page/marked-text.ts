import type { Span } from '@blotter/events'

/** Which reading a mark is of. */
export type Side = 'before' | 'after'

/** A stretch of a text that a reading goes by: the sentence of a claim, or the words behind one of its fields. */
export type Stretch = Span & { side: Side; claim: number } & (
    | { kind: 'sentence'; changed: boolean }
    | { kind: 'field'; field: string }
  )

/** Text over which no stretch begins or ends, or a gap: so many characters that are left out. */
export type Piece =
  | { text: string; open: readonly Stretch[]; begins: readonly Stretch[]; ends: readonly Stretch[] }
  | { gap: number }

// Enough to know a sentence by what stands around it.
const AROUND = 240
// About a page and a half of print.
const MOST = 4_000

/**
 * Cuts a text where a stretch begins or ends, so that what overlaps never has to nest; of a long one only what stands
 * around the stretches, at most 4,000 characters.
 */
export const markedText = (text: string, stretches: readonly Stretch[]): Piece[] => {
  const inside = stretches
    .map((stretch) => ({ ...stretch, start: within(text, stretch.start), end: within(text, stretch.end) }))
    .filter(({ start, end }) => start < end)
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
  const pieces: Piece[] = []
  let at = 0
  for (const window of windowsOf(text, inside)) {
    if (window.start > at) pieces.push({ gap: window.start - at })
    pieces.push(...piecesOf(text, window, inside))
    at = window.end
  }
  if (at < text.length) pieces.push({ gap: text.length - at })
  return pieces
}

/** An offset inside the text, and not inside a character of two units. */
const within = (text: string, offset: number): number => {
  const at = Math.min(Math.max(0, offset), text.length)
  return /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1)) && at > 0 ? at - 1 : at
}

/** The parts of a text that are shown, in order. */
const windowsOf = (text: string, stretches: readonly Span[]): Span[] => {
  if (text.length <= MOST) return text ? [{ start: 0, end: text.length }] : []
  const around = stretches.length ? stretches : [{ start: 0, end: 0 }]
  const windows: Span[] = []
  let left = MOST
  for (const { start, end } of around) {
    const last = windows.at(-1)
    const from = Math.max(last?.end ?? 0, wordEdge(text, start - AROUND, -1))
    const to = wordEdge(text, Math.min(end + AROUND, from + left), 1)
    if (to <= from || left <= 0) continue
    left -= to - from
    if (last?.end === from) last.end = to
    else windows.push({ start: from, end: to })
  }
  return windows
}

// So far a cut moves to fall between words.
const WORD = 24

const wordEdge = (text: string, offset: number, step: 1 | -1): number => {
  const from = within(text, offset)
  for (let at = from; Math.abs(at - from) < WORD && at > 0 && at < text.length; at += step)
    if (/\s/.test(text[at] ?? '')) return at
  return from
}

const piecesOf = (text: string, window: Span, stretches: readonly Stretch[]): Piece[] => {
  const shown = stretches.filter(({ start, end }) => start < window.end && end > window.start)
  const bounds = shown.flatMap(({ start, end }) => [start, end])
  const cuts = [window.start, window.end, ...bounds.filter((at) => at > window.start && at < window.end)]
  const edges = [...new Set(cuts)].toSorted((a, b) => a - b)
  return edges.slice(0, -1).map((start, at) => {
    const end = edges[at + 1] ?? window.end
    const open = shown.filter((stretch) => stretch.start < end && stretch.end > start)
    return {
      text: text.slice(start, end),
      open,
      begins: open.filter((stretch) => Math.max(stretch.start, window.start) === start),
      ends: open.filter((stretch) => Math.min(stretch.end, window.end) === end),
    }
  })
}
