import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const ours = fileURLToPath(new URL('../../../infra/migrations', import.meta.url))

// What a release may do to tables that the workers of the one before use.
const NEXT = `
ALTER TABLE blotter.event_log ADD COLUMN next text;
ALTER TABLE blotter_work.worker_heartbeat ADD COLUMN next text;
ALTER TABLE blotter_work.stage_effect ADD COLUMN next text NOT NULL DEFAULT 'none';
CREATE INDEX stage_effect_next ON blotter_work.stage_effect (next);
CREATE TABLE blotter_work.next (id text PRIMARY KEY);
`

/** The migrations of an invented next release: ours and one more. @returns their folder */
export const migrationsOfNext = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(ours, folder, { recursive: true })
  const file = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8'))
  const last = journal.entries.at(-1)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'next' })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(join(folder, 'next.sql'), NEXT)
  return folder
}
