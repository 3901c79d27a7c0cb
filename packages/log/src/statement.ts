import type pg from 'pg'
import type { Database, Transaction } from './database.ts'
import { drizzle } from './drizzle.ts'

/** SQL for one connection, which prepares it once when it has a name. */
export type Statement = { text: string; values?: unknown[]; name?: string }

export const BEGIN: Statement = { text: 'BEGIN' }
export const COMMIT: Statement = { text: 'COMMIT' }

/**
 * Sends statements through Drizzle one behind the other; a fault of one makes those behind it fail, and is the one that
 * is thrown. Drizzle hands a prepared query to the driver before it first waits, so they leave in this order.
 * @param client  with `pipeline`
 */
export const inOneFlight = async (
  client: pg.Pool | pg.PoolClient,
  statements: readonly Statement[],
): Promise<pg.QueryResult[]> => {
  const { session } = drizzle(client)._
  const answers = await Promise.allSettled(
    statements.map(({ text, values = [], name }) =>
      session
        .prepareQuery<{ execute: pg.QueryResult; all: never; values: never }>(
          { sql: text, params: values },
          undefined,
          name,
          false,
        )
        .execute(),
    ),
  )
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  })
}

/**
 * Runs one statement where Drizzle would build its text anew each time.
 * @param statement  its name, if any, stands for this text wherever it is run
 */
export const runOn = async <Row extends pg.QueryResultRow>(
  on: Database | Transaction,
  { text, values = [], name }: Statement,
): Promise<Row[]> => {
  const query = on._.session.prepareQuery<{ execute: pg.QueryResult<Row>; all: never; values: never }>(
    { sql: text, params: values },
    undefined,
    name,
    false,
  )
  return (await query.execute()).rows
}
