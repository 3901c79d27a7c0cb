import { FatalFault, ParkingFault, RetryableFault } from '@blotter/events'
import { openQueues, type Queues } from '@blotter/queue'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { backends } from '@blotter/test/queue-backends.ts'
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest'
import { appendFetched, articleOf, type CleanContext, madeUp, reject, silent, trailOf } from '../test/made-up.ts'
import { runWorker, type Stage } from './index.ts'

const patient = { timeout: 15_000, interval: 20 }

describe.each(backends)('a stretch of inputs in one job on %s', (kind) => {
  const log = sharedLog()
  let queues: Queues
  beforeAll(async () => {
    const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
    queues = openQueues({ databaseUrl: log().url, redisUrl, logId: log().id })
    await queues.migrate()
  })
  afterAll(() => queues.close())

  const working = (stage: Stage, onFatal: (fault: Error) => void = () => {}): void => {
    const stop = new AbortController()
    const settings = { concurrency: 4, lockMs: 5_000, patienceMs: 500, activate: 'first' } as const
    const parts = { log: log(), queues, logger: silent, settings, signal: stop.signal, onFatal }
    const done = runWorker(stage, parts)
    onTestFinished(async () => {
      stop.abort()
      await done
    })
  }
  /** Appends invented articles and offers them to the stage in one job. */
  const offer = async (names: readonly string[]): Promise<number[]> => {
    const positions = await appendFetched(log(), ...names)
    await queues.add('clean', [{ from: Math.min(...positions), to: Math.max(...positions) }])
    return positions
  }
  const outcomesAt = async (positions: readonly number[]): Promise<string[]> => {
    const rows = await log().query<{ outcome: string }>(
      "SELECT outcome FROM blotter_work.stage_effect WHERE stage = 'clean' AND position = ANY($1) ORDER BY position",
      [positions],
    )
    return rows.map(({ outcome }) => outcome)
  }
  const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`)
  const isOf = ({ input }: CleanContext, name: string) => input.streamId === `article/${articleOf(name)}`
  const done = (count: number) => Array.from({ length: count }, () => 'rejected: no-text')

  it('is done input by input, and written in a few transactions', async () => {
    const names = named('many', 32)
    working(madeUp())
    const positions = await offer(names)
    await expect.poll(() => outcomesAt(positions), patient).toEqual(done(32))
    const [row] = await log().query<{ transactions: number }>(
      'SELECT count(DISTINCT xmin::text)::int AS transactions FROM blotter.event_log WHERE stream_id = ANY($1) AND version = 2',
      [names.map((name) => `article/${articleOf(name)}`)],
    )
    expect(row?.transactions).toBeLessThan(8)
  })

  it('leaves out what is done already', async () => {
    const names = named('half', 6)
    const positions = await appendFetched(log(), ...names)
    const effects = positions.slice(0, 3).map((position) => ({ stage: 'clean', position, outcome: 'before' }))
    await log().append([], { effects })
    working(madeUp())
    await queues.add('clean', [{ from: Math.min(...positions), to: Math.max(...positions) }])
    await expect.poll(() => outcomesAt(positions), patient).toEqual(['before', 'before', 'before', ...done(3)])
  })

  it('tries one that fails for now again, alone, while the others are done', async () => {
    const names = named('passing', 5)
    const attempts: string[] = []
    working(
      madeUp({
        run: async (context) => {
          attempts.push(context.input.streamId)
          const first = attempts.filter((stream) => stream === context.input.streamId).length === 1
          if (isOf(context, 'passing-2') && first) throw new RetryableFault('busy', 'not now')
          return reject(context)
        },
      }),
    )
    const positions = await offer(names)
    await expect.poll(() => outcomesAt(positions), patient).toEqual(done(5))
    expect(attempts).toHaveLength(6)
  })

  it('counts the attempt that one had among others', async () => {
    const run = async (context: CleanContext) => {
      if (isOf(context, 'twice-1')) throw new RetryableFault('busy', 'not now')
      return reject(context)
    }
    working(madeUp({ attempts: 2, run }))
    const positions = await offer(named('twice', 4))
    await expect.poll(() => outcomesAt(positions), patient).toContain('parked')
    const parked = (await log().readStream(`article/${articleOf('twice-1')}`)).at(-1)
    expect(parked).toMatchObject({ type: 'ArticleParked', data: { attempts: 2 } })
  })

  it('parks the one that no attempt would help', async () => {
    const run = async (context: CleanContext) => {
      if (isOf(context, 'lost-3')) throw new ParkingFault('document-missing', 'it is gone')
      return reject(context)
    }
    working(madeUp({ run }))
    const positions = await offer(named('lost', 5))
    await expect.poll(() => outcomesAt(positions), patient).toEqual([...done(3), 'parked', ...done(1)])
  })

  it('parks the one whose event is in the log with other content, and no other', async () => {
    const names = named('contrary', 4)
    const positions = await appendFetched(log(), ...names)
    let said = 'no-text' as 'no-text' | 'login'
    const run = async ({ input, emit }: CleanContext) => {
      const { url, document: page } = input.data
      const cleaner = { name: 'cleaning', version: '0.0.0', digest: 'made-up' }
      emit('ArticleRejected', input.streamId, { url, page, reason: said, cleaner })
      return `rejected: ${said}`
    }
    working(madeUp({ run }))
    await queues.add('clean', [{ position: positions[1] ?? 0 }])
    await expect.poll(() => outcomesAt(positions), patient).toHaveLength(1)
    await log().query("DELETE FROM blotter_work.stage_effect WHERE stage = 'clean' AND position = $1", [positions[1]])
    said = 'login'
    await queues.add('clean', [{ from: Math.min(...positions), to: Math.max(...positions) }])
    const login = 'rejected: login'
    await expect.poll(() => outcomesAt(positions), patient).toEqual([login, 'parked', login, login])
  })

  it('is run in one transaction by a stage that says so, in order', async () => {
    const names = named('together', 6)
    const batches: number[] = []
    const runTogether = async (contexts: readonly CleanContext[]) => {
      batches.push(contexts.length)
      return contexts.map(reject)
    }
    working(madeUp({ runTogether }))
    const positions = await offer(names)
    await expect.poll(() => outcomesAt(positions), patient).toEqual(done(6))
    expect(batches).toEqual([6])
    const trails = await Promise.all(names.map((name) => log().readStream(`article/${articleOf(name)}`)))
    const rejected = trails.map((trail) => trail.at(-1)?.position ?? 0)
    expect(rejected).toEqual(rejected.toSorted((a, b) => a - b))
  })

  it('tells of a fatal fault of the whole', async () => {
    const fatal: Error[] = []
    const runTogether = async () => Promise.reject(new FatalFault('bad-payload', 'wrong database'))
    working(madeUp({ runTogether }), (fault) => fatal.push(fault))
    await offer(named('fatal', 3))
    await expect.poll(() => fatal, patient).toContainEqual(expect.objectContaining({ code: 'bad-payload' }))
    await queues.drain('clean')
  })

  it('is run one by one when together fails, and only the faulty one is parked', async () => {
    const runTogether = async (contexts: readonly CleanContext[]) => {
      if (contexts.some((context) => isOf(context, 'apart-1'))) throw new ParkingFault('document-missing', 'it is gone')
      return contexts.map(reject)
    }
    working(madeUp({ runTogether }))
    const positions = await offer(named('apart', 3))
    await expect
      .poll(() => outcomesAt(positions), patient)
      .toEqual(['rejected: no-text', 'parked', 'rejected: no-text'])
    expect(await trailOf(log(), 'apart-0')).toEqual(['ArticleFetched', 'ArticleRejected'])
  })
})
