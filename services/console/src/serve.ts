import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from '@blotter/pipeline'
import { serve as listen } from '@hono/node-server'
import { type Access, accessOf } from './access/persons.ts'
import { consoleApp } from './app.ts'
import { consoleNames } from './host-check.ts'
import type { ConsoleSources } from './sources.ts'

/** `names`: what else than the host and loopback the console may be asked for by. */
export type ServeOptions = {
  host: string
  port: number
  names: readonly string[]
  /** Who may do what; by default everybody may read on loopback, and nobody act. */
  access?: Access
  logger: Logger
  signal: AbortSignal
}

/** Serves the console until the signal. A taken port is said and waited for: the pipeline does not depend on a page. */
export const serve = async (
  sources: ConsoleSources,
  { host, port, names, logger, signal, access = nobody(host) }: ServeOptions,
): Promise<void> => {
  const app = consoleApp(sources, { names: consoleNames(host, names), access, logger, signal })
  while (!signal.aborted) {
    const server = listen({ fetch: app.fetch, hostname: host, port }) as Server
    try {
      await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))])
    } catch (error) {
      logger.warn(
        { error: (error as Error).message },
        `cannot listen on ${host}:${port}; set CONSOLE_PORT to another port. Tries again in 10 s`,
      )
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 10_000).unref()), aborted(signal)])
      continue
    }
    logger.info({ host, port: (server.address() as AddressInfo).port }, 'console listens') // it listens on a port
    await aborted(signal)
    // close() waits for open event streams, which end only with their client.
    server.close()
    server.closeAllConnections()
  }
}

const nobody = (host: string): Access => accessOf({ tokens: [], readToken: undefined, host, anonymousRead: false })

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
