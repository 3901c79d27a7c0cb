import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'

const main = fileURLToPath(new URL('../../services/cli/src/main.ts', import.meta.url))
const MINUTES = 60_000
/** Articles of the sample. */
const ALL = 28

type Run = { child: ChildProcess; said: () => string; exit: Promise<number | null> }

describe('start', () => {
  let data = ''
  beforeEach(() => {
    data = mkdtempSync(join(tmpdir(), 'blotter-start-'))
    chmodSync(data, 0o755)
    onTestFinished(() => rmSync(data, { recursive: true, force: true }))
  })

  /** Runs the command in a process group of its own, as a terminal does. */
  const blotter = (...args: string[]): Run => {
    const env = {
      ...process.env,
      DATA_DIR: data,
      CONSOLE_PORT: '0',
      API_PORT: '0',
      REDIS_URL: '',
      NO_COLOR: '1',
      JOB_LOCK_SECONDS: '3',
    }
    const child = spawn(process.execPath, [main, ...args], { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let text = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk) => {
        text += chunk
      })
    }
    onTestFinished(() => killGroup(child))
    return { child, said: () => text, exit: once(child, 'exit').then(([code]) => code) }
  }

  const killGroup = (child: ChildProcess): void => {
    try {
      if (child.pid) process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }

  const serverPid = (): number =>
    Number(readFileSync(join(data, 'sample/postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
  const isAlive = (pid: number): boolean => {
    try {
      process.kill(pid, 0)
      return true
    } catch {
      return false
    }
  }
  const childrenOf = (pid: number): number[] =>
    execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number)

  it('shows incidents, stops within five seconds of Ctrl-C, and goes on the next time', {
    timeout: 5 * MINUTES,
  }, async () => {
    const first = blotter('start')
    await expect.poll(first.said, { timeout: 2 * MINUTES }).toMatch(/incident {2}.*\d{4}-\d\d-\d\d/)
    expect(first.said()).toMatch(/npx --no-install blotter start --feeds feeds\.opml/)
    const server = serverPid()
    const children = childrenOf(first.child.pid ?? 0)
    expect(children.length).toBeGreaterThanOrEqual(7)
    const asked = Date.now()
    process.kill(-(first.child.pid ?? 0), 'SIGINT')
    expect(await first.exit).toBe(0)
    // The five seconds are a promise to the person at the terminal.
    expect(Date.now() - asked).toBeLessThan(5_000)
    expect([server, ...children].filter(isAlive)).toEqual([])

    const second = blotter('start', '--once', '--json')
    expect(await second.exit).toBe(0)
    const { articles, outcomes, left } = summaryIn(second.said())
    expect(articles).toBe(28)
    expect(Object.keys(outcomes).filter((name) => ['discovered', 'fetched', 'cleaned'].includes(name))).toEqual([])
    expect(left.retries).toBe(0)
  })

  it('goes on after SIGKILL of everything, also where Postgres was left running', {
    timeout: 6 * MINUTES,
  }, async () => {
    for (const withServer of [true, false]) {
      const run = blotter('start')
      await expect.poll(run.said, { timeout: 2 * MINUTES }).toMatch(/position \d+/)
      await expect.poll(run.said, { timeout: 2 * MINUTES }).toMatch(withServer ? /article|incident/ : /feeds/)
      const server = serverPid()
      for (const pid of [run.child.pid ?? 0, ...childrenOf(run.child.pid ?? 0)]) process.kill(pid, 'SIGKILL')
      if (withServer) process.kill(server, 'SIGKILL')
      await run.exit
      await expect.poll(() => isAlive(server), { timeout: MINUTES }).toBe(!withServer)
    }
    const last = blotter('start', '--once', '--json')
    expect(await last.exit, last.said()).toBe(0)
    expect(summaryIn(last.said()), last.said()).toMatchObject({ articles: ALL, left: { retries: 0 } })
  })

  it('works below a folder that is closed to others', { timeout: 4 * MINUTES }, async () => {
    chmodSync(data, 0o700)
    const run = blotter('start', '--once', '--json')
    expect(await run.exit, run.said()).toBe(0)
    expect(summaryIn(run.said()).articles).toBe(28)
  })

  it('refuses a second start in the same workspace', {
    timeout: 4 * MINUTES,
  }, async () => {
    const first = blotter('start')
    await expect.poll(first.said, { timeout: 2 * MINUTES }).toMatch(/Ctrl-C stops/)
    const second = blotter('start', '--once')
    expect(await second.exit).toBe(1)
    expect(second.said()).toMatch(/runs in workspace sample already/)
    process.kill(-(first.child.pid ?? 0), 'SIGINT')
    expect(await first.exit).toBe(0)
  })
})

type Summary = { articles: number; outcomes: Record<string, number>; left: { retries: number } }

const summaryIn = (said: string): Summary => {
  const line = said.split('\n').find((each) => each.startsWith('{'))
  expect(line, said).toBeDefined()
  return JSON.parse(line ?? '{}')
}
