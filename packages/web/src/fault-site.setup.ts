import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { createWebClient, type WebClient, type WebClientOptions } from './web-client.ts'
import type { WebKind } from './web-headers.ts'

const PROGRAM = fileURLToPath(new URL('../../../test/fault-site/fault-site.mjs', import.meta.url))

/** One request as the site saw it. */
type Seen = {
  server: string
  path: string
  time: string
  ms: number
  concurrent: number
  connection: number
  headers: Record<string, string>
  bytes?: number
  aborted?: boolean
}

/** Starts the fault site for one test file, and clients that may reach it and nothing else. */
export const useFaultSite = () => {
  let stop = async () => {}
  let place = { url: '', other: '' }
  const clients: WebClient[] = []

  beforeAll(async () => {
    const child = spawn(process.execPath, [PROGRAM, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    place = JSON.parse(line)
    stop = async () => {
      child.kill()
      await once(child, 'exit')
    }
  })
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await stop()
  })

  const client = (options: Partial<WebClientOptions> = {}): WebClient => {
    const made = createWebClient({
      userAgent: 'Blotter/0.1 (+https://example.org/blotter)',
      allow: [new URL(place.url).host],
      hostGapMs: 0,
      crawlDelayCapMs: 0,
      ...options,
    })
    clients.push(made)
    return made
  }
  return {
    client,
    url: (path: string) => place.url + path,
    host: () => new URL(place.url).host,
    other: () => new URL(place.other).host,
    get: (path: string, options?: Partial<WebClientOptions>, kind: WebKind = 'feed') =>
      client(options).get(place.url + path, { kind }),
    control: (path: string) => fetch(place.url + path, { method: 'POST' }),
    /** Requests since the last reset, once `done` holds for them. */
    seen: async (done: (seen: Seen[]) => boolean = () => true): Promise<Seen[]> => {
      for (;;) {
        const text = await (await fetch(`${place.url}/__log`)).text()
        const seen = text
          .split('\n')
          .filter(Boolean)
          .map((line): Seen => JSON.parse(line))
        if (done(seen)) return seen
      }
    },
  }
}
