import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { FatalFault } from '@blotter/events'
import type { FeedEntry } from '@blotter/feeds'
import { checkout } from '@blotter/pipeline'
import type { Workspace } from '../workspace.ts'

/** The invented papers on loopback that a first start shows Blotter at work with. */
export type SampleSite = { origin: string; feeds: FeedEntry[]; stop: () => Promise<void> }

type Memory = { port: number; firstStart: string }

/**
 * Starts the sample site of a workspace: always on the port and with the dates of its first start, since an article is
 * known by its address.
 * @throws FatalFault `sample-site` when that port is taken
 */
export const startSample = async ({ folder }: Workspace): Promise<SampleSite> => {
  const file = join(folder, 'sample.json')
  const memory: Memory | null = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  const firstStart = memory?.firstStart ?? new Date().toISOString()
  const args = [
    join(checkout, 'test/sample-site/main.ts'),
    '--port',
    String(memory?.port ?? 0),
    '--first-start',
    firstStart,
  ]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  const { url, feeds } = await firstLine(child, memory)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify({ port: Number(new URL(url).port), firstStart })}\n`)
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null) return
    child.stdin?.end()
    await Promise.race([once(child, 'exit'), new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
    child.kill('SIGKILL')
  }
  return { origin: new URL(url).host, feeds, stop }
}

const firstLine = async (child: ChildProcess, memory: Memory | null): Promise<{ url: string; feeds: FeedEntry[] }> => {
  const failed = once(child, 'exit').then(() => {
    const port = memory
      ? ` Its port ${memory.port} may be taken; free it, or remove the sample workspace to begin anew.`
      : ''
    throw new FatalFault('sample-site', `The sample site did not start.${port}`)
  })
  const line = (async () => {
    if (child.stdout) for await (const text of createInterface({ input: child.stdout })) return text
    return '{}'
  })()
  return JSON.parse(await Promise.race([line, failed]))
}
