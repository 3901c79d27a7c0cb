import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExtractLine } from '@blotter/extraction'

/** Reads the texts of a data set and keeps what was claimed where the scorers find it. */
export type Reader = {
  /**
   * @param input  an NDJSON file as `blotter extract` takes it, or its lines
   * @param name   of the claims file
   * @returns path of the claims file, NDJSON in the same order
   */
  read: (input: string | readonly object[], name: string) => Promise<string>
  /** Texts read so far, and how long all of them took, ms by the clock. */
  total: () => { texts: number; ms: number }
}

/** @param scratch  folder for the claims files */
export const createReader = async (scratch: string): Promise<Reader> => {
  const extract = await createExtractLine()
  let [texts, ms] = [0, 0]
  return {
    read: async (input, name) => {
      const answers: string[] = []
      for (const line of typeof input === 'string' ? linesOf(input) : input) {
        const answer = await extract(line)
        texts += 1
        ms += answer.ms
        answers.push(`${JSON.stringify(answer)}\n`)
      }
      const file = join(scratch, `${name}.claims.ndjson`)
      writeFileSync(file, answers.join(''))
      return file
    },
    total: () => ({ texts, ms }),
  }
}

/** The objects of an NDJSON file. */
export const linesOf = <Line extends object>(file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
