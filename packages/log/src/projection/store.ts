import pg from 'pg'
import type { LoadRows } from './projection.ts'
import type { Changes, OpenRows } from './rows.ts'
import { type Table, tableOf, type Value } from './table.ts'

/** Anything that runs SQL: a pool, or one client in a transaction. */
export type Queryable = Pick<pg.Pool, 'query'>

const BIGINT = 20
/** Counts and positions as numbers, numbers as they are, everything else as the text that Postgres sends and takes. */
const asStored: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number) =>
    oid === BIGINT || oid === pg.types.builtins.INT4 || oid === pg.types.builtins.FLOAT8
      ? Number
      : (text: string) => text) as typeof pg.types.getTypeParser, // overloads by oid
}

/** Loads rows of one generation into a row set. */
export const loaderFrom =
  (client: Queryable, generation: number, rows: OpenRows): LoadRows =>
  async (table, column, values) => {
    const wanted = [...new Set(values)]
    if (!wanted.length) return
    const columns = Object.keys(table.columns).map((name) => `"${name}"`)
    const text = `SELECT ${columns.join(', ')} FROM ${tableOf(table, generation)} WHERE "${column}" = ANY($1::text[])`
    const found = await client.query<Record<string, Value>>({ text, values: [wanted], types: asStored })
    for (const row of found.rows) rows.load(table, row)
  }

/** Writes what a batch changed: one statement a table for what goes, one for what comes or changes. */
export const writeChanges = async (
  client: Queryable,
  generation: number,
  changes: readonly Changes[],
): Promise<void> => {
  for (const { table, put, removed } of changes) {
    if (removed.length)
      await client.query(`DELETE FROM ${tableOf(table, generation)} WHERE "${table.key}" = ANY($1::text[])`, [removed])
    if (!put.length) continue
    const values = Object.keys(table.columns).map((column) => put.map((row) => row[column]))
    await client.query(upsertStatement(table, generation), values)
  }
}

const upsertStatement = (table: Table, generation: number): string => {
  const columns = Object.entries(table.columns)
  const names = columns.map(([name]) => `"${name}"`)
  const arrays = columns.map(([, type], at) => `$${at + 1}::${type.replace(' not null', '')}[]`)
  const sets = names.filter((name) => name !== `"${table.key}"`).map((name) => `${name} = excluded.${name}`)
  return `INSERT INTO ${tableOf(table, generation)} (${names.join(', ')}) SELECT * FROM unnest(${arrays.join(', ')})
    ON CONFLICT ("${table.key}") DO UPDATE SET ${sets.join(', ')}`
}
