import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const script = fileURLToPath(new URL('./main.ts', import.meta.url))

type Running = {
  child: ChildProcessByStdio<Writable, Readable, null>
  said: { url: string; feeds: { url: string }[] }
  exit: Promise<unknown[]>
}

const start = async (...options: string[]): Promise<Running> => {
  const child = spawn(process.execPath, [script, ...options], { stdio: ['pipe', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  const line = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
  return { child, said: JSON.parse(line.value ?? '{}'), exit }
}

test('the process says where it listens, serves there, and ends when its parent lets go of it', async () => {
  const { child, said, exit } = await start('--first-start', '2026-11-05T08:00:00Z')
  expect(said.feeds).toHaveLength(3)
  for (const { url } of said.feeds) expect((await fetch(url)).status).toBe(200)
  child.stdin.end()
  expect(await exit).toEqual([0, null])
})

test('the process ends well on SIGTERM, also while a client keeps its connection', async () => {
  const { child, said, exit } = await start()
  await fetch(said.url)
  child.kill('SIGTERM')
  expect(await exit).toEqual([0, null])
})

test('a date that is none is refused with the exit code for usage', async () => {
  const child = spawn(process.execPath, [script, '--first-start', 'yesterday'], { stdio: ['pipe', 'ignore', 'pipe'] })
  expect(await once(child, 'exit')).toEqual([2, null])
})
