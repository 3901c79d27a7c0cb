import { randomUUID } from 'node:crypto'
import { addReplay, changeReplay, replayNamed } from '@blotter/log'
import { freshLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { restReplay } from './replay-decisions.ts'

const open = async () => {
  const log = await freshLog()
  const id = randomUUID()
  const wishes = { stage: 'extract' as const, selection: {}, versions: [], undoes: null, listed: 0, gold: null }
  await addReplay(log, { ...wishes, id, who: 'amina', why: null })
  return { log, id }
}

it('a pause and its end stand in the log under a name, in the append that changes the replay', async () => {
  const { log, id } = await open()
  await restReplay(log, await replayNamed(log, id), { who: 'amina', why: 'backup', rests: true })
  expect(await replayNamed(log, id)).toMatchObject({ paused: 'amina' })
  await restReplay(log, await replayNamed(log, id), { who: 'bo', why: '', rests: false })
  expect(await replayNamed(log, id)).toMatchObject({ paused: null })
  const acts = (await log.readAfter(0, 10)).filter(({ type }) => type === 'OperatorActed')
  expect(acts.map(({ data }) => data)).toMatchObject([
    { who: 'amina', why: 'backup', what: 'replay pause', selection: id, outcome: 'paused' },
    { who: 'bo', what: 'replay resume', selection: id, outcome: 'resumed' },
  ])
})

it('nothing is paused, and nothing said, where a replay waits for a person, is promoted, or has moved on', async () => {
  const { log, id } = await open()
  const act = { who: 'amina', why: 'backup', rests: true }
  const before = await replayNamed(log, id)
  await changeReplay(log, { id, from: ['pinning'] }, { state: 'diffed' })
  await expect(restReplay(log, before, act)).rejects.toMatchObject({ code: 'replay-moved' })
  await expect(restReplay(log, await replayNamed(log, id), act)).rejects.toMatchObject({ code: 'nothing-to-pause' })
  await changeReplay(log, { id, from: ['diffed'] }, { state: 'promoting' })
  await expect(restReplay(log, await replayNamed(log, id), act)).rejects.toMatchObject({ code: 'is-promoting' })
  expect(await log.readAfter(0, 10)).toEqual([])
})
