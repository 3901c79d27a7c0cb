import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { migrate, startServer } from '@blotter/log'
import pg from 'pg'

/** A server for one bench. */
export type TemporaryPostgres = {
  /** A new, migrated database. */
  freshDatabase: () => Promise<string>
  /** Its version and what its speed hangs on. */
  settings: Record<string, string>
}

const SHOWN = ['server_version', 'shared_buffers', 'fsync', 'full_page_writes', 'wal_level', 'max_wal_size'] as const

/** Runs something on an embedded Postgres in a temporary folder, and takes both away again, also on Ctrl-C. */
export const withTemporaryPostgres = async <Result>(
  work: (server: TemporaryPostgres) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-bench-'))
  const server = await startServer(folder)
  const end = async (): Promise<void> => {
    await server.stop()
    // Run as root, the server lives in a folder of its own beside ours.
    for (const path of [dirname(server.home), folder]) rmSync(path, { recursive: true, force: true })
  }
  const interrupted = (): void => {
    void end().finally(() => process.exit(130))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
  try {
    let databases = 0
    const freshDatabase = async (): Promise<string> => {
      databases += 1
      return createDatabase(server.migrateUrl, `bench_${databases}`)
    }
    return await work({ freshDatabase, settings: await readSettings(server.migrateUrl) })
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted)
    await end()
  }
}

/** A connection that is closed when the work is done. */
export const withClient = async <Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const createDatabase = async (serverUrl: string, name: string): Promise<string> => {
  await withClient(serverUrl, (client) => client.query(`CREATE DATABASE ${name}`))
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  await migrate(url.href)
  return url.href
}

const readSettings = (url: string): Promise<Record<string, string>> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ name: string; value: string }>(
      'SELECT name, current_setting(name) AS value FROM unnest($1::text[]) AS name',
      [SHOWN],
    )
    const found = Object.fromEntries(rows.map(({ name, value }) => [name, value]))
    const { server_version = '', ...others } = found
    const rest = Object.entries(others).map(([name, value]) => `${name} ${value}`)
    return { postgres: server_version, 'postgres settings': rest.join(', ') }
  })
