import { isLoopback, listenUntil, ownNames } from '@blotter/access'
import { historyProjection, readCheckpoint } from '@blotter/log'
import { apiApp } from './app.ts'
import type { ApiSources } from './desk.ts'
import { requestListener, unreadable } from './request-listener.ts'

/** `names`: what else than the host and loopback the API may be asked for by. */
export type ServeOptions = {
  host: string
  port: number
  names: readonly string[]
  /** Whether reading is open beyond loopback too. */
  anonymousRead: boolean
  /** Whose pages may ask in a browser. */
  origins: readonly string[]
}

/** Serves the API until the signal. */
export const serve = async (
  sources: ApiSources,
  { host, port, names, anonymousRead, origins }: ServeOptions,
): Promise<void> => {
  // Before a projector has run for the first time, nothing is there to read.
  await readCheckpoint(sources.log.database, historyProjection)
  const loopback = isLoopback(host)
  const opening = { open: loopback || anonymousRead, loopback }
  const app = apiApp(sources, { names: ownNames(host, names), opening, origins })
  const { logger, signal } = sources
  const listening = { host, port, name: 'api', setting: 'API_PORT', logger, signal, unreadable }
  await listenUntil(requestListener(app), listening)
}
