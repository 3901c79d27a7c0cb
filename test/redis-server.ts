import { startRedis as start, type TemporaryRedis } from '../services/cli/src/bench/temporary-redis.ts'

/** A redis-server of our own that keeps nothing; null where there is none on the PATH. */
export const tryRedis = (): Promise<TemporaryRedis | null> => start({ durable: false })

/**
 * Where a test cannot do without: the caller has seen that there is a redis-server.
 * @param port  a free one by default
 */
export const startRedis = async (port?: number): Promise<TemporaryRedis> => {
  const server = await start({ durable: false, ...(port ? { port } : {}) })
  if (!server) throw new Error('There is no redis-server on the PATH.')
  return server
}
