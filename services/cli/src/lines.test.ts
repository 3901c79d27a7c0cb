import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

const read = async (chunks: readonly (Buffer | string)[]): Promise<string[]> => {
  const lines: string[] = []
  for await (const line of linesOf(Readable.from(chunks))) lines.push(line)
  return lines
}

test('a line separator or paragraph separator inside a JSON string does not end the line', async () => {
  const line = JSON.stringify({ text: 'one\u2028two\u2029three\u0085four' })
  expect(await read([Buffer.from(`${line}\n`)])).toEqual([line])
})

test('a CR before the LF is no part of the line, and the last line needs no LF', async () => {
  expect(await read([Buffer.from('a\r\nb\n\nc')])).toEqual(['a', 'b', '', 'c'])
})

test('where the chunks are cut makes no difference, also inside a character', async () => {
  const text = fc.stringMatching(/^[^\n\r]*$/)
  await fc.assert(
    fc.asyncProperty(fc.array(text), fc.integer({ min: 1, max: 7 }), async (lines, size) => {
      const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      )
      expect(await read(chunks)).toEqual(lines.map((line) => line.toWellFormed()))
    }),
  )
})
