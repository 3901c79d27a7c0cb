import { Fault, InputFault } from '@blotter/events'
import { linesOf } from './lines.ts'
import { readerGone } from './output.ts'

/** What an engine does with one parsed line. */
export type Answer = (line: unknown) => object | Promise<object>

type Input = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array>

/**
 * Answers every line of the input with one line on standard output, in the same order; a bad one does not stop the
 * rest. Lines of white space are passed over.
 */
export const runPipe = async (answer: Answer, input: Input = process.stdin): Promise<void> => {
  for await (const text of linesOf(input)) {
    if (!text.trim()) continue
    const reply = JSON.stringify(await answerOrError(answer, text))
    if (readerGone.aborted) return
    if (!process.stdout.write(`${reply}\n`)) await drained()
  }
}

const drained = (): Promise<void> =>
  new Promise((resolve) => {
    process.stdout.once('drain', resolve)
    readerGone.addEventListener('abort', () => resolve(), { once: true })
  })

const answerOrError = async (answer: Answer, text: string): Promise<object> => {
  let line: unknown = null
  try {
    line = parse(text)
    return await answer(line)
  } catch (error) {
    const id = (line as { id?: unknown } | null)?.id ?? null
    const code = error instanceof Fault ? error.code : 'unexpected'
    return { id, error: { code, message: error instanceof Error ? error.message : String(error) } }
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new InputFault('bad-input', `Not JSON: ${(error as Error).message}`, { cause: error })
  }
}

/** Every line of the input parsed, a bad one as the text that it was; for `link`, which answers all at once. */
export const readLines = async (input: Input = process.stdin): Promise<unknown[]> => {
  const lines: unknown[] = []
  for await (const text of linesOf(input)) {
    if (!text.trim()) continue
    try {
      lines.push(JSON.parse(text))
    } catch {
      lines.push(text)
    }
  }
  return lines
}
