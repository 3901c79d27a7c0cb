import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'

const BIN = '/usr/lib/postgresql/15/bin'
const MISSING = `There is no Postgres 15 in ${BIN} (apt-get install postgresql-15): that a dump of it can be restored is not tested.`

/** Whether the oldest Postgres that Blotter runs on is here, as Debian packages it; in CI a missing one is a failure. */
export const hasPostgres15 = (): boolean => {
  const found = existsSync(join(BIN, 'pg_dump')) && existsSync(join(BIN, 'initdb'))
  if (!found && process.env.CI) throw new Error(MISSING)
  if (!found) process.stderr.write(`\n${MISSING}\n\n`)
  return found
}

export type Postgres15 = {
  /** Of the superuser, in an empty database. */
  url: string
  /** Runs one of its programs, such as pg_dump, against that database. */
  run: (program: 'pg_dump' | 'pg_restore', args: readonly string[]) => Promise<void>
  stop: () => Promise<void>
}

/** A fresh server in a temporary folder. */
export const startPostgres15 = async (): Promise<Postgres15> => {
  const account = postgresAccount()
  const folder = mkdtempSync(join(tmpdir(), 'blotter-pg15-'))
  if (account) chownSync(folder, account.uid, account.gid)
  const data = join(folder, 'data')
  const settings = { ...account, cwd: folder, env: { ...process.env, LC_ALL: 'C' } }
  await promisify(execFile)(join(BIN, 'initdb'), ['-D', data, '-U', 'blotter', '-A', 'trust', '-E', 'UTF8'], settings)
  const port = await freePort()
  const listen = ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off']
  const server = spawn(join(BIN, 'postgres'), ['-D', data, '-p', String(port), ...listen], {
    ...settings,
    stdio: 'ignore',
  })
  const exit = once(server, 'exit')
  const url = `postgres://blotter:none@127.0.0.1:${port}/postgres`
  await untilAnswering(url)
  return {
    url,
    run: async (program, args) => {
      await promisify(execFile)(join(BIN, program), ['-d', url, ...args])
    },
    stop: async () => {
      server.kill('SIGQUIT')
      await exit
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Postgres refuses to run as root. */
const postgresAccount = (): { uid: number; gid: number } | null => {
  if (process.getuid?.() !== 0) return null
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('postgres:'))
  const [, , uid, gid] = (line ?? '').split(':').map(Number)
  return { uid: uid ?? 65_534, gid: gid ?? 65_534 }
}

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

const untilAnswering = async (url: string): Promise<void> => {
  for (const end = Date.now() + 30_000; ; await sleep(50)) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      if (Date.now() > end) throw error
    } finally {
      await client.end().catch(() => {})
    }
  }
}
