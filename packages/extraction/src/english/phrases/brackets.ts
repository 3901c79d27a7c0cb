import type { Token } from '../text/tokens.ts'

// Initials or a name written out; more words than this in brackets are a remark.
const LONGEST = 9

/** The token that closes the bracket which opens at `at`, when it holds a few words: "[FMLN]", "(Farabundo Marti Front)". */
export const closingAt = (tokens: Token[], at: number): number | undefined => {
  const opening = tokens[at]?.low
  if (opening !== '(' && opening !== '[') return undefined
  const closing = opening === '(' ? ')' : ']'
  for (let i = at + 1; i < tokens.length && i <= at + LONGEST; i++) if (tokens[i]?.low === closing) return i
  return undefined
}

/** The token that opens the bracket which closes at `at`, when it holds a few words. */
export const openingAt = (tokens: Token[], at: number): number | undefined => {
  const closing = tokens[at]?.low
  if (closing !== ')' && closing !== ']') return undefined
  const opening = closing === ')' ? '(' : '['
  for (let i = at - 1; i >= 0 && i >= at - LONGEST; i--) if (tokens[i]?.low === opening) return i
  return undefined
}
