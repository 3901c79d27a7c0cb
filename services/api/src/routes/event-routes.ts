import { eventTypes, toCloudEvent } from '@blotter/events'
import { eventsFrom } from '@blotter/views'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answers } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { query } from '../list-parameters.ts'
import { Problem } from '../problem.ts'
import { reply } from '../reply.ts'
import { JSON_TYPE } from './incident-routes.ts'

const cloudEventSchema = z
  .object({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.string().openapi({ example: 'blotter.IncidentOpened' }),
    subject: z
      .string()
      .openapi({ description: 'Its stream', example: 'incident/0b9a4d3c-1f0e-5a52-8c0e-2d3f7a1f6a55' }),
    time: z.iso.datetime(),
    datacontenttype: z.literal('application/json'),
    data: z.unknown(),
    position: z.int(),
    streamversion: z.int(),
    correlationid: z.string().optional(),
    causationid: z.string().optional(),
  })
  .openapi('CloudEvent')

export const position = (about: string) =>
  z
    .string({ error: 'must be given once, as text' })
    .regex(/^\d{1,15}$/, 'must be a position of the log such as 5120')
    .transform(Number)
    .openapi({ description: about, example: '5120' })

const names = eventTypes.join(', ')

/** Which events are meant: those of types, of one stream, or of a kind of streams. */
export const eventFilterShape = {
  type: z
    .string({ error: 'must be given once, as text' })
    .max(1_000, 'must name fewer types')
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine(
      (types) => types.every((type) => eventTypes.some((known) => known === type)),
      `must be of ${names}; with commas`,
    )
    .optional()
    .openapi({ description: 'Event types, with commas', example: 'IncidentOpened,IncidentRevised' }),
  stream: z
    .string({ error: 'must be given once, as text' })
    .regex(
      /^(?:article|incident|feed|replay|extractor)\/[^\p{Cc}]{0,100}$|^operator$/u,
      'must be a stream such as incident/<id>, or the beginning of one up to its slash, such as incident/',
    )
    .optional()
    .openapi({ description: 'A stream, or the beginning of one up to its slash', example: 'incident/' }),
}

const list = createRoute({
  method: 'get',
  path: '/events',
  operationId: 'listEvents',
  tags: ['events'],
  summary: 'The log in order, as CloudEvents; read on with after=next for ever',
  request: {
    query: query({
      ...eventFilterShape,
      after: position('Only what comes after').optional(),
      limit: z
        .string({ error: 'must be given once, as text' })
        .regex(/^\d{1,4}$/, 'must be a whole number from 1 to 1000')
        .transform(Number)
        .refine((count) => count >= 1 && count <= 1_000, 'must be a whole number from 1 to 1000')
        .optional()
        .openapi({ description: 'At most so many; 100 where nothing is said', example: '100' }),
    }),
  },
  responses: answers(
    z
      .object({
        items: z.array(cloudEventSchema),
        next: z.int().openapi({ description: 'Where to read on: `after` of the next request' }),
        head: z.int().openapi({ description: 'Position of the newest event' }),
      })
      .openapi('EventList'),
    'Events in order. A filter is looked for among the next 20,000 positions, so a page may be empty before the end',
  ),
})

const one = createRoute({
  method: 'get',
  path: '/events/{position}',
  operationId: 'getEvent',
  tags: ['events'],
  summary: 'One event',
  request: { params: z.object({ position: position('Position in the log') }) },
  responses: answers(cloudEventSchema, 'The event'),
})

/** `/events` of the API: pages of the log. */
export const eventRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  routes.openapi(list, async (context) => {
    const { after = 0, limit = 100, type, stream } = context.req.valid('query')
    const { events, next, head } = await eventsFrom(log, { after, limit, types: type, stream })
    const body = JSON.stringify({ items: events.map(toCloudEvent), next, head })
    return reply(context, { type: JSON_TYPE, body })
  })
  routes.openapi(one, async (context) => {
    const event = await log.readAt(context.req.valid('param').position)
    if (!event) throw new Problem('not-found', 'There is no event at this position.')
    return reply(context, { type: JSON_TYPE, body: JSON.stringify(toCloudEvent(event)) })
  })
  return routes
}
