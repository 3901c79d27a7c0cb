import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { freshDatabase } from '../fresh-log.ts'
import { backends } from '../queue-backends.ts'
import { startRedis } from '../redis-server.ts'
import { type SampleSite, startSampleSite } from '../sample-site/site.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { prepareSystem, type System } from './system.ts'

// The moments are drawn from a fixed seed, so that a failure can be seen again.
const SEED = 20_261_124
const KILLS = Number(process.env.CRASH_KILLS ?? 5)
const MINUTES = 60_000
const DEADLOCK_DETECTED = '40P01'

/** xorshift32: as many numbers of 0 … 1 as wanted, always the same. */
const numbers = (count: number): number[] => {
  let state = SEED
  return Array.from({ length: count }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  })
}

/** Drops the queue's schema under live workers, whose own locks may make Postgres choose the drop as a deadlock's victim. */
const dropSchema = async (log: System['log']): Promise<void> => {
  for (;;) {
    const dropped = await log.query('DROP SCHEMA IF EXISTS bullmq CASCADE').then(
      () => true,
      (error) => {
        if (error.code !== DEADLOCK_DETECTED && error.cause?.code !== DEADLOCK_DETECTED) throw error
        return false
      },
    )
    if (dropped) return
  }
}

describe.each(backends)('from feed to incident with queues on %s', (kind) => {
  let site: SampleSite
  let undisturbed: Outcome
  let head = 0

  /** A system with a Redis of its own, since a test may flush it. */
  const prepare = async (): Promise<System & { wipe: () => Promise<void> }> => {
    const databaseUrl = await freshDatabase()
    const redis = kind === 'redis' ? await startRedis() : null
    if (redis) onTestFinished(() => redis.stop())
    const system = await prepareSystem({ databaseUrl, redisUrl: redis?.url, site })
    onTestFinished(() => system.close())
    const wipe = async (): Promise<void> => {
      if (!redis) return dropSchema(system.log)
      const client = new Redis(redis.url)
      await client.flushall()
      client.disconnect()
    }
    return { ...system, wipe }
  }

  const expectSame = (outcome: Outcome): void => {
    expect(outcome.events).toEqual(undisturbed.events)
    expect(outcome.contents).toEqual(undisturbed.contents)
    expect(outcome.incidents).toEqual(undisturbed.incidents)
    expect(outcome).toMatchObject({ undone: [], parked: [] })
  }

  beforeAll(async () => {
    site = await startSampleSite({ port: 0, firstStart: new Date('2026-11-20T09:00:00Z') })
  })
  afterAll(() => site.close())

  // First in order: the others are compared with it.
  it('reads the whole sample site, and every article ends under a name', { timeout: 5 * MINUTES }, async () => {
    const system = await prepare()
    system.start()
    await system.finish()
    undisturbed = await outcomeOf(system.log)
    head = await system.log.head()
    const open = await system.log.query(
      "SELECT url, outcome FROM blotter_work.article WHERE outcome IN ('discovered', 'fetched', 'cleaned')",
    )
    expect(open).toEqual([])
    expect(undisturbed).toMatchObject({ undone: [], parked: [] })
    expect(undisturbed.incidents.length).toBeGreaterThan(10)
    expect(undisturbed.events.some((event) => event.endsWith(' ArticleRejected'))).toBe(true)
    expect(undisturbed.events.some((event) => event.endsWith(' ArticleUnavailable'))).toBe(true)
  })

  it(`ends the same when every process is killed at ${KILLS} moments and started again`, {
    timeout: 15 * MINUTES,
  }, async () => {
    const system = await prepare()
    const moments = numbers(KILLS)
      .map((number) => Math.floor(4 + number * (head - 6)))
      .sort((a, b) => a - b)
    system.start()
    for (const [index, moment] of moments.entries()) {
      await system.reach(moment)
      // A little later than the append itself: between two appends lies most of the work.
      await sleep((index % 5) * 7)
      await system.kill()
      system.start()
    }
    await system.finish()
    expectSame(await outcomeOf(system.log))
  })

  it('ends the same when the queue is wiped in mid-run', { timeout: 4 * MINUTES }, async () => {
    const system = await prepare()
    system.start()
    for (const moment of [Math.floor(head / 4), Math.floor(head / 2), Math.floor((head * 3) / 4)]) {
      await system.reach(moment)
      await system.wipe()
    }
    await system.finish()
    expectSame(await outcomeOf(system.log))
  })
})
