import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'

/** A redis-server of our own on a free port of loopback, in a temporary folder. */
export type RedisServer = { url: string; stop: () => void }

/** @returns null where there is no redis-server on the PATH */
export const tryRedis = async (): Promise<RedisServer | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-redis-'))
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  const stop = (): void => {
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  const url = `redis://127.0.0.1:${port}`
  if (await Promise.race([answers(url), failed(server)])) return { url, stop }
  stop()
  return null
}

/** Where a test cannot do without: the caller has seen that there is a redis-server. */
export const startRedis = async (): Promise<RedisServer> => {
  const server = await tryRedis()
  if (!server) throw new Error('There is no redis-server on the PATH.')
  return server
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
