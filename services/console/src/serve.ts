import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Logger } from '@blotter/pipeline'
import { serve as listen } from '@hono/node-server'
import { type ConsoleSources, consoleApp } from './app.ts'

export type ServeOptions = { host: string; port: number; logger: Logger; signal: AbortSignal }

/** Serves the console until the signal. A taken port is said and waited for: the pipeline does not depend on a page. */
export const serve = async (sources: ConsoleSources, { host, port, logger, signal }: ServeOptions): Promise<void> => {
  const app = consoleApp(sources, signal)
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
    logger.info({ host, port }, 'console listens')
    await aborted(signal)
    // close() waits for open event streams, which end only with their client.
    server.close()
    server.closeAllConnections()
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
