/**
 * Reads every document with tables that were learnt from the others, and prints the claims as NDJSON for a scorer:
 * what the tables are worth on documents that they have not seen.
 * Run: node scripts/cross-validate.ts FOLDS FOLDER SET… [--only news,parting,roles] > claims.ndjson
 */
import { parseArgs } from 'node:util'
import { createExtractor } from '../src/extractor.ts'
import { loadGazetteer } from '../src/places/index.ts'
import { readLessons } from './lessons.ts'
import { learnTables, tablesOf } from './tables.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const [count = '', folder = '', ...sets] = positionals
const tables = tablesOf(values.only)
const folds = Number(count)
const extractor = await createExtractor()
const lessons = readLessons(await loadGazetteer(), folder, sets)

for (let fold = 0; fold < folds; fold++) {
  learnTables(
    lessons.filter((_, i) => i % folds !== fold),
    tables,
  )
  for (const { keyed, single } of lessons.filter((_, i) => i % folds === fold)) {
    const { id, text, publishedAt } = keyed
    if (single) continue
    const { claims } = extractor.extract({ id, text, ...(publishedAt !== undefined && { publishedAt }) })
    process.stdout.write(`${JSON.stringify({ id, claims })}\n`)
  }
}
