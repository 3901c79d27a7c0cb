import { printVersion } from '@blotter/events'
import { readActiveVersion, readGuard, readMigrationLevel } from '@blotter/log'
import { checkout, engineVersion } from '@blotter/pipeline'
import type { Session } from '../session.ts'
import type { Finding } from './finding.ts'

/** What of database, queues, clock and versions can stand in Blotter's way. */
export const checkServers = async (session: Session): Promise<Finding[]> => [
  await checkDatabase(session),
  await checkMigrations(session),
  await checkClock(session),
  await checkGuard(session),
  await checkQueues(session),
  ...(await checkVersions(session)),
]

const OLDEST_POSTGRES = 15

const checkDatabase = async ({ log }: Session): Promise<Finding> => {
  const [row] = await log.query<{ version: string; used: number; most: number }>(`
    SELECT current_setting('server_version') AS version, current_setting('max_connections')::int AS most,
      (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS used`)
  const { version = '', used = 0, most = 0 } = row ?? {}
  const found = `Postgres ${version}, ${used} of ${most} connections used`
  if (Number.parseInt(version, 10) < OLDEST_POSTGRES)
    return { check: 'database', state: 'bad', found, fix: `Blotter needs Postgres ${OLDEST_POSTGRES} or newer.` }
  return used > 0.9 * most
    ? { check: 'database', state: 'bad', found, fix: 'Raise max_connections, or run fewer workers.' }
    : { check: 'database', state: 'ok', found }
}

const checkMigrations = async ({ log }: Session): Promise<Finding> => {
  const { applied, missing } = await readMigrationLevel(log)
  return missing
    ? { check: 'migrations', state: 'bad', found: `${missing} are missing`, fix: 'npx --no-install blotter migrate' }
    : { check: 'migrations', state: 'ok', found: `${applied} applied` }
}

const SKEW = 2_000

const checkClock = async ({ log }: Session): Promise<Finding> => {
  const before = Date.now()
  const [row] = await log.query<{ ms: number }>('SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms')
  // The server read its clock somewhere between the two.
  const off = Math.max(before - (row?.ms ?? 0), (row?.ms ?? 0) - Date.now(), 0)
  const found = `this clock and the database's differ by ${off < 1 ? 'less than the question took' : `${Math.round(off)} ms`}`
  return off < SKEW
    ? { check: 'clock', state: 'ok', found }
    : {
        check: 'clock',
        state: 'bad',
        found,
        fix: 'Ages and due times would be wrong: run NTP (timedatectl set-ntp true) on both.',
      }
}

const checkGuard = async ({ log, workspace }: Session): Promise<Finding> => {
  const { by, role } = await readGuard(log)
  if (by === 'roles')
    return { check: 'rights', state: 'ok', found: `"${role}" may read the log and append, and no more` }
  return {
    check: 'rights',
    state: workspace ? 'ok' : 'note',
    found: `"${role}" owns the log or rules the server; triggers alone guard it`,
    fix: 'Set MIGRATE_DATABASE_URL to another role than DATABASE_URL and run "blotter migrate": docs/log.md.',
  }
}

const OLDEST_REDIS = 6.2

const checkQueues = async ({ queues }: Session): Promise<Finding> => {
  const { version, whenFull } = await queues.server()
  const found = `${queues.kind === 'redis' ? 'Redis' : 'Postgres'} ${version}${whenFull ? `, ${whenFull}` : ''}`
  if (queues.kind === 'redis' && Number.parseFloat(version) < OLDEST_REDIS)
    return { check: 'queues', state: 'bad', found, fix: `BullMQ needs Redis ${OLDEST_REDIS} or newer.` }
  return whenFull && whenFull !== 'noeviction'
    ? {
        check: 'queues',
        state: 'bad',
        found,
        fix: 'A full server would throw jobs away: CONFIG SET maxmemory-policy noeviction, and in its file.',
      }
    : { check: 'queues', state: 'ok', found }
}

const checkVersions = ({ log }: Session): Promise<Finding[]> =>
  Promise.all(
    ['cleaning', 'extraction', 'linking'].map(async (name): Promise<Finding> => {
      const ours = engineVersion(checkout, name)
      const { active } = await readActiveVersion(log.database, name)
      const check = `version of ${name}`
      if (!active) return { check, state: 'ok', found: `${printVersion(ours)}, none is active yet` }
      return active.digest === ours.digest
        ? { check, state: 'ok', found: `${printVersion(ours)} is active` }
        : {
            check,
            state: 'bad',
            found: `active is ${printVersion(active)}, here is ${printVersion(ours)}`,
            fix: `Workers from here take no job. Run the active version, derive history again (blotter replay start), or: blotter extractors activate ${name} --reason …`,
          }
    }),
  )
