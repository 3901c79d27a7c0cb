import type { Anchor } from './anchor.ts'
import type { Reading } from './reading.ts'

/** One way to write a date. `read` gets the match's groups and what to reckon from, and gives null for "no date". */
export type DatePattern = {
  id: string
  regex: RegExp
  read: (groups: readonly (string | undefined)[], anchor: Anchor) => Reading | null
}
