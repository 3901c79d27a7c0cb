import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { FatalFault } from '@blotter/events'
import pg from 'pg'
import { type Account, serverAccount } from './account.ts'
import { type Binaries, locateBinaries } from './binaries.ts'
import { prepareSite, type ServerSite } from './site.ts'
import { withStartLock } from './start-lock.ts'

/** A running embedded server. */
export type EmbeddedServer = {
  url: string
  /** Where its files are. */
  home: string
  /** False when a server of an earlier run was found and is used. */
  started: boolean
  /** Fast shutdown; resolves when the server is gone, 5 s at most. */
  stop: () => Promise<void>
  /** Stops it unless somebody else is connected. */
  release: () => Promise<void>
}

const USER = 'blotter'
// After a SIGKILL of the server its last children hold the shared memory for a moment.
const ATTEMPTS = 10
const run = promisify(execFile)

/**
 * The embedded Postgres of a folder: the one that runs there already, or a new one on a free port of 127.0.0.1. The
 * server is detached, so that Ctrl-C reaches it only through `stop`.
 * @param folder  its data lie below, or in the temporary directory when the server's account cannot reach it
 * @throws FatalFault `postgres-start` with the end of the server's log
 */
export const startServer = async (folder: string): Promise<EmbeddedServer> => {
  const account = serverAccount()
  const site = prepareSite(folder, account)
  return withStartLock(join(site.home, 'start.lock'), async () => {
    const running = await findRunning(site)
    if (running) return handleOf(site, running, false)
    const binaries = await locateBinaries(account, site.spare)
    if (!existsSync(join(site.data, 'PG_VERSION'))) await initialise(site, binaries, account)
    return handleOf(site, await launch(site, binaries, account), true)
  })
}

type Running = { pid: number; port: number }

const urlOf = (site: ServerSite, port: number): string => {
  const password = readFileSync(join(site.home, 'password'), 'utf8').trim()
  return `postgres://${USER}:${password}@127.0.0.1:${port}/postgres`
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

const readPidFile = (site: ServerSite): Running | null => {
  const file = join(site.data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** A server that an earlier run left behind; a pid file of a dead or strange process counts as none. */
const findRunning = async (site: ServerSite): Promise<Running | null> => {
  const noted = readPidFile(site)
  if (!noted?.pid || !noted.port || !isAlive(noted.pid)) return null
  return (await answers(site, noted.port, 5_000)) ? noted : null
}

const answers = async (site: ServerSite, port: number, patience: number): Promise<boolean> => {
  const end = Date.now() + patience
  for (;;) {
    const client = new pg.Client({ connectionString: urlOf(site, port), connectionTimeoutMillis: 2_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query('SHOW data_directory')
      return rows[0].data_directory === site.data
    } catch {
      if (Date.now() > end) return false
      await sleep(30)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

const initialise = async (site: ServerSite, binaries: Binaries, account: Account | null): Promise<void> => {
  const fresh = `${site.data}.new`
  rmSync(fresh, { recursive: true, force: true })
  const passwordFile = join(site.home, 'password')
  writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const args = [
    '-D',
    fresh,
    '-U',
    USER,
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ]
  await run(binaries.initdb, args, { ...account, cwd: site.home, env: { ...process.env, LC_ALL: 'C' } }).catch(
    (cause: { stderr?: string }) => {
      throw new FatalFault('postgres-start', `initdb failed: ${cause.stderr?.trim() ?? cause}`, { cause })
    },
  )
  // Renamed when whole, so that a start that is killed half way leaves nothing that looks like a database.
  renameSync(fresh, site.data)
}

const launch = async (site: ServerSite, binaries: Binaries, account: Account | null): Promise<Running> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const log = openSync(join(site.home, 'server.log'), 'a')
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
      'timezone=UTC',
      'log_timezone=UTC',
      'lc_messages=C',
    ]
    const args = ['-D', site.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
    const child = spawn(binaries.postgres, args, {
      ...account,
      cwd: site.home,
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C' },
    })
    child.unref()
    const gone = new Promise<false>((resolve) => child.once('exit', () => resolve(false)))
    if (await Promise.race([answers(site, port, 30_000), gone])) return { pid: child.pid ?? 0, port }
    if (attempt === ATTEMPTS) {
      const tail = readFileSync(join(site.home, 'server.log'), 'utf8').trim().split('\n').slice(-5).join('\n')
      throw new FatalFault(
        'postgres-start',
        `The embedded Postgres did not start. The end of its log (${join(site.home, 'server.log')}):\n${tail}`,
      )
    }
    await sleep(500)
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const handleOf = (site: ServerSite, { pid, port }: Running, started: boolean): EmbeddedServer => {
  const url = urlOf(site, port)
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
    if (!(await othersConnected(url))) await stop()
  }
  return { url, home: site.home, started, stop, release }
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
