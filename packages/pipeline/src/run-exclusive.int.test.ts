import { sharedLog } from '@blotter/test/fresh-log.ts'
import { expect, it } from 'vitest'
import { runExclusive } from './run-exclusive.ts'

const log = sharedLog()
const logger = { info: () => {}, warn: () => {}, error: () => {} }
const beats = async () =>
  (
    await log().query<{ state: string }>(
      "SELECT state FROM blotter_work.worker_heartbeat WHERE stage = 'projector' ORDER BY state",
    )
  ).map(({ state }) => state)

it('of two processes one works and the other stands by, each with its beat, until it takes over or ends', async () => {
  const first = new AbortController()
  const second = new AbortController()
  const run = ({ signal }: AbortController) =>
    runExclusive({ log: log(), logger, name: 'projector' }, signal, async (held) => {
      if (!held.aborted) await new Promise((resolve) => held.addEventListener('abort', resolve, { once: true }))
    })
  const one = run(first)
  await expect.poll(beats).toEqual(['working'])
  const two = run(second)
  await expect.poll(beats).toEqual(['standing by', 'working'])
  first.abort()
  await one
  await expect.poll(beats).toEqual(['working'])
  second.abort()
  await two
  expect(await beats()).toEqual([])
})
