import type pg from 'pg'
import type { Projection } from './projection.ts'
import type { Queryable } from './store.ts'
import { createStatement, indexStatements, type Table, tableOf } from './table.ts'

/**
 * - `live`: served to readers and folded on
 * - `stopped`: served, but an event stopped it
 * - `building`: not served yet
 * - `kept`: served before; stands still, and can be gone back to
 */
export type GenerationStatus = 'live' | 'stopped' | 'building' | 'kept'

/** A full set of a projection's tables and how far it is folded. */
export type Generation = {
  projection: string
  generation: number
  position: number
  status: GenerationStatus
  /** The event that stopped it, and why. */
  error: string | null
  /** It is folded up to here and no further, while a replay is promoted. */
  standsAt: number | null
}

const COLUMNS = 'projection, generation, position::float8 AS position, status, error, stands_at::float8 AS "standsAt"'

/** Every generation there is, by projection. */
export const listGenerations = async (client: Queryable): Promise<Generation[]> =>
  (await client.query<Generation>(`SELECT ${COLUMNS} FROM blotter_work.checkpoint ORDER BY projection, generation`))
    .rows

/**
 * The generation that readers see; a projection that is new gets its first one, empty.
 */
export const servedGeneration = async (pool: pg.Pool, projection: Projection): Promise<Generation> => {
  const text = `SELECT ${COLUMNS} FROM blotter_work.checkpoint WHERE projection = $1 AND status IN ('live', 'stopped')`
  const found = await pool.query<Generation>({ name: 'blotter served generation', text, values: [projection.name] })
  if (found.rows[0]) return found.rows[0]
  await inTransaction(pool, async (client) => {
    await client.query('LOCK TABLE blotter_work.checkpoint IN SHARE ROW EXCLUSIVE MODE')
    const again = await client.query(text, [projection.name])
    if (again.rows.length) return
    for (const table of projection.tables) {
      if (await isThere(client, tableOf(table, 1))) continue
      await client.query(createStatement(table, 1))
      for (const statement of indexStatements(table, 1)) await client.query(statement)
      await showTable(client, table, 1)
    }
    await client.query('INSERT INTO blotter_work.checkpoint (projection, generation, position) VALUES ($1, 1, 0)', [
      projection.name,
    ])
  })
  return servedGeneration(pool, projection)
}

/** Makes the tables of a new generation, without keys and indexes, and its row. @returns its number */
export const createGeneration = (pool: pg.Pool, projection: Projection): Promise<number> =>
  inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ next: number }>(
      `INSERT INTO blotter_work.checkpoint (projection, generation, position, status)
       SELECT $1, max(generation) + 1, 0, 'building' FROM blotter_work.checkpoint WHERE projection = $1
       RETURNING generation AS next`,
      [projection.name],
    )
    const next = rows[0]?.next ?? 1
    for (const table of projection.tables) await client.query(createStatement(table, next))
    return next
  })

/** Gives the tables of a generation their keys and indexes. */
export const indexGeneration = async (pool: pg.Pool, projection: Projection, generation: number): Promise<void> => {
  const index = (table: Table): Promise<unknown> =>
    inTransaction(pool, async (client) => {
      for (const statement of indexStatements(table, generation)) await client.query(statement)
      await client.query(`ANALYZE ${tableOf(table, generation)}`)
    })
  await Promise.all(projection.tables.map(index))
}

/** Takes a generation that is not served away. @returns false when it is served, or not there */
export const dropGeneration = (
  pool: pg.Pool,
  projection: Pick<Projection, 'name' | 'tables'>,
  generation: number,
): Promise<boolean> =>
  inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `DELETE FROM blotter_work.checkpoint
       WHERE projection = $1 AND generation = $2 AND status NOT IN ('live', 'stopped')`,
      [projection.name, generation],
    )
    if (!rowCount) return false
    for (const table of projection.tables) await client.query(`DROP TABLE IF EXISTS ${tableOf(table, generation)}`)
    return true
  })

/** Points a view at a generation's table; its own columns change only with the table's shape. */
const showTable = async (client: Queryable, table: Table, generation: number): Promise<void> => {
  const columns = Object.keys({ ...table.columns, ...table.generated }).map((name) => `"${name}"`)
  const view = `blotter_work."${table.name}"`
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg('"' || attname || '"', ', ' ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = to_regclass($1) AND attnum > 0`,
    [view],
  )
  if (rows[0]?.columns && rows[0].columns !== columns.join(', ')) await client.query(`DROP VIEW ${view}`)
  await client.query(
    `CREATE OR REPLACE VIEW ${view} AS SELECT ${columns.join(', ')} FROM ${tableOf(table, generation)}`,
  )
}

/** Makes a generation the served one, in a transaction that holds the checkpoints; the one before is kept. */
export const showGeneration = async (client: Queryable, projection: Projection, generation: number): Promise<void> => {
  for (const table of projection.tables) await showTable(client, table, generation)
  await client.query(
    `UPDATE blotter_work.checkpoint SET status = 'kept', error = NULL, stands_at = NULL
     WHERE projection = $1 AND status IN ('live', 'stopped')`,
    [projection.name],
  )
  await client.query(
    `UPDATE blotter_work.checkpoint SET status = 'live', error = NULL WHERE projection = $1 AND generation = $2`,
    [projection.name, generation],
  )
}

/** Holds the projector off projections at their checkpoints until the transaction ends. */
export const holdCheckpoints = async (client: Queryable, projections: readonly string[]): Promise<void> => {
  await client.query(
    'SELECT 1 FROM blotter_work.checkpoint WHERE projection = ANY($1::text[]) ORDER BY projection, generation FOR UPDATE',
    [projections],
  )
}

/** Makes a generation that holds what the served one does, not served. @returns its number */
export const copyGeneration = async (pool: pg.Pool, projection: Projection): Promise<number> => {
  const generation = await createGeneration(pool, projection)
  await inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ')
    const { rows } = await client.query<{ generation: number }>(
      `UPDATE blotter_work.checkpoint AS c SET position = s.position, chain_hash = s.chain_hash
       FROM blotter_work.checkpoint AS s
       WHERE c.projection = $1 AND c.generation = $2 AND s.projection = $1 AND s.status IN ('live', 'stopped')
       RETURNING s.generation`,
      [projection.name, generation],
    )
    const served = rows[0]?.generation ?? 1
    for (const table of projection.tables) await client.query(copyStatement(table, { to: generation, from: served }))
  })
  await indexGeneration(pool, projection, generation)
  return generation
}

const copyStatement = (table: Table, { to, from }: { to: number; from: number }): string => {
  const columns = Object.keys(table.columns)
    .map((name) => `"${name}"`)
    .join(', ')
  return `INSERT INTO ${tableOf(table, to)} (${columns}) SELECT ${columns} FROM ${tableOf(table, from)}`
}

const isThere = async (client: Queryable, name: string): Promise<boolean> =>
  (await client.query('SELECT to_regclass($1) AS found', [name])).rows[0].found !== null

/** Runs something in one transaction of one connection. */
export const inTransaction = async <Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that cannot even roll back is thrown away.
    const usable = await client.query('ROLLBACK').then(
      () => true,
      () => false,
    )
    client.release(!usable)
    throw error
  }
}
