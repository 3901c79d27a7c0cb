import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { advanceEntry, pollAllNow, readDue, readEntry, removeEntry, setEntry, type TimetableEntry } from './index.ts'

const at = (minute: number): string => new Date(Date.UTC(2025, 2, 4, 12, minute)).toISOString()
const entry = (subject: string, minute: number, kind: TimetableEntry['kind'] = 'poll'): TimetableEntry => ({
  kind,
  subject,
  dueAt: at(minute),
  detail: {},
})

describe('the timetable', () => {
  const log = sharedLog()
  const set = (one: TimetableEntry) => setEntry(log().database, one)

  it('gives what is due at a moment, oldest first, of one kind, and no more than asked for', async () => {
    for (const one of [entry('c', 3), entry('a', 2), entry('b', 2), entry('later', 9), entry('a#1', 1, 'recheck')])
      await set(one)
    expect((await readDue(log().database, 'poll', at(5))).map(({ subject }) => subject)).toEqual(['a', 'b', 'c'])
    expect((await readDue(log().database, 'poll', at(5), 2)).map(({ subject }) => subject)).toEqual(['a', 'b'])
    expect(await readDue(log().database, 'recheck', at(5))).toEqual([entry('a#1', 1, 'recheck')])
  })

  it('moves an entry that is set again, and forgets one that is removed', async () => {
    await set(entry('moved', 1))
    await set(entry('moved', 7))
    expect(await readEntry(log().database, 'poll', 'moved')).toEqual(entry('moved', 7))
    await removeEntry(log().database, 'poll', 'moved')
    expect(await readEntry(log().database, 'poll', 'moved')).toBeNull()
  })

  it('lets one of two workers move an entry on', async () => {
    await set(entry('raced', 1))
    const advance = () =>
      log().database.transaction((transaction) => advanceEntry(transaction, entry('raced', 1), at(30)))
    expect((await Promise.all([advance(), advance()])).toSorted()).toEqual([false, true])
    expect(await readEntry(log().database, 'poll', 'raced')).toMatchObject({ dueAt: at(30) })
  })

  it('keeps a moment to the millisecond, so that a job names its entry exactly', async () => {
    const precise = { ...entry('precise', 1), dueAt: '2025-03-04T12:00:00.123Z' }
    await set(precise)
    expect(await readEntry(log().database, 'poll', 'precise')).toEqual(precise)
  })

  it('makes every poll due at once, at moments that a job can name, and no recheck', async () => {
    await set(entry('z#1', 59, 'recheck'))
    await set({ ...entry('far', 0), dueAt: '2999-01-01T00:00:00.000Z' })
    await pollAllNow(log().database)
    const now = new Date(Date.now() + 1_000).toISOString()
    const far = (await readDue(log().database, 'poll', now)).find(({ subject }) => subject === 'far')
    expect(far).toBeDefined()
    expect(
      await log().database.transaction((transaction) => advanceEntry(transaction, far ?? entry('', 0), at(30))),
    ).toBe(true)
    expect(await readEntry(log().database, 'recheck', 'z#1')).toMatchObject({ dueAt: at(59) })
  })
})
