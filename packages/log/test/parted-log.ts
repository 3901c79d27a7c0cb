import { randomBytes } from 'node:crypto'
import { deterministicId, type NewEvent } from '@blotter/events'
import pg from 'pg'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { type Log, migrate, openLog } from '../src/index.ts'

export const suspended = (feed: string, ordinal: number): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('immutable-test', feed, ordinal),
  streamId: `feed/${feed}`,
  type: 'FeedSuspended',
  data: { reason: 'gone' },
  source: 'blotter/test',
})

export const ask = async (url: string, ...statements: string[]): Promise<pg.QueryResult> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    let last = await client.query('SELECT 1')
    for (const statement of statements) last = await client.query(statement)
    return last
  } finally {
    await client.end()
  }
}

export const as = (url: string, user: string): string => {
  const address = new URL(url)
  address.username = user
  address.password = 'secret'
  return address.href
}

type AtEnd = (work: () => Promise<void>) => void

/** A database of its own, not migrated, and names for roles; all of it is dropped at the end, of the test by default. */
export const freshPlace = async (
  ordinary?: string,
  atEnd: AtEnd = onTestFinished,
): Promise<{ superuser: string; role: (name: string) => string }> => {
  const server = inject('postgresUrl')
  const name = `i_${randomBytes(6).toString('hex')}`
  const roles: string[] = []
  if (ordinary !== undefined) await ask(server, `CREATE ROLE ${name}_migrator LOGIN PASSWORD 'secret' ${ordinary}`)
  await ask(server, `CREATE DATABASE ${name} ${ordinary === undefined ? '' : `OWNER ${name}_migrator`}`)
  const superuser = new URL(server)
  superuser.pathname = `/${name}`
  atEnd(async () => {
    await ask(server, `DROP DATABASE ${name} WITH (FORCE)`)
    for (const role of roles) await ask(server, `DROP ROLE IF EXISTS ${role}`)
  })
  const role = (suffix: string): string => {
    roles.push(`${name}_${suffix}`)
    return `${name}_${suffix}`
  }
  if (ordinary !== undefined) role('migrator')
  return { superuser: superuser.href, role }
}

export const openAs = async (url: string, atEnd: AtEnd = onTestFinished): Promise<Log> => {
  const log = await openLog({ url, name: 'test', poolSize: 2 })
  atEnd(() => log.close())
  return log
}

/** A log whose roles are parted, with one event, opened as the application. */
export const partedLog = async (atEnd: AtEnd = onTestFinished): Promise<{ log: Log; superuser: string }> => {
  const { superuser, role } = await freshPlace(undefined, atEnd)
  const application = as(superuser, role('app'))
  await migrate(superuser, application)
  const log = await openAs(application, atEnd)
  await log.append([suspended('a', 1)])
  return { log, superuser }
}

/** One that tests share which are refused everything. */
export const refusingLog = (): (() => { log: Log; superuser: string }) => {
  const ends: (() => Promise<void>)[] = []
  let parted: Awaited<ReturnType<typeof partedLog>> | undefined
  beforeAll(async () => {
    parted = await partedLog((end) => ends.unshift(end))
  })
  afterAll(async () => {
    for (const end of ends) await end()
  })
  return () => {
    if (!parted) throw new Error('The log is there once the tests run.')
    return parted
  }
}
