import type { TestProject } from 'vitest/node'
import { tryRedis } from './redis-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** null: there is no Redis here, and the Redis half does not run. */
    redisUrl: string | null
  }
}

const MISSING =
  'Neither REDIS_URL is set nor is there a redis-server on the PATH: the Redis half of the tests does not run.'

/** A Redis for the run: the one of REDIS_URL, or a redis-server of our own; in CI a missing one is a failure. */
export default async function setup(project: TestProject): Promise<() => void> {
  if (process.env.REDIS_URL) {
    project.provide('redisUrl', process.env.REDIS_URL)
    return () => {}
  }
  const server = await tryRedis()
  if (!server && process.env.CI) throw new Error(MISSING)
  if (!server) process.stderr.write(`\n${MISSING}\n\n`)
  project.provide('redisUrl', server?.url ?? null)
  return () => server?.stop()
}
