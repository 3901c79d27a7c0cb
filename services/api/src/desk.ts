import type { Log } from '@blotter/log'
import type { Logger } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'
import { OpenAPIHono } from '@hono/zod-openapi'
import { problemOfBody, problemOfParameters } from './problem.ts'

/** What the API reads, and acts on. */
export type ApiSources = {
  log: Log
  queues: Queues
  logger: Logger
  signal: AbortSignal
  /** `host:port` pairs that webhooks reach though they are not public. */
  allow: readonly string[]
}

/** Routes whose parameters are checked by their schemas; what these refuse is a problem document. */
export const openRoutes = (): OpenAPIHono => {
  const routes: OpenAPIHono = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return undefined
      if (result.target === 'json') throw problemOfBody(result.error)
      throw problemOfParameters(result.error)
    },
  })
  return routes
}
