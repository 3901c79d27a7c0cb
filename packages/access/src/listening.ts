import { once } from 'node:events'
import { createServer, type RequestListener, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
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
  /** What to say of a request that cannot be read; by default what Node says. @param code  of Node's error */
  unreadable?: (code: string) => Unreadable
}

export type Unreadable = { status: number; headers: Record<string, string>; body: string }

const AGAIN_MS = 10_000

/** Answers requests until the signal. A taken port is said and waited for: the pipeline does not depend on readers. */
export const listenUntil = async (
  answer: RequestListener,
  { host, port, name, setting, logger, signal, unreadable }: ListenOptions,
): Promise<void> => {
  while (!signal.aborted) {
    // Who names no host is told so by whoever answers.
    const server = createServer({ requireHostHeader: false }, answer)
    if (unreadable) answerUnreadable(server, unreadable)
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

/** ms in which a client may take what it is told. */
const LINGER_MS = 500

const answerUnreadable = (server: Server, unreadable: (code: string) => Unreadable): void => {
  const answering = new WeakSet<object>()
  server.on('request', ({ socket }, response) => {
    answering.add(socket)
    response.once('close', () => answering.delete(socket))
  })
  server.on('clientError', (error: NodeJS.ErrnoException, stream) => {
    const socket = stream as Socket // of a plain server
    // What is being answered must not get another answer into its middle.
    if (error.code === 'ECONNRESET' || !socket.writable || answering.has(socket)) return socket.destroy()
    const { status, headers, body } = unreadable(error.code ?? '')
    const said = { ...headers, 'content-length': String(Buffer.byteLength(body)), connection: 'close' }
    const lines = Object.entries(said).map(([key, value]) => `${key}: ${value}`)
    socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'))
    setTimeout(() => socket.destroy(), LINGER_MS).unref()
  })
}
