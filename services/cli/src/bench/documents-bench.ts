import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type Bench, type BenchRow, measured } from './bench.ts'
import { loadEngines } from './engines.ts'
import { interleave, rate } from './rounds.ts'
import { samplePages } from './sample-pages.ts'

const LEVELS = [1, 3, 6, 9, 12, 19] as const
// A dictionary as zstd takes it without training: bytes that much of what follows looks like.
const DICTIONARY = 110_000

type Packing = { level: number; dictionary?: Buffer }

/** What zstd makes of documents, pages and clean texts apart: share that is left, and time, by level and dictionary. */
export const documentsBench: Bench = async ({ full, say }) => {
  const engines = await loadEngines()
  const [first = [], ...others] = await samplePages(full ? 4 : 2)
  const pages = others.flat()
  const rows: BenchRow[] = []
  for (const [what, before, bodies] of [
    ['pages', first.map(({ body }) => body), pages.map(({ body }) => body)],
    ['texts', first.map(textOf(engines.clean)), pages.map(textOf(engines.clean))],
  ] as const) {
    const dictionary = Buffer.concat(before).subarray(0, DICTIONARY)
    for (const level of LEVELS) rows.push(...(await packingRows(what, bodies, { level }, say)))
    rows.push(...(await packingRows(what, bodies, { level: 3, dictionary }, say)))
  }
  return { size: `${pages.length} stories of the sample site; dictionaries of its stories at another date`, rows }
}

const textOf =
  <Page>(clean: (page: Page) => { text: string }) =>
  (page: Page): Buffer =>
    Buffer.from(clean(page).text)

const packingRows = async (
  what: string,
  bodies: readonly Buffer[],
  { level, dictionary }: Packing,
  say: (text: string) => void,
): Promise<BenchRow[]> => {
  const options = { params: { [constants.ZSTD_c_compressionLevel]: level }, ...(dictionary ? { dictionary } : {}) }
  const packed = bodies.map((body) => zstdCompressSync(body, options))
  const unpacking = dictionary ? { dictionary } : {}
  const name = `${what}, level ${level}${dictionary ? ' with a dictionary' : ''}`
  const taken = await interleave(
    {
      pack: () => rate(bodies.length, async () => bodies.forEach((body) => void zstdCompressSync(body, options))),
      unpack: () => rate(packed.length, async () => packed.forEach((body) => void zstdDecompressSync(body, unpacking))),
    },
    { rounds: 5, say: (text) => say(`${name}: ${text}`) },
  )
  const size = (buffers: readonly Buffer[]): number => buffers.reduce((sum, { length }) => sum + length, 0)
  return [
    measured(`${name}: share that is left`, size(packed) / size(bodies)),
    measured(`${name}: packing`, 1_000 / taken.median('pack'), 'ms each'),
    measured(`${name}: unpacking`, 1_000 / taken.median('unpack'), 'ms each'),
  ]
}
