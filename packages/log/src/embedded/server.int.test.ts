import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { findRunning } from './running.ts'
import { type EmbeddedServer, startServer } from './server.ts'
import { withStartLock } from './start-lock.ts'

const HOLD = fileURLToPath(new URL('../../test/hold-start-lock.ts', import.meta.url))

/** A process id that was somebody's and is nobody's any more. */
const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid

const ask = async (url: string, statement: string): Promise<unknown> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows[0]
}

const pidOf = ({ home }: EmbeddedServer): number =>
  Number(readFileSync(join(home, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])

describe('the embedded server of a folder', () => {
  const parent = mkdtempSync(join(tmpdir(), 'blotter-embedded-'))
  const folder = join(parent, 'closed', 'data')
  let server: EmbeddedServer
  const homes: string[] = []

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true })
    // Nobody but the owner may walk down: as root the server, which runs as somebody else, cannot reach its folder.
    chmodSync(join(parent, 'closed'), 0o700)
    server = await startServer(folder)
    homes.push(server.home)
    await ask(server.migrateUrl, 'CREATE TABLE kept AS SELECT 7 AS seven')
  })
  afterAll(async () => {
    await server?.stop()
    for (const path of [parent, ...homes]) rmSync(path, { recursive: true, force: true })
  })

  it('runs below a folder that is closed to others, with its data where its account can reach them', async () => {
    expect(server.started).toBe(true)
    expect(await ask(server.migrateUrl, 'SHOW data_directory')).toEqual({ data_directory: join(server.home, 'data') })
    const elsewhere = process.getuid?.() === 0
    expect(server.home.startsWith(parent)).toBe(!elsewhere)
  })

  it('is found and used when an earlier run left it running', async () => {
    const found = await startServer(folder)
    expect(found).toMatchObject({ started: false, migrateUrl: server.migrateUrl, home: server.home })
    expect(await ask(found.migrateUrl, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })

  it('is waited for while it lives and does not answer, as in recovery', async () => {
    const pid = pidOf(server)
    process.kill(pid, 'SIGSTOP')
    onTestFinished(() => void process.kill(pid, 'SIGCONT'))
    setTimeout(() => process.kill(pid, 'SIGCONT'), 6_000)
    expect(await startServer(folder)).toMatchObject({ started: false, migrateUrl: server.migrateUrl })
  })

  it('is not taken for dead when it does not answer for long', async () => {
    const pid = pidOf(server)
    process.kill(pid, 'SIGSTOP')
    onTestFinished(() => void process.kill(pid, 'SIGCONT'))
    const site = { home: server.home, data: join(server.home, 'data'), spare: '' }
    await expect(findRunning(site, 100)).rejects.toMatchObject({ code: 'postgres-silent' })
  })

  it('is left alone by one who releases it while others are connected', async () => {
    const client = new pg.Client({ connectionString: server.migrateUrl })
    await client.connect()
    await server.release()
    expect((await client.query('SELECT seven FROM kept')).rows).toEqual([{ seven: 7 }])
    await client.end()
  })

  it('is one server, also when two start it at the same moment, after the first one was killed', async () => {
    const killed = pidOf(server)
    process.kill(killed, 'SIGKILL')
    const both = await Promise.all([startServer(folder), startServer(folder)])
    server = both[0]
    expect(both.map(({ started }) => started).toSorted()).toEqual([false, true])
    expect(new Set(both.map(({ migrateUrl }) => migrateUrl)).size).toBe(1)
    expect(pidOf(server)).not.toBe(killed)
    expect(await ask(server.migrateUrl, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })

  it('starts over the pid file of a process that is alive and no Postgres', async () => {
    await server.stop()
    const data = join(server.home, 'data')
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' })
    onTestFinished(() => void stranger.kill())
    writeFileSync(join(data, 'postmaster.pid'), `${stranger.pid}\n${data}\n0\n5999\n\n127.0.0.1\n`)
    server = await startServer(folder)
    expect(server.started).toBe(true)
    expect(await ask(server.migrateUrl, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })

  it('starts over the pid file of a process that is dead', async () => {
    await server.stop()
    expect(existsSync(join(server.home, 'data', 'postmaster.pid'))).toBe(false)
    const dead = deadPid()
    writeFileSync(
      join(server.home, 'data', 'postmaster.pid'),
      `${dead}\n${join(server.home, 'data')}\n0\n5999\n\n127.0.0.1\n`,
    )
    server = await startServer(folder)
    expect(server.started).toBe(true)
    expect(await ask(server.migrateUrl, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })
})

describe('the start lock', () => {
  const file = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'blotter-lock-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return join(folder, 'start.lock')
  }

  it('is held by one at a time and free afterwards, also after a failure', async () => {
    const lock = file()
    let inside = 0
    const work = async (): Promise<void> => {
      inside += 1
      expect(inside).toBe(1)
      await new Promise((resolve) => setImmediate(resolve))
      inside -= 1
      throw new Error('failed')
    }
    const outcomes = await Promise.allSettled([withStartLock(lock, work), withStartLock(lock, work)])
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.message)).toEqual([
      'failed',
      'failed',
    ])
    expect(await withStartLock(lock, async () => 'free')).toBe('free')
  })

  it('of a holder that is killed goes to one of those who wait, and to one at a time', async () => {
    const lock = file()
    const holder = spawn(process.execPath, [HOLD, lock], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(holder.stdout, 'data')
    const inside: number[] = []
    const waiting = Array.from({ length: 8 }, (_, who) =>
      withStartLock(lock, async () => {
        inside.push(who)
        await new Promise((resolve) => setImmediate(resolve))
        expect(inside).toEqual([who])
        inside.pop()
      }),
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(inside).toEqual([])
    holder.kill('SIGKILL')
    await Promise.all(waiting)
  })
})

describe('a data folder that cannot be used', () => {
  const parent = mkdtempSync(join(tmpdir(), 'blotter-folder-'))
  writeFileSync(join(parent, 'file'), '')
  afterAll(() => rmSync(parent, { recursive: true, force: true }))

  // In /proc nothing can be made; in a file there are no folders.
  it.each([...(existsSync('/proc/self') ? ['/proc/blotter/data'] : []), join(parent, 'file', 'data')])(
    'is refused at once, with its name and the setting: %s',
    async (folder) => {
      const start = startServer(folder)
      await expect(start).rejects.toMatchObject({ code: 'data-folder', disposition: 'fatal' })
      await expect(start).rejects.toThrow(/^The data folder .*data cannot be used: .+ Set DATA_DIR to a folder/)
    },
  )
})
