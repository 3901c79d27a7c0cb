import { Fault, InputFault } from '@blotter/events'
import { idOf, lineValue, requireIdentified } from './line-value.ts'
import { linesOf } from './lines.ts'
import { printLine, readerGone } from './output.ts'

/** What an engine does with one parsed line. */
export type Answer = (line: unknown) => object | Promise<object>

type Input = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>

/**
 * Answers every line of the input with one line on standard output, in the same order; a bad one, also a blank one, is
 * answered with its error and does not stop the rest.
 */
export const runPipe = async (answer: Answer, input: Input = process.stdin): Promise<void> => {
  for await (const line of linesOf(input)) {
    const reply = await replyTo(line, answer)
    if (readerGone.aborted) return
    await printLine(reply)
  }
}

/** The answer to one line, or what is wrong with it, as the line that a pipe prints. */
export const replyTo = async (line: string, answer: Answer): Promise<string> => {
  let value: unknown = null
  try {
    value = lineValue(line)
    requireIdentified(value)
    return JSON.stringify(await answer(value))
  } catch (error) {
    const code = error instanceof Fault ? error.code : 'unexpected'
    const message = error instanceof Error ? error.message : String(error)
    return JSON.stringify({ id: idOf(value), error: { code, message } })
  }
}

/** Every line of the input parsed, a bad one as the error that it is; for `link`, which answers all at once. */
export const readLines = async (input: Input = process.stdin): Promise<unknown[]> => {
  const values: unknown[] = []
  for await (const line of linesOf(input)) {
    try {
      values.push(lineValue(line))
    } catch (error) {
      if (!(error instanceof InputFault)) throw error
      values.push({ id: null, error: { code: error.code, message: error.message } })
    }
  }
  return values
}
