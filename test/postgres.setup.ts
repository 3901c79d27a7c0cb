import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startServer } from '@blotter/log'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/** One Postgres for the whole run, in a temporary folder on a free port. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-test-'))
  const server = await startServer(folder)
  project.provide('postgresUrl', server.migrateUrl)
  return async () => {
    await server.stop()
    for (const path of [folder, dirname(server.home)]) rmSync(path, { recursive: true, force: true })
  }
}
