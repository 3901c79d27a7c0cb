import zlib from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { byteMeter } from './byte-meter.ts'
import { decodeContent } from './content-decoding.ts'

const pack = {
  gzip: zlib.gzipSync,
  'x-gzip': zlib.gzipSync,
  deflate: zlib.deflateSync,
  br: zlib.brotliCompressSync,
  zstd: zlib.zstdCompressSync,
  identity: (bytes: Uint8Array) => Buffer.from(bytes),
} as const
type Name = keyof typeof pack
const names = Object.keys(pack).filter((name): name is Name => name in pack)

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const decode = async (bytes: Uint8Array, encoding: string, size = 1000): Promise<Buffer> => {
  const meter = byteMeter({ wireBytes: 1e6, decodedBytes: 1e6, ratio: 100 }, 'http://example.org/')
  const pieces: Uint8Array[] = []
  for await (const piece of decodeContent(inPieces(bytes, size), encoding, meter)) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('what was packed in up to three layers comes out as it was, in pieces of any size', async () => {
  const bytes = fc.uint8Array({ maxLength: 5000 }).filter(([first]) => first !== 0x1f)
  const layers = fc.array(fc.constantFrom(...names), { maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(bytes, layers, fc.integer({ min: 1, max: 600 }), async (body, applied, size) => {
      const packed = applied.reduce<Uint8Array>((inner, name) => pack[name](inner), body)
      expect(await decode(packed, applied.join(', '), size)).toEqual(Buffer.from(body))
    }),
  )
})

test('packed data that is cut or damaged is refused, and never hangs', async () => {
  const body = Buffer.from(Array.from({ length: 400 }, (_, n) => `line ${n * 7919}`).join('\n'))
  const place = fc.integer({ min: 4, max: 300 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<Name>('gzip', 'deflate', 'br', 'zstd'), place, async (name, at) => {
      const packed = pack[name](body)
      await expect(decode(packed.subarray(0, at), name)).rejects.toMatchObject({ code: 'bad-encoding' })
    }),
  )
})

test.each(['', 'identity', 'none', 'UTF-8', ' , '])('"%s" changes nothing', async (name) => {
  expect(await decode(Buffer.from('plain'), name)).toEqual(Buffer.from('plain'))
})

test.each(['x-rot13', 'gzip, compress', 'gzip,gzip,gzip,gzip'])('"%s" is refused', async (name) => {
  await expect(decode(Buffer.from('plain'), name)).rejects.toMatchObject({ code: 'bad-encoding' })
})

test.each(['gzip', 'br', 'deflate', 'zstd'])('an empty body needs no %s', async (name) => {
  expect(await decode(Buffer.alloc(0), name)).toEqual(Buffer.alloc(0))
})

test('deflate without its wrapper is read, packed tightly or not at all', async () => {
  const body = Buffer.from('the same words, the same words, the same words')
  for (const level of [0, 1, 9]) expect(await decode(zlib.deflateRawSync(body, { level }), 'deflate')).toEqual(body)
})
