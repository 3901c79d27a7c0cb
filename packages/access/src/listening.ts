import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

type Say = (fields: Record<string, unknown>, message: string) => void

export type ListenOptions = {
  host: string
  port: number
  /** What listens, and the setting that gives it another port, for what is said of it. */
  name: string
  setting: string
  logger: { info: Say; warn: Say }
  signal: AbortSignal
}

const AGAIN_MS = 10_000

/** Answers requests until the signal. A taken port is said and waited for: the pipeline does not depend on readers. */
export const listenUntil = async (
  answer: RequestListener,
  { host, port, name, setting, logger, signal }: ListenOptions,
): Promise<void> => {
  while (!signal.aborted) {
    // Who names no host is told so by whoever answers.
    const server = createServer({ requireHostHeader: false }, answer)
    try {
      server.listen(port, host)
      await once(server, 'listening')
    } catch (error) {
      logger.warn(
        { error: (error as Error).message },
        `cannot listen on ${host}:${port}; set ${setting} to another port. Tries again in ${AGAIN_MS / 1_000} s`,
      )
      await sleep(AGAIN_MS, undefined, { signal }).catch(() => {})
      continue
    }
    logger.info({ host, port: (server.address() as AddressInfo).port }, `${name} listens`) // it listens on a port
    if (!signal.aborted) await once(signal, 'abort')
    // close() waits for open event streams, which end only with their client.
    server.close()
    server.closeAllConnections()
  }
}
