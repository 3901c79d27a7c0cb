import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type FaultSite = { url: string; other: string; stop: () => Promise<void> }

/**
 * Starts the fault site as a process of its own, on free ports of loopback.
 * @returns the origin to fetch from, its forbidden neighbour, and how to stop both
 * @throws Error when the process ends before it listens
 */
export const startFaultSite = async (seed = 1): Promise<FaultSite> => {
  const script = fileURLToPath(new URL('./fault-site.mjs', import.meta.url))
  const child = spawn(process.execPath, [script, '--port', '0', '--seed', String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const line = await createInterface(child.stdout)[Symbol.asyncIterator]().next()
  if (line.done) throw new Error('The fault site ended before it listened; its own words are above.')
  const { url, other } = JSON.parse(line.value)
  const stop = async (): Promise<void> => {
    child.kill()
    await ended
  }
  return { url, other, stop }
}
