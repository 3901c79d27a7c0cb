import type { RequestListener } from 'node:http'
import type { Unreadable } from '@blotter/access'
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

/** What is said of a request that Node's parser refuses. */
export const unreadable = (code: string): Unreadable => {
  const problem = UNREADABLE[code] ?? new Problem('bad-request', `This is no HTTP request. ${ENCODE}`)
  const { status, body } = problemText(problem, '')
  return { status, headers: problemHeaders(problem), body }
}

const ENCODE = 'What is not ASCII in an address, and a blank, must be percent-encoded: é as %C3%A9, a blank as %20.'
const UNREADABLE: Readonly<Record<string, Problem>> = {
  HPE_HEADER_OVERFLOW: new Problem('too-long', 'Address and headers may have 16 kB together; shorten the parameters.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem('timed-out', 'The request took too long to come; send it at once.'),
}
