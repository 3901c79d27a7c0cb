/**
 * Learns the tables of src/english (*-weights.ts) from a folder of documents and keys (see muc-keys.ts).
 * Run: node scripts/train.ts FOLDER SET…
 */
import { PARTING_WEIGHTS } from '../src/english/incidents/parting-weights.ts'
import { NEWS_WEIGHTS } from '../src/english/news/news-weights.ts'
import { ROLE_WEIGHTS } from '../src/english/roles/role-weights.ts'
import { loadGazetteer } from '../src/places/index.ts'
import { readLessons } from './lessons.ts'
import { writeRoles, writeTable } from './table.ts'
import { learnTables } from './tables.ts'

const [folder = '', ...sets] = process.argv.slice(2)
learnTables(readLessons(await loadGazetteer(), folder, sets))

writeTable('incidents/parting-weights.ts', {
  name: 'PARTING_WEIGHTS',
  about: 'each feature speaks for or against a sentence telling of another attack',
  table: PARTING_WEIGHTS,
})
writeTable('news/news-weights.ts', {
  name: 'NEWS_WEIGHTS',
  about: 'each feature speaks for or against an attack being news',
  table: NEWS_WEIGHTS,
})
writeRoles(ROLE_WEIGHTS)
