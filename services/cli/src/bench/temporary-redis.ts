import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './free-port.ts'

/** `stop` kills it; what it held in memory alone is gone. */
export type TemporaryRedis = { url: string; port: number; stop: () => void }

// As in docker-compose.yml: every write goes to the append-only file, synced once a second, and nothing is evicted.
const DURABLE = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction']
const IN_MEMORY = ['--save', '']

/**
 * A redis-server of our own in a temporary folder on loopback; null where none is installed.
 * @param options.port     a free one by default
 * @param options.durable  false: in memory alone
 */
export const startRedis = async ({
  port: wanted,
  durable = true,
}: {
  port?: number
  durable?: boolean
} = {}): Promise<TemporaryRedis | null> => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-redis-'))
  const port = wanted ?? (await freePort())
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...(durable ? DURABLE : IN_MEMORY)]
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  let gone = false
  for (const event of ['error', 'exit'] as const)
    server.once(event, () => {
      gone = true
    })
  const stop = (): void => {
    process.off('exit', stop)
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', stop)
  while (!gone) {
    if (await listens(port)) return { url: `redis://127.0.0.1:${port}`, port, stop }
    await sleep(30)
  }
  stop()
  return null
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
