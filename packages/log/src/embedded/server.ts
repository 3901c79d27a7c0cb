import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serverAccount } from './account.ts'
import { locateBinaries } from './binaries.ts'
import { initialise, launch } from './launch.ts'
import { isAlive } from './process.ts'
import { applicationUrlOf, findRunning, migrateUrlOf, type Running } from './running.ts'
import { prepareSite, type ServerSite } from './site.ts'
import { withStartLock } from './start-lock.ts'

/** A running embedded server. */
export type EmbeddedServer = {
  /** For everything but migrations; its role is there after the first `migrate`. */
  url: string
  /** For `migrate`: the superuser's. */
  migrateUrl: string
  /** Where its files are. */
  home: string
  /** False when a server of an earlier run was found and is used. */
  started: boolean
  /** Fast shutdown; resolves when the server is gone, 5 s at most. */
  stop: () => Promise<void>
  /** Stops it unless somebody else is connected. */
  release: () => Promise<void>
}

/**
 * The embedded Postgres of a folder: the one that runs there already, or a new one on a free port of 127.0.0.1. The
 * server is detached, so that Ctrl-C reaches it only through `stop`.
 * @param folder  its data lie below, or in the temporary directory when the server's account cannot reach it
 * @param patienceMs  for one that runs there and does not answer; a minute unless given
 * @throws FatalFault `data-folder`, `postgres-start` with the end of the server's log, `postgres-silent`
 */
export const startServer = async (folder: string, patienceMs?: number): Promise<EmbeddedServer> => {
  const account = serverAccount()
  const site = prepareSite(folder, account)
  return withStartLock(join(site.home, 'start.sqlite'), async () => {
    const running = await findRunning(site, patienceMs)
    if (running) return handleOf(site, running, false)
    const binaries = await locateBinaries(account, site.spare)
    if (!existsSync(join(site.data, 'PG_VERSION'))) await initialise(site, binaries, account)
    return handleOf(site, await launch(site, binaries, account), true)
  })
}

const handleOf = (site: ServerSite, { pid, port }: Running, started: boolean): EmbeddedServer => {
  const migrateUrl = migrateUrlOf(site, port)
  const stop = async (): Promise<void> => {
    for (const [signal, patience] of [
      ['SIGINT', 4_000],
      ['SIGQUIT', 1_000],
    ] as const) {
      if (!isAlive(pid)) return
      process.kill(pid, signal)
      const end = Date.now() + patience
      while (isAlive(pid) && Date.now() < end) await sleep(10)
    }
  }
  const release = async (): Promise<void> => {
    if (!(await othersConnected(migrateUrl))) await stop()
  }
  return { url: applicationUrlOf(site, port), migrateUrl, home: site.home, started, stop, release }
}

const othersConnected = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query(
    "SELECT count(*)::int AS others FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()",
  )
  await client.end().catch(() => {})
  return rows[0].others > 0
}
