import { InputFault, jsonDepth } from '@blotter/events'
import { LONGEST_LINE, TOO_LONG } from './lines.ts'

/** No line that an engine knows nests deeper than a dozen. */
const DEEPEST = 64

/**
 * One line of a pipe as the value that it holds.
 * @throws InputFault `too-long`, `blank-line`, `too-deep` or `bad-input` (no JSON)
 */
export const lineValue = (line: string): unknown => {
  if (line === TOO_LONG) throw new InputFault('too-long', `The line has more than ${LONGEST_LINE} bytes.`)
  if (!line.trim()) throw new InputFault('blank-line', 'The line is blank; each line is one JSON object.')
  if (jsonDepth(line) > DEEPEST) throw new InputFault('too-deep', `The line nests more than ${DEEPEST} deep.`)
  try {
    return JSON.parse(line)
  } catch (error) {
    throw new InputFault('bad-input', `Not JSON: ${(error as Error).message}`, { cause: error })
  }
}

/** @throws InputFault `bad-input` for what is no JSON object, `missing-id` for one that has no id to be answered by */
export const requireIdentified = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InputFault('bad-input', 'The line is JSON, but no object.')
  const id = (value as { id?: unknown }).id // narrowed to an object above
  if (id === undefined || id === null || id === '')
    throw new InputFault('missing-id', 'The line has no "id", by which its answer is known.')
}

/** The id to answer a line by; null where it has none that can be one. */
export const idOf = (value: unknown): string | number | null => {
  const id = (value as { id?: unknown } | null)?.id // a text or a number has no such property
  return typeof id === 'string' || typeof id === 'number' ? id : null
}
