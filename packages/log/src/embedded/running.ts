import { createHmac } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { FatalFault } from '@blotter/events'
import pg from 'pg'
import { commandOf, isAlive } from './process.ts'
import type { ServerSite } from './site.ts'

/** A server's main process and where it listens, on 127.0.0.1. */
export type Running = { pid: number; port: number }

const SUPERUSER = 'blotter'
const APPLICATION = 'blotter_app'
// Crash recovery of a busy log takes its time, and so does a machine that is short of memory.
const PATIENCE = 60_000

/** The address for migrations: the superuser's. */
export const migrateUrlOf = (site: ServerSite, port: number): string => urlFor(SUPERUSER, passwordOf(site), port)

/** The address for everything else: a role without rights of its own, whose password tells nobody the superuser's. */
export const applicationUrlOf = (site: ServerSite, port: number): string =>
  urlFor(APPLICATION, createHmac('sha256', passwordOf(site)).update(APPLICATION).digest('base64url'), port)

const urlFor = (user: string, password: string, port: number): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/postgres`

const passwordOf = (site: ServerSite): string => readFileSync(join(site.home, 'password'), 'utf8').trim()

/**
 * A server that an earlier run left behind, also one that is still recovering; a pid file of a dead process counts as
 * none, and one of a process that is no Postgres is taken away, since Postgres itself would be stopped by it.
 * @param patience  ms to wait for one that lives and does not answer
 * @throws FatalFault `postgres-silent`
 */
export const findRunning = async (site: ServerSite, patience = PATIENCE): Promise<Running | null> => {
  const noted = readPidFile(site)
  if (!noted?.pid || !isAlive(noted.pid)) return null
  const command = commandOf(noted.pid)
  if (command !== null && !command.includes(site.data)) {
    rmSync(pidFileOf(site), { force: true })
    return null
  }
  const silent = (): boolean => !isAlive(noted.pid)
  if (noted.port && (await answers(site, noted.port, { patience, giveUp: silent }))) return noted
  if (silent()) return null
  throw new FatalFault(
    'postgres-silent',
    `Postgres of ${site.home} runs (process ${noted.pid}) and has not answered for ${patience / 1_000} s. Its log is server.log in that folder; wait for it, or end that process, and start again.`,
  )
}

const pidFileOf = (site: ServerSite): string => join(site.data, 'postmaster.pid')

const readPidFile = (site: ServerSite): Running | null => {
  const file = pidFileOf(site)
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/**
 * Waits until the server of this site answers on a port.
 * @param giveUp  true when waiting longer is pointless
 */
export const answers = async (
  site: ServerSite,
  port: number,
  { patience, giveUp }: { patience: number; giveUp: () => boolean },
): Promise<boolean> => {
  const end = Date.now() + patience
  for (;;) {
    const client = new pg.Client({ connectionString: migrateUrlOf(site, port), connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query('SHOW data_directory')
      return rows[0].data_directory === site.data
    } catch {
      if (Date.now() > end || giveUp()) return false
      await sleep(30)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
