/**
 * Learns the tables of src/english (*-weights.ts) from a folder of documents and keys (see muc-keys.ts).
 * Run: node scripts/train.ts FOLDER SET… [--only news,parting,roles]
 */
import { parseArgs } from 'node:util'
import { PARTING_WEIGHTS } from '../src/english/incidents/parting-weights.ts'
import { NEWS_WEIGHTS } from '../src/english/news/news-weights.ts'
import { ROLE_WEIGHTS } from '../src/english/roles/role-weights.ts'
import { loadGazetteer } from '../src/places/index.ts'
import { readLessons } from './lessons.ts'
import { writeRoles, writeTable } from './table.ts'
import { learnTables, tablesOf } from './tables.ts'

const { positionals, values } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const [folder = '', ...sets] = positionals
const tables = tablesOf(values.only)
learnTables(readLessons(await loadGazetteer(), folder, sets), tables)

if (tables.includes('parting'))
  writeTable('incidents/parting-weights.ts', {
    name: 'PARTING_WEIGHTS',
    about: 'each feature speaks for or against a sentence telling of another attack',
    table: PARTING_WEIGHTS,
  })
if (tables.includes('news'))
  writeTable('news/news-weights.ts', {
    name: 'NEWS_WEIGHTS',
    about: 'each feature speaks for or against an attack being news',
    table: NEWS_WEIGHTS,
  })
if (tables.includes('roles')) writeRoles(ROLE_WEIGHTS)
