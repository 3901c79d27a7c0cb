import { setTimeout as sleep } from 'node:timers/promises'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { connect } from './database.ts'
import { sql } from './drizzle.ts'

const log = sharedLog()

it('a connection that breaks between two statements of a transaction is met by the second one', async () => {
  const { database, close } = connect(log().url, 'blotter test', 1)
  const broken = database.transaction(async (transaction) => {
    const { rows } = await transaction.execute<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`)
    await log().query('SELECT pg_terminate_backend($1)', [rows[0]?.pid])
    const gone = 'SELECT NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = $1) AS gone'
    while (!(await log().query<{ gone: boolean }>(gone, [rows[0]?.pid]))[0]?.gone) await sleep(10)
    // Long enough for the end of the connection to be seen, were nobody to listen.
    await sleep(50)
    await transaction.execute(sql`SELECT 1`)
  })
  await expect(broken).rejects.toThrow()
  // The pool goes on with another one.
  expect((await database.execute(sql`SELECT 1 AS one`)).rows).toEqual([{ one: 1 }])
  await close()
})
