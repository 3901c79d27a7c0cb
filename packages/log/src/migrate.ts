import { fileURLToPath } from 'node:url'
import { FatalFault } from '@blotter/events'
import type pg from 'pg'
import { connect } from './database.ts'
import { readMigrationFiles, runMigrations } from './drizzle.ts'
import { postgresError, translate } from './postgres-error.ts'
import { isParted, partRoles } from './roles.ts'

const folder = fileURLToPath(new URL('../../../infra/migrations', import.meta.url))
// Any fixed number: whoever migrates first holds it, the others wait and then find nothing to do.
const MIGRATION_LOCK = 727_250_001
const INSUFFICIENT_PRIVILEGE = '42501'

/**
 * Brings the log's schemas to this build's shape, and parts the roles where there are two: the log then belongs to one
 * that cannot log in, and the application's may only read and append. Safe to call from many processes at once; where
 * nothing is to be done, any role may call it.
 * @param url             of the role that migrates
 * @param applicationUrl  of the role that Blotter works as; made when it is missing. The same role: no parting, and
 *   triggers alone guard the log
 * @returns how many migrations are applied in all
 * @throws FatalFault `migration-refused` where the role may not do what is to be done, LogUnreachable
 */
export const migrate = async (url: string, applicationUrl: string = url): Promise<number> => {
  const connection = connect(url, 'blotter migrate', 2)
  try {
    const applied = await appliedNow(connection.pool)
    if (applied !== null && (await isParted(connection.pool, applicationUrl))) return applied
    return await underLock(connection.pool, async () => {
      await runMigrations(connection.database, { migrationsFolder: folder })
      await partRoles(connection.pool, applicationUrl)
      return (await appliedNow(connection.pool)) ?? 0
    })
  } catch (error) {
    throw postgresError(error).code === INSUFFICIENT_PRIVILEGE ? refused(error) : translate(error)
  } finally {
    await connection.close()
  }
}

/** How many migrations are applied; null when one is missing, or when it cannot be seen. */
const appliedNow = async (pool: pg.Pool): Promise<number | null> => {
  const newest = readMigrationFiles({ migrationsFolder: folder }).at(-1)?.folderMillis ?? 0
  const { rows } = await pool
    .query('SELECT count(*)::int AS applied, max(created_at)::float8 AS newest FROM drizzle.__drizzle_migrations')
    .catch((error: unknown) => {
      // No such table, no such schema, or none that we may look into.
      if (['42P01', '3F000', INSUFFICIENT_PRIVILEGE].includes(postgresError(error).code ?? '')) return { rows: [] }
      throw error
    })
  return rows[0]?.newest >= newest ? rows[0].applied : null
}

const underLock = async <Result>(pool: pg.Pool, work: () => Promise<Result>): Promise<Result> => {
  const guard = await pool.connect()
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    return await work()
  } finally {
    guard.release(true)
  }
}

const refused = (cause: unknown): FatalFault =>
  new FatalFault(
    'migration-refused',
    `The database is not in this version's shape, and this role may not change it (${postgresError(cause).message}). Run "npx --no-install blotter migrate" once with MIGRATE_DATABASE_URL set to the address of a role that may.`,
    { cause },
  )
