import { randomBytes } from 'node:crypto'
import { type Log, migrate, openLog } from '@blotter/log'
import pg from 'pg'
import { inject, onTestFinished } from 'vitest'

/** An empty, migrated database of its own for one test; dropped when the test ends. */
export const freshDatabase = async (): Promise<string> => {
  const name = `t_${randomBytes(6).toString('hex')}`
  await admin(`CREATE DATABASE ${name}`)
  onTestFinished(() => admin(`DROP DATABASE ${name} WITH (FORCE)`))
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  await migrate(url.href)
  return url.href
}

/** A log on a database of its own for one test. */
export const freshLog = async (): Promise<Log> => {
  const url = await freshDatabase()
  const log = await openLog({ url, name: 'test', poolSize: 10 })
  onTestFinished(() => log.close())
  return log
}

const admin = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(statement)
  await client.end()
}
