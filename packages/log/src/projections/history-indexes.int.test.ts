import { readFileSync } from 'node:fs'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { readCheckpoint } from '../projection/follow.ts'
import { history } from './history.ts'

const log = sharedLog()

const indexes = (): Promise<{ name: string; definition: string }[]> =>
  log().query(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE tablename IN ('incident_history_g1', 'claim_history_g1') ORDER BY indexname`,
  )

it('tables of an earlier release get the same indexes as new ones', async () => {
  await readCheckpoint(log().database, history)
  const [first = '', divisions = '', months = ''] = [
    '0026_history_indexes',
    '0027_first_order_divisions',
    '0028_month_indexes',
  ].map((name) => readFileSync(new URL(`../../../../infra/migrations/${name}.sql`, import.meta.url), 'utf8'))
  const migration = `${first}\n${months}`
  const made = await indexes()
  const added = made.filter(({ name }) => migration.includes(`('${name.replace(/^[a-z]+_history_g1_/, '')}'`))
  expect(added.length).toBeGreaterThan(14)
  for (const { name } of added) await log().query(`DROP INDEX blotter_work.${name}`)
  await log().query('CREATE INDEX incident_history_g1_position ON blotter_work.incident_history_g1 (position)')
  await log().query('CREATE INDEX claim_history_g1_words ON blotter_work.claim_history_g1 USING gin (search)')
  await log().query(first)
  await log().query(divisions)
  await log().query(months)
  expect(await indexes()).toEqual(made)
})
