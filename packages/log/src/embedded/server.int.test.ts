import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { type EmbeddedServer, startServer } from './server.ts'
import { withStartLock } from './start-lock.ts'

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
    await ask(server.url, 'CREATE TABLE kept AS SELECT 7 AS seven')
  })
  afterAll(async () => {
    await server?.stop()
    for (const path of [parent, ...homes]) rmSync(path, { recursive: true, force: true })
  })

  it('runs below a folder that is closed to others, with its data where its account can reach them', async () => {
    expect(server.started).toBe(true)
    expect(await ask(server.url, 'SHOW data_directory')).toEqual({ data_directory: join(server.home, 'data') })
    const elsewhere = process.getuid?.() === 0
    expect(server.home.startsWith(parent)).toBe(!elsewhere)
  })

  it('is found and used when an earlier run left it running', async () => {
    const found = await startServer(folder)
    expect(found).toMatchObject({ started: false, url: server.url, home: server.home })
    expect(await ask(found.url, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })

  it('is left alone by one who releases it while others are connected', async () => {
    const client = new pg.Client({ connectionString: server.url })
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
    expect(new Set(both.map(({ url }) => url)).size).toBe(1)
    expect(pidOf(server)).not.toBe(killed)
    expect(await ask(server.url, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })

  it('starts over the pid file and the start lock of processes that are dead', async () => {
    await server.stop()
    expect(existsSync(join(server.home, 'data', 'postmaster.pid'))).toBe(false)
    const dead = deadPid()
    writeFileSync(
      join(server.home, 'data', 'postmaster.pid'),
      `${dead}\n${join(server.home, 'data')}\n0\n5999\n\n127.0.0.1\n`,
    )
    writeFileSync(join(server.home, 'start.lock'), String(dead))
    server = await startServer(folder)
    expect(server.started).toBe(true)
    expect(await ask(server.url, 'SELECT seven FROM kept')).toEqual({ seven: 7 })
  })
})

describe('the start lock', () => {
  const file = (): string => {
    const folder = mkdtempSync(join(tmpdir(), 'blotter-lock-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    return join(folder, 'start.lock')
  }

  it('is held by one at a time and gone afterwards, also after a failure', async () => {
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
    expect(existsSync(lock)).toBe(false)
  })

  it('of a dead holder is taken over', async () => {
    const lock = file()
    writeFileSync(lock, String(deadPid()))
    expect(await withStartLock(lock, async () => 'begun')).toBe('begun')
  })

  it('of a dead holder whose process id is now our own is taken over', async () => {
    const lock = file()
    writeFileSync(lock, String(process.pid))
    expect(await withStartLock(lock, async () => 'begun')).toBe('begun')
  })

  it('that a dead holder had no time to sign is taken over', async () => {
    const lock = file()
    writeFileSync(lock, '')
    expect(await withStartLock(lock, async () => 'begun')).toBe('begun')
  })
})
