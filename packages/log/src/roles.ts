import { FatalFault } from '@blotter/events'
import pg from 'pg'
import { postgresError } from './postgres-error.ts'
import { ROLE_DIFFERENCES } from './role-differences.ts'

/** Owns the log in every database of a server; nobody can log in as it. */
const OWNER = 'blotter_owner'
const DUPLICATE = ['42710', '23505']
// What ALTER and GRANT say when another database's migration touches the same role.
const CONCURRENT = 'XX000'
const ATTEMPTS = 20

type Roles = { migrator: string; owner: string; application: string; password: string }

/** Whether owners and rights are as `partRoles` leaves them, or cannot be parted because there is one role only. */
export const isParted = async (pool: pg.Pool, applicationUrl: string): Promise<boolean> => {
  const roles = await rolesOf(pool, applicationUrl)
  if (!roles) return true
  return (await exists(pool, roles.application)) && !(await differences(pool, roles)).length
}

/**
 * Gives the log to a role that cannot log in, the other schemas to the application's role, and that one the right to
 * read and to append. Where the migrating role may not make roles, it owns the log itself.
 * @throws FatalFault `no-application-role`, and Postgres's own errors
 */
export const partRoles = async (pool: pg.Pool, applicationUrl: string): Promise<void> => {
  const roles = await rolesOf(pool, applicationUrl)
  if (!roles) return
  await makeApplication(pool, roles)
  for (let attempt = 1; ; attempt += 1) {
    try {
      await settle(pool, roles)
      return
    } catch (error) {
      if (postgresError(error).code !== CONCURRENT || attempt === ATTEMPTS) throw error
    }
  }
}

/** null where both addresses name one role, or the application's is a superuser, whom no right can stop. */
const rolesOf = async (pool: pg.Pool, applicationUrl: string): Promise<Roles | null> => {
  const { username, password } = new URL(applicationUrl)
  const application = decodeURIComponent(username)
  const { rows } = await pool.query(
    `SELECT current_user AS migrator, r.rolsuper OR r.rolcreaterole AS makes,
       EXISTS (SELECT FROM pg_roles WHERE rolname = $1 AND rolsuper) AS super,
       EXISTS (SELECT FROM pg_roles WHERE rolname = $2 AND pg_has_role(current_user, oid, 'MEMBER')) AS member
     FROM pg_roles AS r WHERE r.rolname = current_user`,
    [application, OWNER],
  )
  const { migrator, makes, super: isSuper, member } = rows[0]
  if (!application || application === migrator || isSuper) return null
  return { migrator, owner: makes || member ? OWNER : migrator, application, password: decodeURIComponent(password) }
}

const exists = async (pool: pg.Pool, role: string): Promise<boolean> =>
  (await pool.query('SELECT FROM pg_roles WHERE rolname = $1', [role])).rowCount === 1

const makeApplication = async (pool: pg.Pool, { application, password, migrator }: Roles): Promise<void> => {
  if (await exists(pool, application)) return
  const secret = password ? `PASSWORD ${pg.escapeLiteral(password)}` : ''
  await makeRole(pool, `CREATE ROLE ${pg.escapeIdentifier(application)} LOGIN ${secret}`).catch((cause: unknown) => {
    throw new FatalFault(
      'no-application-role',
      `DATABASE_URL names role "${application}", which is not there, and "${migrator}" of MIGRATE_DATABASE_URL may not make it. Create it, or let both name one role.`,
      { cause },
    )
  })
}

/** Roles belong to all databases of a server, and the lock of a migration to one: another one may be faster. */
const makeRole = async (pool: pg.Pool, statement: string): Promise<void> => {
  await pool.query(statement).catch((error: unknown) => {
    if (!DUPLICATE.includes(postgresError(error).code ?? '')) throw error
  })
}

const settle = async (pool: pg.Pool, roles: Roles): Promise<void> => {
  if (roles.owner === OWNER && !(await exists(pool, OWNER))) await makeRole(pool, `CREATE ROLE ${OWNER} NOLOGIN`)
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    // Once for membership, without which nothing can be given to a role, and once for the rest.
    for (let pass = 1; pass <= 2; pass += 1) {
      for (const statement of await differences(client, roles)) await client.query(statement)
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** The statements that are still to be run. */
const differences = async (on: pg.Pool | pg.PoolClient, { owner, application }: Roles): Promise<string[]> => {
  const { rows } = await on.query<{ statement: string }>(ROLE_DIFFERENCES, [owner, application])
  return rows.map(({ statement }) => statement)
}
