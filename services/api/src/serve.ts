import { listenUntil, ownNames } from '@blotter/access'
import { getRequestListener } from '@hono/node-server'
import { apiApp } from './app.ts'
import type { ApiSources } from './desk.ts'

/** `names`: what else than the host and loopback the API may be asked for by. */
export type ServeOptions = { host: string; port: number; names: readonly string[] }

/** Serves the API until the signal. */
export const serve = async (sources: ApiSources, { host, port, names }: ServeOptions): Promise<void> => {
  const app = apiApp(sources, { names: ownNames(host, names) })
  const { logger, signal } = sources
  await listenUntil(getRequestListener(app.fetch), { host, port, name: 'api', setting: 'API_PORT', logger, signal })
}
