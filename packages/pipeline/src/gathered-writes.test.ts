import { LogUnreachable } from '@blotter/log'
import { describe, expect, it } from 'vitest'
import { gatherWrites } from './gathered-writes.ts'
import { newWork, type Work } from './work.ts'

const work = (subject: string): Work =>
  newWork({ entry: { kind: 'poll', subject, dueAt: '2026-01-01T00:00:00.000Z', detail: {} } })
const namesOf = (works: readonly Work[]) => works.map(({ input }) => ('entry' in input ? input.entry.subject : ''))

/** Writes that are remembered, and refused when one of these is among them. */
const writing = (inputs: number, refused: Record<string, Error> = {}) => {
  const groups: string[][] = []
  const writes = gatherWrites(inputs, async (works) => {
    groups.push(namesOf(works))
    const fault = namesOf(works).flatMap((name) => refused[name] ?? [])[0]
    if (fault) throw fault
  })
  return { groups, ...writes }
}

describe('gathered writes', () => {
  it('go together once every input that still runs is finished', async () => {
    const { groups, write, ended } = writing(3)
    const first = write(work('a'))
    ended()
    await Promise.all([first, write(work('b'))])
    expect(groups).toEqual([['a', 'b']])
  })

  it('do not wait long for an input that takes its time', async () => {
    const { groups, write } = writing(2)
    await write(work('a'))
    expect(groups).toEqual([['a']])
  })

  it('are tried one by one when they cannot stand together, and the fault meets the one that it is about', async () => {
    const { groups, write } = writing(3, { b: new Error('known already') })
    const ends = await Promise.allSettled(['a', 'b', 'c'].map((name) => write(work(name))))
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(groups).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']])
  })

  it('are not tried one by one while the log is away', async () => {
    const { groups, write } = writing(2, { b: new LogUnreachable(new Error('refused')) })
    const ends = await Promise.allSettled(['a', 'b'].map((name) => write(work(name))))
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(groups).toHaveLength(1)
  })
})
