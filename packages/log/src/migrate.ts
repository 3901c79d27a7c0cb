import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator'
import { connect } from './database.ts'

const folder = fileURLToPath(new URL('../../../infra/migrations', import.meta.url))
// Any fixed number: whoever migrates first holds it, the others wait and then find nothing to do.
const MIGRATION_LOCK = 727_250_001

/**
 * Brings the log's schemas to this build's shape; safe to call from many processes at once.
 * @returns how many migrations are applied in all
 */
export const migrate = async (url: string): Promise<number> => {
  const { database, pool, close } = connect(url, 'blotter migrate', 2)
  const guard = await pool.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await runMigrations(database, { migrationsFolder: folder })
    const { rows } = await database.execute<{ applied: number }>(
      sql`SELECT count(*)::int AS applied FROM drizzle.__drizzle_migrations`,
    )
    return rows[0]?.applied ?? 0
  } finally {
    guard.release(true)
    await close()
  }
}
