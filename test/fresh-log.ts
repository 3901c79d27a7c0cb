import { randomBytes } from 'node:crypto'
import { type Log, migrate, openLog } from '@blotter/log'
import pg from 'pg'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'

/** An empty, migrated database of its own for one test; dropped when the test ends. */
export const freshDatabase = async (locale?: keyof typeof LOCALES): Promise<string> => {
  const { url, drop } = await createDatabase(locale)
  onTestFinished(drop)
  return url
}

/** A log on a database of its own for one test. */
export const freshLog = async (locale?: keyof typeof LOCALES): Promise<Log> => {
  const url = await freshDatabase(locale)
  const log = await openLog({ url, name: 'test', poolSize: 10 })
  onTestFinished(() => log.close())
  return log
}

/**
 * A log that all tests of a file share, for tests that do not meet; dropped after the last one.
 * @returns the log, once the tests run
 */
export const sharedLog = (): (() => Log) => {
  let open: { log: Log; drop: () => Promise<void> } | undefined
  beforeAll(async () => {
    const { url, drop } = await createDatabase()
    open = { log: await openLog({ url, name: 'test', poolSize: 10 }), drop }
  })
  afterAll(async () => {
    await open?.log.close()
    await open?.drop()
  })
  return () => {
    if (!open) throw new Error('The shared log is there once the tests run.')
    return open.log
  }
}

/** How a database tells letters and their case. */
const LOCALES = { english: "LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C'" }

/** A database of an empty log, and how to be rid of it. @param locale  without one, that of the server */
export const createDatabase = async (
  locale?: keyof typeof LOCALES,
): Promise<{ url: string; drop: () => Promise<void> }> => {
  const name = `t_${randomBytes(6).toString('hex')}`
  const like = locale ? `template0 ${LOCALES[locale]} ENCODING UTF8` : inject('templateDatabase')
  await admin(`CREATE DATABASE ${name} TEMPLATE ${like}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  await migrate(url.href)
  await admin(NEW_LOG, url.href)
  return { url: url.href, drop: () => admin(`DROP DATABASE ${name} WITH (FORCE)`) }
}

// Queues and locks are told apart by it.
const NEW_LOG = `SET session_replication_role = replica; UPDATE blotter.log_head SET log_id = gen_random_uuid()`

const admin = async (statement: string, connectionString: string = inject('postgresUrl')): Promise<void> => {
  const client = new pg.Client({ connectionString })
  await client.connect()
  await client.query(statement)
  await client.end()
}
