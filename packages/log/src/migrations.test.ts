import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../../../infra/migrations', import.meta.url))
// Before it nobody ran another release beside.
const FIRST_BESIDE_OTHERS = '0016'
// Matches `DROP COLUMN "x"`, `RENAME TO "y"`, `SET NOT NULL`. Not: `DROP INDEX "z"`, `ADD COLUMN "x" text`.
const TAKES_AWAY = /\bDROP (?:TABLE|COLUMN|VIEW|FUNCTION|SCHEMA|TYPE)\b|\bRENAME\b|\bSET NOT NULL\b|\bSET DATA TYPE\b/i

it('a migration takes away nothing that workers of the release before go by', () => {
  const files = globSync('*.sql', { cwd: folder }).filter((file) => file >= FIRST_BESIDE_OTHERS)
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((file) => TAKES_AWAY.test(readFileSync(join(folder, file), 'utf8')))).toEqual([])
  expect(TAKES_AWAY.test(readFileSync(join(folder, '0015_link_index.sql'), 'utf8'))).toBe(true)
})
