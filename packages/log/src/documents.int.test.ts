import { zstdCompressSync } from 'node:zlib'
import { ParkingFault } from '@blotter/events'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashOf } from './index.ts'

describe('the document store', () => {
  const log = sharedLog()

  it('gives back the bytes that it was given, whatever they are', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      // What looks like a zstd frame and is none.
      fc.uint8Array({ maxLength: 300 }).map((rest) => Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, ...rest])),
      fc.integer({ min: 0, max: 100_000 }).map((length) => new Uint8Array(length)),
    )
    await fc.assert(
      fc.asyncProperty(bytes, async (body) => {
        const hash = await log().documents.put(body)
        expect(hash).toBe(hashOf(body))
        expect((await log().documents.get(hash)).equals(body)).toBe(true)
      }),
      { numRuns: 30, seed: 1 },
    )
  })

  it('gives back text that it was given as text', async () => {
    const text = 'Сирия – “المعرض” 🚒\nÁ\r\n'
    expect(await log().documents.text(await log().documents.put(text))).toBe(text)
  })

  it('reads texts that an earlier version packed', async () => {
    const text = Buffer.from('packed before small documents were stored as they are')
    const values = [Buffer.from(hashOf(text), 'hex'), text.length, zstdCompressSync(text)]
    await log().query('INSERT INTO blotter_work.document (hash, size, body) VALUES ($1, $2, $3)', values)
    expect((await log().documents.get(hashOf(text))).equals(text)).toBe(true)
  })

  it('keeps the same bytes once', async () => {
    const [first, second] = [await log().documents.put('once'), await log().documents.put('once')]
    expect(second).toBe(first)
    const rows = await log().query('SELECT 1 FROM blotter_work.document WHERE hash = $1', [Buffer.from(first, 'hex')])
    expect(rows).toHaveLength(1)
  })

  it.each(['00'.repeat(32), 'not a hash'])(
    'says that "%s" is missing, as something that trying again does not mend',
    async (hash) => {
      await expect(log().documents.get(hash)).rejects.toBeInstanceOf(ParkingFault)
      await expect(log().documents.get(hash)).rejects.toMatchObject({ code: 'document-missing' })
    },
  )
})
