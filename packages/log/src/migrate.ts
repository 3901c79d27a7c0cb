import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { FatalFault, RetryableFault } from '@blotter/events'
import type pg from 'pg'
import { connect } from './database.ts'
import { readMigrationFiles, runMigrations } from './drizzle.ts'
import { postgresError, translate } from './postgres-error.ts'
import { isParted, partRoles } from './roles.ts'

const folder = fileURLToPath(new URL('../../../infra/migrations', import.meta.url))
// Any fixed number: whoever migrates first holds it, the others wait and then find nothing to do.
const MIGRATION_LOCK = 727_250_001
const INSUFFICIENT_PRIVILEGE = '42501'
const LOCK_NOT_AVAILABLE = '55P03'
const DEADLOCK_DETECTED = '40P01'

// Whoever waits for a table that somebody reads for long makes everybody after him wait too. So a migration waits ms only,
// gives way, and tries again.
const LOCK_TIMEOUT = 1_000
const GIVES_WAY = 1_000
const TRIES = 60

/**
 * Brings the log's schemas to this build's shape, and parts the roles where there are two: the log then belongs to one
 * that cannot log in, and the application's may only read and append. Safe to call from many processes at once; where
 * nothing is to be done, any role may call it.
 * @param url             of the role that migrates
 * @param applicationUrl  of the role that Blotter works as; made when it is missing. The same role: no parting, and
 *   triggers alone guard the log
 * @param migrationsFolder  where they are, with Drizzle's journal
 * @returns how many migrations are applied in all
 * @throws FatalFault `migration-refused` where the role may not do what is to be done, RetryableFault
 *   `migration-blocked` where other sessions hold a table for minutes, LogUnreachable
 */
export const migrate = async (
  url: string,
  applicationUrl: string = url,
  migrationsFolder: string = folder,
): Promise<number> => {
  const connection = connect(url, 'blotter migrate', 2, { lockMs: LOCK_TIMEOUT })
  try {
    const applied = await appliedNow(connection.pool, migrationsFolder)
    if (applied !== null && (await isParted(connection.pool, applicationUrl))) return applied
    return await underLock(connection.pool, async () => {
      await givingWay(async () => {
        await runMigrations(connection.database, { migrationsFolder })
        await partRoles(connection.pool, applicationUrl)
      })
      return (await appliedNow(connection.pool, migrationsFolder)) ?? 0
    })
  } catch (error) {
    throw postgresError(error).code === INSUFFICIENT_PRIVILEGE ? refused(error) : translate(error)
  } finally {
    await connection.close()
  }
}

/** How many migrations are applied; null when one is missing, or when it cannot be seen. */
const appliedNow = async (pool: pg.Pool, migrationsFolder: string): Promise<number | null> => {
  const newest = readMigrationFiles({ migrationsFolder }).at(-1)?.folderMillis ?? 0
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
    await guard.query('SET lock_timeout = 0')
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    return await work()
  } finally {
    guard.release(true)
  }
}

/** Does it in one transaction that does not keep the workers of the release before from their tables for long. */
const givingWay = async (work: () => Promise<void>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (![LOCK_NOT_AVAILABLE, DEADLOCK_DETECTED].includes(postgresError(error).code ?? '')) throw error
      if (tries === TRIES) throw blocked(error)
      await sleep(GIVES_WAY)
    }
  }
}

const blocked = (cause: unknown): RetryableFault =>
  new RetryableFault(
    'migration-blocked',
    'Another session has held a table of Blotter for minutes, so the database could not be migrated; nothing was changed. See who with: SELECT pid, state, xact_start, query FROM pg_stat_activity ORDER BY xact_start',
    { cause },
  )

const refused = (cause: unknown): FatalFault =>
  new FatalFault(
    'migration-refused',
    `The database is not in this version's shape, and this role may not change it (${postgresError(cause).message}). Run "npx --no-install blotter migrate" once with MIGRATE_DATABASE_URL set to the address of a role that may.`,
    { cause },
  )
