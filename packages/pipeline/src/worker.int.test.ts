import { FatalFault, ParkingFault, RetryableFault } from '@blotter/events'
import {
  activateVersion,
  hasEffect,
  type Log,
  migrate,
  readMigrationLevel,
  StaleRead,
  VersionConflict,
} from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { backends } from '@blotter/test/queue-backends.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { appendFetched, articleOf, madeUp, reject, retried, silent, trailOf } from '../test/made-up.ts'
import { migrationsOfNext } from '../test/migrations-of-next.ts'
import { runWorker, type Stage } from './index.ts'

const patient = { timeout: 15_000, interval: 20 }
const soon = (code = 'busy') => new RetryableFault(code, 'not now')

describe.each(backends)('the worker loop on %s', (kind) => {
  const log = sharedLog()
  let queues: Queues
  beforeAll(async () => {
    const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
    queues = openQueues({ databaseUrl: log().url, redisUrl, logId: log().id })
    await queues.migrate()
  })
  afterAll(() => queues.close())

  /** A worker until the test ends. */
  const working = (stage: Stage) => {
    const stop = new AbortController()
    const fatal: Error[] = []
    const said: string[] = []
    const logger = { ...silent, warn: (_: object, message: string) => void said.push(message) }
    const done = runWorker(stage, {
      log: log(),
      queues,
      logger,
      settings: { concurrency: 2, lockMs: 5_000, patienceMs: 500, activate: 'first' },
      signal: stop.signal,
      onFatal: (fault) => fatal.push(fault),
    })
    const end = async () => {
      stop.abort()
      await done
    }
    onTestFinished(end)
    return { fatal, said, end }
  }
  /** Offers an invented article to the stage. */
  const offer = async (name: string): Promise<number> => {
    const [position = 0] = await appendFetched(log(), name)
    await queues.add('clean', [{ position }])
    return position
  }
  const outcomeAt = async (position: number): Promise<string | undefined> => {
    const [row] = await log().query<{ outcome: string }>(
      "SELECT outcome FROM blotter_work.stage_effect WHERE stage = 'clean' AND position = $1",
      [position],
    )
    return row?.outcome
  }
  const waitingMigrations = async (): Promise<number | undefined> => {
    const [row] = await log().query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND application_name = 'blotter migrate' AND datname = current_database()`,
    )
    return row?.count
  }
  const parkedOf = async (of: Log, name: string) =>
    (await of.readStream(`article/${articleOf(name)}`)).find(({ type }) => type === 'ArticleParked')?.data

  it('does an input once, however often it was offered', async () => {
    const position = await offer('often')
    working(madeUp())
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text')
    await queues.add('clean', [{ position }])
    const last = await offer('after-often')
    await expect.poll(() => outcomeAt(last), patient).toBe('rejected: no-text')
    expect(await trailOf(log(), 'often')).toEqual(['ArticleFetched', 'ArticleRejected'])
  })

  it('runs on while the next release migrates the database, also where that has to wait for a long reader', async () => {
    const { fatal } = working(madeUp())
    const reader = new pg.Client({ connectionString: log().url })
    await reader.connect()
    onTestFinished(() => reader.end())
    await reader.query('BEGIN; SELECT FROM blotter.event_log LIMIT 1')
    const before = await migrate(log().url)
    const migrating = migrate(log().url, log().url, migrationsOfNext())
    await expect.poll(() => waitingMigrations(), patient).toBe(1)
    const during = await offer('during')
    await expect.poll(() => outcomeAt(during), patient).toBe('rejected: no-text')
    await reader.query('COMMIT')
    expect(await migrating).toBe(before + 1)
    const after = await offer('after')
    await expect.poll(() => outcomeAt(after), patient).toBe('rejected: no-text')
    // A process of this release that starts only now misses nothing.
    expect(await readMigrationLevel(log())).toEqual({ applied: before + 1, missing: 0 })
    expect(fatal).toEqual([])
  })

  it('tries a fault that may pass again, and then does what it did not do before', async () => {
    let attempts = 0
    working(
      madeUp({
        run: async (context) => {
          attempts += 1
          if (attempts === 1) throw soon()
          return reject(context)
        },
      }),
    )
    const position = await offer('passes')
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text')
    expect(attempts).toBe(2)
  })

  it('ends an input under a name when no attempt is left', async () => {
    working(
      madeUp({
        attempts: 1,
        run: async () => Promise.reject(soon('server-error')),
        giveUp: async (context, fault) => `${reject(context)} after ${fault.code}`,
      }),
    )
    const position = await offer('given-up')
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text after server-error')
    expect(await trailOf(log(), 'given-up')).toEqual(['ArticleFetched', 'ArticleRejected'])
  })

  it('parks an input when no attempt is left and its stage knows no name for that', async () => {
    working(madeUp({ attempts: 1, run: async () => Promise.reject(soon('server-error')) }))
    const position = await offer('no-name')
    await expect.poll(() => outcomeAt(position), patient).toBe('parked')
    expect(await parkedOf(log(), 'no-name')).toMatchObject({
      stage: 'clean',
      position,
      error: { code: 'server-error' },
    })
  })

  it('parks what no attempt would help at once, with the reason in the log', async () => {
    working(madeUp({ run: async () => Promise.reject(new ParkingFault('document-missing', 'it is gone')) }))
    const position = await offer('hopeless')
    await expect.poll(() => outcomeAt(position), patient).toBe('parked')
    expect(await parkedOf(log(), 'hopeless')).toEqual({
      stage: 'clean',
      position,
      error: { name: 'ParkingFault', code: 'document-missing', message: 'it is gone' },
      attempts: 1,
    })
  })

  it('parks a defect in the end, after it was tried again', async () => {
    let attempts = 0
    working(
      madeUp({
        attempts: 2,
        run: async () => {
          attempts += 1
          throw new TypeError('cannot read properties of undefined')
        },
      }),
    )
    const position = await offer('defect')
    await expect.poll(() => outcomeAt(position), patient).toBe('parked')
    expect(attempts).toBe(2)
    expect(await parkedOf(log(), 'defect')).toMatchObject({
      error: { name: 'TypeError', code: 'unexpected' },
      attempts: 2,
    })
  })

  it('parks an input whose giving up fails by a defect', async () => {
    working(
      madeUp({
        attempts: 1,
        run: async () => Promise.reject(soon()),
        giveUp: async () => Promise.reject(new TypeError('giving up failed')),
      }),
    )
    const position = await offer('no-way-out')
    await expect.poll(() => outcomeAt(position), patient).toBe('parked')
    expect(await parkedOf(log(), 'no-way-out')).toMatchObject({ error: { message: 'giving up failed' } })
  })

  it('decides anew at once when only what it had read was stale', async () => {
    let rounds = 0
    const stale = [new StaleRead('the neighbourhood'), new VersionConflict('incident/a', 1, 2)]
    working(
      madeUp({
        attempts: 1,
        run: async (context) => {
          const fault = stale[rounds]
          rounds += 1
          if (fault) throw fault
          return reject(context)
        },
      }),
    )
    const position = await offer('stale')
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text')
    expect(rounds).toBe(3)
  })

  it('does a parked input again when a person asks for it, and marks that wish done', async () => {
    let mended = false
    working(
      madeUp({
        run: async (context) => {
          if (!mended) throw new ParkingFault('document-missing', 'it is gone')
          return reject(context)
        },
      }),
    )
    const position = await offer('mended')
    await expect.poll(() => outcomeAt(position), patient).toBe('parked')
    mended = true
    const { appended } = await log().append([retried('mended', 'clean', position)])
    const wish = appended[0]?.position ?? 0
    await queues.add('clean', [{ position: wish }])
    await expect.poll(() => outcomeAt(wish), patient).toBe('rejected: no-text')
    expect(await outcomeAt(position)).toBe('parked')
    expect(await trailOf(log(), 'mended')).toEqual([
      'ArticleFetched',
      'ArticleParked',
      'ArticleRetried',
      'ArticleRejected',
    ])
  })

  it('tells of a fatal fault and leaves the input undone', async () => {
    const { fatal, end } = working(
      madeUp({ run: async () => Promise.reject(new FatalFault('bad-payload', 'wrong database')) }),
    )
    const position = await offer('fatal')
    await expect.poll(() => fatal, patient).toEqual([expect.objectContaining({ code: 'bad-payload' })])
    expect(await hasEffect(log().database, 'clean', position)).toBe(false)
    // A job that is still in hand is in no list that a drain empties, and would be another test's.
    await end()
    await queues.drain('clean')
  })

  it('neither parks nor gives up what it drops in its own haste to stop', async () => {
    const begun = Promise.withResolvers<void>()
    const { end } = working(
      madeUp({
        attempts: 1,
        run: ({ signal }) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason))
            begun.resolve()
          }),
      }),
    )
    const position = await offer('dropped')
    await begun.promise
    await end()
    working(madeUp())
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text')
    expect(await trailOf(log(), 'dropped')).toEqual(['ArticleFetched', 'ArticleRejected'])
  })

  it('gives back at once what is not done when its time to stop is over', async () => {
    const begun = Promise.withResolvers<void>()
    const { end } = working(
      madeUp({
        run: () => {
          begun.resolve()
          return new Promise(() => {})
        },
      }),
    )
    const position = await offer('endless')
    await begun.promise
    await end()
    expect(await queues.health('clean')).toMatchObject({ waiting: 1, active: 0 })
    working(madeUp())
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text')
    await expect.poll(async () => (await queues.health('clean')).active, patient).toBe(0)
    expect(await trailOf(log(), 'endless')).toEqual(['ArticleFetched', 'ArticleRejected'])
  })

  it('takes no job while another version is the active one, says so, and begins when its own is activated', async () => {
    const ours = { name: `cleaning-${kind}`, version: '1', digest: 'ours' }
    await activateVersion(log(), { ...ours, digest: 'theirs' })
    const position = await offer('other-version')
    const { said } = working(madeUp({ version: ours }))
    await expect.poll(() => said, patient).toEqual([expect.stringContaining('extractors activate cleaning')])
    expect(await queues.health('clean')).toMatchObject({ waiting: 1, active: 0 })
    await activateVersion(log(), ours)
    await expect.poll(() => outcomeAt(position), patient).toBe('rejected: no-text')
  })
})
