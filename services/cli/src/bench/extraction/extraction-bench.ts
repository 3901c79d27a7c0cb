import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createExtractor } from '@blotter/extraction'
import type { Bench, BenchRow } from '../bench.ts'
import { type DataFolder, dataFolder } from './data-folder.ts'
import { errorRows } from './error-table.ts'
import { readHostile } from './hostile-texts.ts'
import { type Scored, scoreMuc } from './muc.ts'
import { createReader, linesOf, type Reader } from './reader.ts'
import { scorePlaces, scoreRoles, scoreShootings, scoreTypes } from './single-sets.ts'
import { type Article, measureSpeed, newsSized } from './speed.ts'
import { scoreWire } from './wire.ts'

/**
 * Every figure about extraction: what the data's own scorers say of each set, then speed, hostile texts, and what went
 * wrong by kind. Sets that are kept for rehearsals are read only with `rehearsal`.
 * @throws InputFault of dataFolder and of the scorers
 */
export const extractionBench: Bench = async ({ full, data, rehearsal = false, say }) => {
  const folder = dataFolder(data)
  const scratch = mkdtempSync(join(tmpdir(), 'blotter-bench-'))
  try {
    const reader = await createReader(scratch)
    const rows: BenchRow[] = []
    const errors: Record<string, Scored['errors']> = {}
    for (const [table, score] of Object.entries(setsOf(reader, folder, { rehearsal, scratch }))) {
      say(table)
      const scored = await score()
      rows.push(...scored.rows.map((row) => ({ ...row, table })))
      errors[table] = scored.errors
    }
    const { texts } = reader.total()
    const extractor = await createExtractor()
    const articles = newsSized(MIXED.flatMap((set) => linesOf<Article>(join(folder.extraction, `${set}.input.ndjson`))))
    const speed = await measureSpeed(articles, extractor, { rounds: full ? 15 : 5, starts: full ? 7 : 3, say })
    say('hostile texts')
    const hostile = readHostile(extractor)
    return {
      size: `all ${texts.toLocaleString('en')} texts of ${rehearsal ? 'development and rehearsal' : 'development'}; speed over ${articles.length} articles, ${full ? 15 : 5} rounds`,
      rows: [
        ...rows,
        ...speed.map((row) => ({ ...row, table: 'speed, one core' })),
        ...hostile.map((row) => ({ ...row, table: 'hostile texts of 1 MB' })),
        ...errorRows(errors).map((row) => ({ ...row, table: 'errors by kind, most first' })),
      ],
      settings: {
        data: 'F1 and shares by the scorers that lie beside the data',
        clock: 'articles/s by processor time; start and hostile texts by the clock',
      },
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

// News in mixed case, which speed is told for.
const MIXED = ['gvdb-dev', 'lgl', 'geovirus']

type Setting = { rehearsal: boolean; scratch: string }

/** Each table and how it is made. */
const setsOf = (
  reader: Reader,
  folder: DataFolder,
  { rehearsal, scratch }: Setting,
): Record<string, () => Promise<Scored>> => ({
  'MUC-4 dev': () => scoreMuc(reader, folder, { part: 'dev', unseen: false, scratch }),
  'MUC-4 tst1': () => scoreMuc(reader, folder, { part: 'tst1', unseen: false, scratch }),
  ...(rehearsal && { 'MUC-4 tst2': () => scoreMuc(reader, folder, { part: 'tst2', unseen: true, scratch }) }),
  'wire, tuning half': () => scoreWire(reader, folder, { half: 'tuning', scratch }),
  ...(rehearsal && { 'wire, rehearsal half': () => scoreWire(reader, folder, { half: 'rehearsal', scratch }) }),
  'US shootings': () => scoreShootings(reader, folder),
  'places, local news': () => scorePlaces(reader, folder, 'lgl'),
  'places, world news': () => scorePlaces(reader, folder, 'geovirus'),
  types: () => scoreTypes(reader, folder),
  roles: () => scoreRoles(reader, folder),
})
