import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { addFeed } from '@blotter/acts'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it, onTestFinished, vi } from 'vitest'
import { launch } from '../test/blotter.ts'
import { breakableProxy } from '../test/breakable-proxy.ts'

// A start runs eight processes.
vi.setConfig({ testTimeout: 120_000 })

const heard = (child: ChildProcess) => {
  const said = { out: '', err: '' }
  child.stdout?.on('data', (chunk) => {
    said.out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    said.err += chunk
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return said
}

const until = (assertion: () => void) => vi.waitFor(assertion, { timeout: 30_000, interval: 50 })

it.each([
  ['log --follow', ['log', '--follow', '--json']],
  ['start', ['start']],
  ['start --once', ['start', '--once', '--json']],
])('%s waits while Postgres is away, says so once, and goes on', async (_name, args) => {
  const log = await freshLog()
  await addFeed(log, { url: 'http://127.0.0.1:1/first' })
  const proxy = await breakableProxy(log.url)
  const env = { DATABASE_URL: proxy.url, CONSOLE_PORT: '0', API_PORT: '0', FETCH_ALLOW: '127.0.0.1:1' }
  const child = launch(args, env)
  const said = heard(child)
  const ended = once(child, 'exit')
  const follows = args[0] === 'log'
  await until(() => expect(follows ? said.out : said.err).toMatch(follows ? /first/ : /queues/))

  await proxy.cut()
  await until(() => expect(said.err).toMatch(/^Postgres does not answer: .*waits/m))
  await addFeed(log, { url: 'http://127.0.0.1:1/second' })
  await proxy.mend()

  await until(() => expect(said.err).toContain('Postgres answers again'))
  if (follows) await until(() => expect(said.out.match(/first|second/g)).toEqual(['first', 'second']))
  if (!args.includes('--once')) child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(said.err.match(/^Postgres does not answer/gm)).toHaveLength(1)
  expect(said.err).not.toMatch(/^ +at |defect|Failed query/m)
})
