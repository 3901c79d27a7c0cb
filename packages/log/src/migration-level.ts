import { fileURLToPath } from 'node:url'
import { readMigrationFiles } from './drizzle.ts'
import type { Log } from './log.ts'

const folder = fileURLToPath(new URL('../../../infra/migrations', import.meta.url))

export type MigrationLevel = {
  /** How many are applied. */
  applied: number
  /** How many of this build's are not. A database that is further than this build misses none. */
  missing: number
}

/** How far the database is migrated, seen from this build. */
export const readMigrationLevel = async (log: Pick<Log, 'query'>): Promise<MigrationLevel> => {
  const [row] = await log.query<{ applied: number; newest: number | null }>(
    'SELECT count(*)::int AS applied, max(created_at)::float8 AS newest FROM drizzle.__drizzle_migrations',
  )
  const ours = readMigrationFiles({ migrationsFolder: folder })
  const missing = ours.filter(({ folderMillis }) => folderMillis > (row?.newest ?? 0)).length
  return { applied: row?.applied ?? 0, missing }
}
