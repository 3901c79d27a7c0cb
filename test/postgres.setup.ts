import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { migrate, startServer } from '@blotter/log'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
    /** A migrated database that others are copied from, since migrating takes a hundred statements. */
    templateDatabase: string
  }
}

const TEMPLATE = 'template_blotter'

/** One Postgres for the whole run, in a temporary folder on a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-test-'))
  const server = await startServer(folder)
  project.provide('postgresUrl', server.migrateUrl)
  project.provide('templateDatabase', TEMPLATE)
  const client = new pg.Client({ connectionString: server.migrateUrl })
  await client.connect()
  // Processes are killed here, machines are not: what the system was given is not lost.
  for (const setting of ['fsync', 'full_page_writes']) await client.query(`ALTER SYSTEM SET ${setting} = off`)
  await client.query('SELECT pg_reload_conf()')
  await client.query(`CREATE DATABASE ${TEMPLATE}`)
  await client.end()
  const url = new URL(server.migrateUrl)
  url.pathname = `/${TEMPLATE}`
  await migrate(url.href)
  return async () => {
    await server.stop()
    for (const path of [folder, dirname(server.home)]) rmSync(path, { recursive: true, force: true })
  }
}
