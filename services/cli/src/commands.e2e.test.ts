import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readOpml } from '@blotter/feeds'
import { freshDatabase, sharedLog } from '@blotter/test/fresh-log.ts'
import { type Command, CommanderError } from 'commander'
import { describe, expect, it, vi } from 'vitest'
import { blotter, freshFolder, launch, ndjson } from '../test/blotter.ts'
import { program } from './program.ts'

// Each test runs several processes one after the other.
vi.setConfig({ testTimeout: 120_000 })

describe('help', () => {
  const leaves = (command: Command): Command[] => [command, ...command.commands.flatMap(leaves)]
  const unconfigured = (): never => {
    throw new Error('help needs no configuration')
  }
  const all = leaves(program(unconfigured))
  const pathOf = (command: Command | null): string[] =>
    command?.parent ? [...pathOf(command.parent), command.name()] : []

  it.each(all.map((command) => [pathOf(command).join(' '), command] as const))(
    'of "%s" says how it is used and what it does',
    (_path, command) => {
      const help = command.helpInformation()
      expect(help).toContain(`Usage: ${['blotter', ...pathOf(command)].join(' ')}`)
      expect(command.description()).not.toBe('')
      expect(help).toContain('-h, --help')
    },
  )

  it('and mistakes of use end every command by the same way, so that the exit code can be chosen once', async () => {
    for (const command of all) {
      const silent = { writeOut: () => {}, writeErr: () => {} }
      command.configureOutput(silent)
      const run = program(unconfigured)
      for (const each of leaves(run)) each.configureOutput(silent)
      await expect(run.parseAsync([...pathOf(command), '--help'], { from: 'user' })).rejects.toBeInstanceOf(
        CommanderError,
      )
      await expect(run.parseAsync([...pathOf(command), '--no-such-option'], { from: 'user' })).rejects.toBeInstanceOf(
        CommanderError,
      )
    }
  })

  it('goes to standard output and is no error', async () => {
    const { code, out, err } = await blotter(['feeds', 'add', '--help'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('Usage: blotter feeds add')
  })
})

describe('the exit code', () => {
  it.each([
    ['a command that does not exist', ['nonsense']],
    ['a missing argument', ['feeds', 'add']],
    ['a bad value', ['incidents', '--limit', 'many']],
    ['a country that is none', ['feeds', 'add', 'https://news.example/feed', '--country', 'xx']],
    ['a country by its name', ['feeds', 'add', 'https://news.example/feed', '--country', 'Syria']],
    ['a group without a command', ['feeds']],
  ])('of %s is 2, with the way to help', async (_what, args) => {
    const { code, out, err } = await blotter(args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('--help')
  })

  it('of a wrong configuration is 78, with every fault at once', async () => {
    const env = { LOG_LEVEL: 'loud', DATABASE_URL: 'mysql://nowhere' }
    const { code, err } = await blotter(['status'], { env })
    expect(code).toBe(78)
    expect(err).toMatch(/DATABASE_URL[\s\S]*LOG_LEVEL/)
  })

  it.each([
    ['before the first start', ['status'], {}, 'npm start'],
    ['for a workspace that cannot be one', ['status', '--workspace', '../main'], {}, 'cannot name a workspace'],
    [
      'for a database that does not answer',
      ['status'],
      { DATABASE_URL: 'postgres://a:secret@127.0.0.1:1/none' },
      'postgres://a@127.0.0.1:1/none (DATABASE_URL)',
    ],
    ['for a workspace that does not exist', ['status', '--workspace', 'nope'], {}, 'Only start makes one'],
    ['for a file that is not there', ['extract', 'missing.txt'], {}, 'missing.txt'],
  ])(
    '%s is 1, and the reason is a sentence and no defect',
    async (_when, args, env: Record<string, string>, reason) => {
      const { code, out, err } = await blotter(args, { env })
      expect([code, out]).toEqual([1, ''])
      expect(err).toContain(reason)
      expect(err).not.toMatch(/defect|secret/)
      expect(err.trimEnd().split('\n')).toHaveLength(1)
    },
  )

  it('of a dead Redis is 1 for every command that needs the queues, with one line that names it', async () => {
    const env = { DATABASE_URL: await freshDatabase(), REDIS_URL: 'redis://:secret@127.0.0.1:1' }
    for (const args of [['status'], ['health'], ['start', '--once'], ['feeds', 'list']]) {
      const { code, out, err } = await blotter(args, { env })
      expect([code, out]).toEqual([1, ''])
      expect(err).toMatch(/^blotter: Redis at redis:\/\/127\.0\.0\.1:1 \(REDIS_URL\).*ECONNREFUSED[^\n]*\n$/)
    }
  })
})

describe('workspaces', () => {
  it('are made by start alone: other commands name those that there are and leave no folder', async () => {
    const DATA_DIR = freshFolder()
    mkdirSync(join(DATA_DIR, 'desk'))
    for (const args of [['status'], ['feeds', 'add', 'https://news.example/feed'], ['migrate']]) {
      const { code, err } = await blotter([...args, '--workspace', 'nope'], { env: { DATA_DIR } })
      expect(code).toBe(1)
      expect(err).toMatch(/no workspace "nope"; there is desk\. .*start --workspace nope/)
    }
    expect(readdirSync(DATA_DIR)).toEqual(['desk'])
  })
})

it('a start with free ports names those that console and API take, and both answer', async () => {
  const child = launch(['start'], { DATABASE_URL: await freshDatabase(), CONSOLE_PORT: '0', API_PORT: '0' })
  let err = ''
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const addresses = await vi.waitFor(() => {
    const found = err.match(/http:\/\/127\.0\.0\.1:[1-9]\d+/g) ?? []
    return found.length === 2 ? found : expect.fail(err)
  }, 60_000)
  for (const address of [addresses[0] ?? '', `${addresses[1]}/api/v1/incidents`])
    await vi.waitFor(async () => expect((await fetch(address)).status).toBe(200), { timeout: 60_000, interval: 200 })
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
})

it('extractors list prints an object for each engine with --json', async () => {
  const env = { DATABASE_URL: await freshDatabase() }
  const { code, out } = await blotter(['extractors', 'list', '--json'], { env })
  expect(code).toBe(0)
  expect(ndjson(out)).toEqual(
    ['cleaning', 'extraction', 'linking'].map((engine) =>
      expect.objectContaining({
        engine,
        version: expect.stringContaining(engine),
        state: 'this checkout',
        articles: 0,
      }),
    ),
  )
})

it('migrate tells how many migrations are applied, as an object with --json', async () => {
  const env = { DATABASE_URL: await freshDatabase() }
  const { code, out } = await blotter(['migrate', '--json'], { env })
  expect([code, JSON.parse(out)]).toEqual([0, { migrations: expect.any(Number) }])
})

describe('feeds', () => {
  const log = sharedLog()
  const feeds = (...args: string[]) => blotter(['feeds', ...args], { env: { DATABASE_URL: log().url } })
  const listed = async () => ndjson((await feeds('list', '--json')).out).map(({ url }) => url)

  it('that were added are listed, exported, removed and imported again, while nothing else runs', async () => {
    const one = 'https://news.example/one.xml'
    const two = 'https://news.example/two.xml?a=1&b=2'
    const added = await feeds(
      'add',
      one,
      '--title',
      'One & only',
      '--country',
      'sy',
      '--language',
      'en',
      '--kind',
      'local',
    )
    expect(added).toMatchObject({ code: 0, out: '', err: expect.stringContaining('1 added, 0 known already') })
    expect((await feeds('add', two, one)).err).toContain('1 added, 1 known already')
    const rows = ndjson((await feeds('list', '--json')).out)
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual(
      expect.objectContaining({
        url: one,
        title: 'One & only',
        country: 'SY',
        language: 'en',
        kind: 'local',
        state: 'active',
        nextPollAt: expect.any(String),
      }),
    )
    const file = join(freshFolder(), 'feeds.opml')
    expect(await feeds('export', file)).toMatchObject({ code: 0, out: '', err: expect.stringContaining('2 feeds') })
    expect(readOpml(readFileSync(file, 'utf8')).entries).toContainEqual({
      url: one,
      title: 'One & only',
      country: 'SY',
      language: 'en',
      kind: 'local',
      folders: [[]],
    })
    expect(await feeds('remove', one)).toMatchObject({ code: 0, err: expect.stringContaining(`Removed ${one}`) })
    expect(await listed()).toEqual([two])
    expect((await feeds('import', file)).err).toContain('1 added, 1 known already')
  })

  it('of a file that have no usable address are counted and named, three at most', async () => {
    const file = join(freshFolder(), 'feeds.opml')
    const bad = ['a', 'b', 'c', 'd'].map((name) => `<outline text="${name}\u009b2J" xmlUrl="ftp://${name}.example/"/>`)
    writeFileSync(
      file,
      `<opml><body>${bad.join('')}<outline text="x" xmlUrl="https://x.example/${bad.length}"/></body></opml>`,
    )
    const { code, err } = await feeds('import', file)
    expect(code).toBe(0)
    expect(err).toContain('1 added')
    expect(err).toContain(
      `4 outlines of ${file} left out, without an http or https xmlUrl: a2J, b2J, c2J, and 1 more\n`,
    )
    await feeds('remove', 'https://x.example/4')
  })

  it('that are no address, or no list of feeds, are refused', async () => {
    const file = join(freshFolder(), 'feeds.opml')
    writeFileSync(file, 'not a list')
    const [bad, none] = await Promise.all([feeds('add', 'ftp://news.example'), feeds('import', file)])
    expect(bad).toMatchObject({ code: 1, err: expect.stringContaining('not an http or https address') })
    expect(none.code).toBe(1)
    expect(none.err).not.toContain('defect')
  })
})

describe('with DATABASE_URL', () => {
  it('the sample workspace, and any other, is refused by every command that takes one', async () => {
    const env = { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/none' }
    for (const args of [
      ['start', '--workspace', 'sample'],
      ['feeds', 'list', '--workspace', 'sample'],
    ]) {
      expect(await blotter(args, { env })).toMatchObject({
        code: 1,
        err: expect.stringContaining('DATABASE_URL is set'),
      })
    }
  })

  it('a start without feeds loads no sample: nothing invented enters a real log', async () => {
    const { code, out } = await blotter(['start', '--once', '--json'], { env: { DATABASE_URL: await freshDatabase() } })
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ feeds: 0, articles: 0, incidents: 0, left: { rechecks: 0, retries: 0 } })
  })

  it('the log is printed as CloudEvents, one a line, and by type', async () => {
    const env = { DATABASE_URL: await freshDatabase() }
    await blotter(['feeds', 'add', 'https://news.example/1', 'https://news.example/2', 'https://news.example/3'], {
      env,
    })
    const [all, some] = await Promise.all([
      blotter(['log', '--json', '--after', '1'], { env }),
      blotter(['log', '--json', '--type', 'FeedAdded', '--limit', '1'], { env }),
    ])
    expect(ndjson(all.out).map(({ position, type, specversion }) => [position, type, specversion])).toEqual([
      [2, 'blotter.FeedAdded', '1.0'],
      [3, 'blotter.FeedAdded', '1.0'],
    ])
    expect(ndjson(some.out).map(({ position }) => position)).toEqual([1])
  })
})
