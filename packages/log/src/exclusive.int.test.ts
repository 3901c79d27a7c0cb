import { once } from 'node:events'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { whileExclusive } from './index.ts'

describe('exclusive work', () => {
  const log = sharedLog()

  /** A process that wants the lock; its work lasts until it is told to stop or loses the lock. */
  const contender = (name: string, holders: string[], who: string) => {
    const stop = new AbortController()
    const done = whileExclusive(log().url, name, {
      signal: stop.signal,
      work: async (held) => {
        holders.push(who)
        if (!held.aborted) await once(held, 'abort')
        holders.splice(holders.indexOf(who), 1)
      },
    })
    const end = async () => {
      stop.abort()
      await done
    }
    onTestFinished(end)
    return end
  }
  const cutLockOf = (name: string) =>
    log().query(`SELECT pg_terminate_backend(a.pid) FROM pg_stat_activity AS a JOIN pg_locks AS l USING (pid)
      WHERE a.application_name = 'blotter ${name} lock' AND l.locktype = 'advisory' AND l.granted AND a.datname = current_database()`)

  it('is done by one at a time, and by the next one when the first ends', async () => {
    const holders: string[] = []
    const endFirst = contender('ends', holders, 'first')
    await expect.poll(() => holders).toEqual(['first'])
    contender('ends', holders, 'second')
    await endFirst()
    await expect.poll(() => holders, { timeout: 5_000 }).toEqual(['second'])
  })

  it('is stopped when the connection that holds the lock is killed, and taken up again', async () => {
    const holders: string[] = []
    contender('cut', holders, 'one')
    await expect.poll(() => holders).toHaveLength(1)
    contender('cut', holders, 'other')
    expect(await cutLockOf('cut')).toHaveLength(1)
    await expect.poll(() => holders, { interval: 5 }).toEqual([])
    await expect.poll(() => holders, { timeout: 5_000 }).toHaveLength(1)
    expect(await cutLockOf('cut')).toHaveLength(1)
  })

  it('under another name does not wait', async () => {
    const [dispatchers, projectors]: [string[], string[]] = [[], []]
    contender('dispatcher', dispatchers, 'a')
    contender('projector', projectors, 'b')
    await expect.poll(() => [dispatchers, projectors], { timeout: 5_000 }).toEqual([['a'], ['b']])
  })

  it('that fails by a defect is not begun again in silence', async () => {
    const work = async (): Promise<void> => {
      throw new TypeError('a defect')
    }
    await expect(whileExclusive(log().url, 'defect', { signal: AbortSignal.timeout(5_000), work })).rejects.toThrow(
      'a defect',
    )
  })
})
