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
  const [migration = '', divisions = ''] = ['0026_history_indexes', '0027_first_order_divisions'].map((name) =>
    readFileSync(new URL(`../../../../infra/migrations/${name}.sql`, import.meta.url), 'utf8'),
  )
  const made = await indexes()
  const added = made.filter(({ name }) => migration.includes(`('${name.replace(/^[a-z]+_history_g1_/, '')}'`))
  expect(added.length).toBeGreaterThan(10)
  for (const { name } of added) await log().query(`DROP INDEX blotter_work.${name}`)
  await log().query('CREATE INDEX incident_history_g1_position ON blotter_work.incident_history_g1 (position)')
  await log().query(migration)
  await log().query(divisions)
  expect(await indexes()).toEqual(made)
})
