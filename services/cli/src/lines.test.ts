import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf, TOO_LONG } from './lines.ts'

const read = (chunks: readonly (Buffer | string)[], longest?: number) =>
  Array.fromAsync(linesOf(Readable.from(chunks), longest))

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

test('a byte order mark is no part of the first line, however the chunks are cut', async () => {
  const bytes = Buffer.from('\ufeff{"id":"a"}\n{"id":"b"}\n')
  expect(await read([bytes])).toEqual(['{"id":"a"}', '{"id":"b"}'])
  expect(await read([bytes.subarray(0, 1), bytes.subarray(1, 2), bytes.subarray(2)])).toEqual([
    '{"id":"a"}',
    '{"id":"b"}',
  ])
})

test('a line past the cap is named and not kept, and the next one is read', async () => {
  const long = Array.from({ length: 50 }, () => Buffer.alloc(1_000, 'x'))
  expect(await read([...long, Buffer.from('\nshort\n')], 10_000)).toEqual([TOO_LONG, 'short'])
  expect(await read([Buffer.alloc(10_000, 'x')], 10_000)).toEqual(['x'.repeat(10_000)])
})
