import type { Log } from '@blotter/log'
import type { Logger } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'
import { OpenAPIHono, type z } from '@hono/zod-openapi'
import { Problem, problemOfParameters } from './problem.ts'

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
      if (result.target === 'json') throw new Problem('bad-body', whatIsWrong(result.error))
      throw problemOfParameters(result.error)
    },
  })
  return routes
}

const whatIsWrong = (error: z.core.$ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.') || 'body'}: ${message}.`)
    .join(' ')
