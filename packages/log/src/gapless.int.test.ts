import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { LogEvent } from '@blotter/events'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { numbers } from '../test/numbers.ts'
import { note, writeOnce } from '../test/writing.ts'
import { type Log, verifyLog } from './index.ts'

const SEED = 20_261_124
/** So many times as much; `npm run soak` sets it. */
const SOAK = Number(process.env.SOAK ?? 1)
const WRITERS = 8
const doomed = fileURLToPath(new URL('../test/doomed-writer.ts', import.meta.url))

/** Somebody who follows the head from a position, at a pace of their own. */
const follower = (log: Log, after: number, pauseMs = 0) => {
  const stop = new AbortController()
  const seen: LogEvent[] = []
  const done = (async () => {
    for await (const batch of log.subscribe(after, stop.signal)) {
      seen.push(...batch)
      if (pauseMs) await sleep(pauseMs)
    }
  })()
  return {
    seen,
    /** Waits until everything up to the head was seen. */
    end: async (): Promise<LogEvent[]> => {
      const head = await log.head()
      await expect.poll(() => after + seen.length, { timeout: 30_000 }).toBe(head)
      stop.abort()
      await done
      return seen
    },
  }
}

const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1)

/** Every event once, in order, without a hole, each stream counted on from 1, and time never going back. */
const expectWhole = (events: readonly LogEvent[]): void => {
  expect(events.map(({ position }) => position)).toEqual(upTo(events.length))
  expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(events.length)
  for (const [, stream = []] of Map.groupBy(events, ({ streamId }) => streamId))
    expect(stream.map(({ version }) => version)).toEqual(upTo(stream.length))
  const times = events.map(({ recordedAt }) => recordedAt)
  expect(times).toEqual(times.toSorted())
}

describe('readers that follow the head', () => {
  it('see what eight writers commit, each event once and in order, while one in five is slow and one in ten rolled back', {
    timeout: 60_000 * SOAK,
  }, async () => {
    const log = await freshLog()
    const early = [follower(log, 0), follower(log, 0, 15)]
    const stored: string[] = []
    const write = async (writer: string, seed: number): Promise<void> => {
      const random = numbers(seed)
      for (let ordinal = 1; ordinal <= 40 * SOAK; ordinal += 1)
        stored.push(...(await writeOnce(log, random(), [note(writer, ordinal), note(writer, ordinal, 'shared')])))
    }
    const writing = Promise.all(upTo(WRITERS).map((writer) => write(`w${writer}`, SEED * writer)))
    await expect.poll(() => log.head()).toBeGreaterThan(50)
    const late = follower(log, 0)
    await writing
    const seen = await Promise.all([...early, late].map((each) => each.end()))
    for (const events of seen) {
      expectWhole(events)
      expect(events.map(({ eventId }) => eventId).toSorted()).toEqual(stored.toSorted())
    }
    expect(stored.length).toBeLessThan(2 * 40 * SOAK * WRITERS)
    expect(await verifyLog(log)).toMatchObject({ damage: null })
  })

  it('see the same when writers are killed in the middle of a transaction that holds the head', {
    timeout: 120_000 * SOAK,
  }, async () => {
    const log = await freshLog()
    const followers = [follower(log, 0), follower(log, 0, 15)]
    const stored: string[] = []
    const held: string[] = []
    let killed = 0
    /** @param patience  ms after which the writer is killed wherever it stands; otherwise once it holds the head */
    const doom = async (writer: string, seed: number, patience: number | null): Promise<void> => {
      const child = spawn(process.execPath, [doomed, log.url, writer, String(seed)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      onTestFinished(() => void child.kill('SIGKILL'))
      const exit = once(child, 'exit')
      for await (const line of createInterface({ input: child.stdout })) {
        const [word, id = ''] = line.split(' ')
        if (word === 'stored') stored.push(id)
        else held.push(id)
        if (word === 'holding') child.kill('SIGKILL')
        else if (patience !== null) setTimeout(() => child.kill('SIGKILL'), patience)
      }
      const [, signal] = await exit
      if (signal === 'SIGKILL') killed += 1
    }
    const random = numbers(SEED)
    const rounds = 2 * SOAK
    for (let round = 0; round < rounds; round += 1) {
      const lives = upTo(4).map((writer) =>
        doom(`r${round}w${writer}`, SEED + round * 100 + writer, writer === 4 ? random() * 100 : null),
      )
      // A writer that nobody kills goes on meanwhile.
      const survivor = (async () => {
        for (const ordinal of upTo(20)) stored.push(...(await writeOnce(log, random(), [note(`s${round}`, ordinal)])))
      })()
      await Promise.all([...lives, survivor])
    }
    const seen = await Promise.all(followers.map((each) => each.end()))
    expect(killed).toBe(4 * rounds)
    expect(held.length).toBeGreaterThanOrEqual(3 * rounds)
    for (const events of seen) {
      expectWhole(events)
      const ids = new Set(events.map(({ eventId }) => eventId))
      expect(stored.filter((id) => !ids.has(id))).toEqual([])
      expect(held.filter((id) => ids.has(id))).toEqual([])
    }
    expect(await verifyLog(log)).toMatchObject({ damage: null })
  })
})

it('the time of recording does not go back where the clock does', async () => {
  const log = await freshLog()
  await log.append([note('a', 1)])
  // As if the clock had stood a day ahead when the last event came.
  const [ahead] = await log.query<{ at: string }>(
    "UPDATE blotter.log_head SET recorded_at = clock_timestamp() + interval '1 day' RETURNING recorded_at AS at",
  )
  await log.append([note('a', 2)])
  await log.append([note('a', 3), note('a', 4)])
  const times = (await log.readAfter(1, 10)).map(({ recordedAt }) => recordedAt)
  expect(times).toEqual([ahead?.at, ahead?.at, ahead?.at])
  expect(await verifyLog(log)).toMatchObject({ damage: null })
})
