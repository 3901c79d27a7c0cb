import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { InputFault } from '@blotter/events'

const run = promisify(execFile)

/** What a scorer said: its standard output, and on standard error what it remarked. */
export type Said = { out: string; remarks: string }

/**
 * Runs one of the data's own scorers with Python 3.
 * @throws InputFault `no-python` where there is none, `scorer-failed` with the scorer's last words
 */
export const runScorer = async (script: string, args: readonly string[]): Promise<Said> => {
  try {
    const { stdout, stderr } = await run('python3', [script, ...args], { maxBuffer: 2 ** 28 })
    return { out: stdout, remarks: stderr }
  } catch (error) {
    const { code, stderr = '' } = error as NodeJS.ErrnoException & { stderr?: string } // what execFile rejects with
    if (code === 'ENOENT')
      throw new InputFault('no-python', 'The scorers need python3 on the PATH; install Python 3.', { cause: error })
    const last = stderr.trim().split('\n').at(-1)
    throw new InputFault('scorer-failed', `${script} failed: ${last || String(code)}`, { cause: error })
  }
}

/** The same for a scorer that prints one JSON object. */
export const runJsonScorer = async <Scores>(script: string, args: readonly string[]): Promise<Scores> =>
  JSON.parse((await runScorer(script, [...args, '--json'])).out) as Scores // the scorers' own shapes, named by each caller
