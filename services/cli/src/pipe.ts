import { Fault } from '@blotter/events'
import { linesOf } from './lines.ts'

/** What an engine does with one parsed line. */
export type Answer = (line: unknown) => object | Promise<object>

/** A line that is a string of JSON and nothing else is what a pipe takes. */
const parseLine = (text: string): { line: unknown } | { bad: string } => {
  try {
    return { line: JSON.parse(text) }
  } catch (error) {
    return { bad: `not JSON: ${(error as Error).message}` }
  }
}

const idOf = (line: unknown): unknown => (line as { id?: unknown } | null)?.id ?? null

/** The answer to a line that an engine could not do; the rest goes on. */
export const errorAnswer = (id: unknown, error: unknown): object => ({
  id,
  error: {
    code: error instanceof Fault ? error.code : 'unexpected',
    message: error instanceof Error ? error.message : String(error),
  },
})

/**
 * Answers every line of standard input with one line on standard output, in the same order. Lines of white space are
 * passed over.
 */
export const runPipe = async (answer: Answer, input: NodeJS.ReadableStream = process.stdin): Promise<void> => {
  for await (const text of linesOf(input)) {
    if (!text.trim()) continue
    const parsed = parseLine(text)
    const reply =
      'bad' in parsed ? errorAnswer(null, new BadLine(parsed.bad)) : await answerOrError(answer, parsed.line)
    if (!process.stdout.write(`${JSON.stringify(reply)}\n`))
      await new Promise((resolve) => process.stdout.once('drain', resolve))
  }
}

class BadLine extends Fault {
  readonly code = 'bad-input'
  readonly disposition = 'park'
}

const answerOrError = async (answer: Answer, line: unknown): Promise<object> => {
  try {
    return await answer(line)
  } catch (error) {
    return errorAnswer(idOf(line), error)
  }
}

/** Every line of a stream parsed, bad ones as the text that they were; for `link`, which answers all at once. */
export const readLines = async (input: NodeJS.ReadableStream = process.stdin): Promise<unknown[]> => {
  const lines: unknown[] = []
  for await (const text of linesOf(input)) {
    if (!text.trim()) continue
    const parsed = parseLine(text)
    lines.push('bad' in parsed ? text : parsed.line)
  }
  return lines
}
