import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { refusals } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { asker, tokenBehind } from '../guard.ts'
import { query } from '../list-parameters.ts'
import { openPlaces } from '../places.ts'
import { Problem } from '../problem.ts'
import { eventHub } from '../stream/event-hub.ts'
import { sendEvents } from '../stream/event-reader.ts'
import { tokenWatch } from '../stream/token-watch.ts'
import { eventFilterShape, position } from './event-routes.ts'

/** Each is a connection that stays. */
const MOST_READERS = 1_000
const MOST_OF_ONE = 50
/** ms within which a reader notices that its token holds no more. */
const LOOK = 3_000

const route = createRoute({
  ...{ method: 'get', path: '/events', operationId: 'streamEvents', tags: ['events'] },
  summary: 'The log as it grows: CloudEvents as server-sent events',
  request: {
    query: query({
      ...eventFilterShape,
      after: position('Only what comes after; the end of the log where nothing is said').optional(),
    }),
    headers: z.object({
      'last-event-id': z
        .string()
        .regex(/^\d{1,15}$/, 'must be the id of an event of this stream')
        .optional()
        .openapi({ description: 'Where a reader goes on; browsers send it by themselves' }),
    }),
  },
  responses: {
    200: {
      description:
        'One CloudEvent in each event; its id is the position in the log. A reader that does not keep up is cut off, and loses nothing when it comes back',
      content: { 'text/event-stream': { schema: z.string() } },
    },
    ...refusals,
  },
})

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
}

/** `GET /events`. */
export const streamRoute = ({ log, signal, logger }: ApiSources, { lookMs = LOOK } = {}): OpenAPIHono => {
  const routes = openRoutes()
  const hub = eventHub(log, signal)
  const tokens = tokenWatch(log, lookMs)
  const places = openPlaces({ all: MOST_READERS, each: MOST_OF_ONE })
  routes.openapi(route, async (context) => {
    const { after, ...choice } = context.req.valid('query')
    const last = context.req.valid('header')['last-event-id']
    const head = await log.head()
    const from = last === undefined ? (after ?? head) : Number(last)
    const { outgoing } = context.env as HttpBindings // served by Node
    if (context.req.raw.method === 'HEAD') return context.body(null, 200, HEADERS)
    // Answered while the log said nothing: whoever asked has heard that already.
    if (context.finalized || outgoing.headersSent || outgoing.closed) return RESPONSE_ALREADY_SENT as never
    const giveBack = places.take(asker(context))
    if (!giveBack)
      throw new Problem('too-many-requests', 'As many readers are here as may be.', {
        headers: { 'retry-after': '30' },
      })
    // Whichever way it ends.
    outgoing.once('close', giveBack)
    outgoing.writeHead(200, HEADERS)
    const token = tokenBehind(context)
    if (token !== null)
      outgoing.once(
        'close',
        tokens.watch(token, () => outgoing.destroy()),
      )
    const reading = {
      after: Math.min(from, head),
      choice: { types: choice.type, stream: choice.stream },
      response: outgoing as never,
      signal,
    }
    void sendEvents(log, hub, reading).catch((error: Error) => {
      logger.warn({ error: error.message }, 'a stream of events ended early')
      outgoing.destroy()
    })
    return RESPONSE_ALREADY_SENT as never
  })
  return routes
}
