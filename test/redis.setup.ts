import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** null: there is no Redis here, and the Redis half does not run. */
    redisUrl: string | null
  }
}

const MISSING =
  'Neither REDIS_URL is set nor is there a redis-server on the PATH: the Redis half of the tests does not run.'

/** A Redis for the run: the one of REDIS_URL, or a redis-server of our own; in CI a missing one is a failure. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (process.env.REDIS_URL) {
    project.provide('redisUrl', process.env.REDIS_URL)
    return async () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'blotter-redis-'))
  const port = await freePort()
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder], {
    stdio: 'ignore',
  })
  const url = `redis://127.0.0.1:${port}`
  if (!(await Promise.race([answers(url), failed(server)]))) {
    rmSync(folder, { recursive: true, force: true })
    if (process.env.CI) throw new Error(MISSING)
    process.stderr.write(`\n${MISSING}\n\n`)
    project.provide('redisUrl', null)
    return async () => {}
  }
  project.provide('redisUrl', url)
  return async () => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const failed = (server: ChildProcess): Promise<false> =>
  new Promise((resolve) => {
    server.once('error', () => resolve(false))
    server.once('exit', () => resolve(false))
  })

const answers = async (url: string): Promise<boolean> => {
  const redis = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 })
  redis.on('error', () => {})
  await redis.ping()
  redis.disconnect()
  return true
}
