import { execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { FatalFault } from '@blotter/events'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { answers, type Running } from './running.ts'
import type { ServerSite } from './site.ts'

// After a SIGKILL of the server its last children hold the shared memory for a moment.
const ATTEMPTS = 10
const run = promisify(execFile)

/**
 * Makes an empty database with a password of its own.
 * @throws FatalFault `postgres-start`
 */
export const initialise = async (site: ServerSite, binaries: Binaries, account: Account | null): Promise<void> => {
  const fresh = `${site.data}.new`
  rmSync(fresh, { recursive: true, force: true })
  const passwordFile = join(site.home, 'password')
  writeFileSync(passwordFile, `${randomBytes(18).toString('base64url')}\n`, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const args = [
    '-D',
    fresh,
    '-U',
    'blotter',
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

/**
 * Starts the server, detached, on a free port.
 * @throws FatalFault `postgres-start` with the end of its log
 */
export const launch = async (site: ServerSite, binaries: Binaries, account: Account | null): Promise<Running> => {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const child = spawnServer(site, { port, binaries, account })
    let ended = false
    const gone = new Promise<false>((resolve) =>
      child.once('exit', () => {
        ended = true
        resolve(false)
      }),
    )
    const ready = answers(site, port, { patience: 30_000, giveUp: () => ended })
    if (await Promise.race([ready, gone])) return { pid: child.pid ?? 0, port }
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

type Launch = { port: number; binaries: Binaries; account: Account | null }

/** MB that Postgres keeps of what it reads: an eighth of what this machine has. Only what is read takes any of it. */
const sharedBuffers = (): number => {
  const bytes = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  return Math.min(1_024, Math.max(128, Math.floor(bytes / 8 / 2 ** 20)))
}

/**
 * What a statement is planned in is kept for the next one. Otherwise the C library gives it back each time, and asking the
 * system for it again costs up to twice as much as the planning (glibc, mallopt(3); other libraries pass over it).
 */
const KEEPING = {
  MALLOC_TRIM_THRESHOLD_: String(8 * 2 ** 20),
  MALLOC_MMAP_THRESHOLD_: String(8 * 2 ** 20),
  MALLOC_TOP_PAD_: String(2 ** 20),
}

const spawnServer = (site: ServerSite, { port, binaries, account }: Launch): ReturnType<typeof spawn> => {
  const log = openSync(join(site.home, 'server.log'), 'a')
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    `shared_buffers=${sharedBuffers()}MB`,
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
    env: { ...process.env, LC_ALL: 'C', ...KEEPING },
  })
  child.unref()
  return child
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
