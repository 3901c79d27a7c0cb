import { listenUntil, ownNames } from '@blotter/access'
import type { Logger } from '@blotter/pipeline'
import { getRequestListener } from '@hono/node-server'
import { type Access, accessOf } from './access/persons.ts'
import { consoleApp } from './app.ts'
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

/** Serves the console until the signal. */
export const serve = async (
  sources: ConsoleSources,
  { host, port, names, logger, signal, access = nobody(host) }: ServeOptions,
): Promise<void> => {
  const app = consoleApp(sources, { names: ownNames(host, names), access, logger, signal })
  const listening = { host, port, name: 'console', setting: 'CONSOLE_PORT', logger, signal }
  await listenUntil(getRequestListener(app.fetch), listening)
}

const nobody = (host: string): Access => accessOf({ tokens: [], readToken: undefined, host, anonymousRead: false })
