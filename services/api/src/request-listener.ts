import type { RequestListener } from 'node:http'
import { getRequestListener, RequestError } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Problem, problemHeaders, problemText } from './problem.ts'

/** An app as Node's HTTP server asks it. What never gets to a route, since its host or target is none, is a problem too. */
export const requestListener = (app: Pick<OpenAPIHono, 'fetch'>): RequestListener =>
  getRequestListener(app.fetch, {
    errorHandler: (error) => {
      const problem =
        error instanceof RequestError
          ? new Problem('bad-request', 'The header Host must name a host, and the target must be a path.')
          : new Problem('fault', 'Blotter failed here.')
      const { status, body } = problemText(problem, '')
      return new Response(body, { status, headers: problemHeaders(problem) })
    },
  })
