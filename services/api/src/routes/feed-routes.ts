import { feedStanding, findFeed, pageFeeds } from '@blotter/views'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answers } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { beside, fieldsOf, listSchema, PAGE, pageShape, query } from '../list-parameters.ts'
import { Problem, problemOfOne } from '../problem.ts'
import { reply } from '../reply.ts'
import { idParameter, JSON_TYPE } from './incident-routes.ts'

const feedSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    title: z.string().nullable(),
    country: z.string().nullable(),
    language: z.string().nullable(),
    kind: z.string().nullable(),
    state: z.string().openapi({ description: 'active or suspended' }),
    verdict: z.string().openapi({ description: 'How it does against its own rhythm', example: 'fresh' }),
    lastPollAt: z.iso.datetime().nullable(),
    lastNewAt: z.iso.datetime().nullable(),
    nextPollAt: z.iso.datetime().nullable(),
    failures: z.int(),
    lastCause: z.string().nullable(),
    items: z.int(),
  })
  .openapi('Feed')

const list = createRoute({
  method: 'get',
  path: '/feeds',
  operationId: 'listFeeds',
  tags: ['feeds'],
  summary: 'Feeds that are subscribed to, in the order of their ids',
  request: { query: query(pageShape) },
  responses: answers(listSchema('Feed', feedSchema, { next: beside.next }), 'A page of feeds'),
})

const one = createRoute({
  method: 'get',
  path: '/feeds/{id}',
  operationId: 'getFeed',
  tags: ['feeds'],
  summary: 'One feed',
  request: { params: idParameter },
  responses: answers(feedSchema, 'The feed'),
})

type Row = Parameters<typeof feedStanding>[0]

const feedJson = (row: Row) => {
  const {
    id,
    url,
    title,
    country,
    language,
    kind,
    state,
    lastPollAt,
    lastNewAt,
    nextPollAt,
    failures,
    lastCause,
    items,
  } = row
  const { verdict } = feedStanding(row, Date.now())
  return {
    id,
    url,
    title,
    country,
    language,
    kind,
    state,
    verdict,
    lastPollAt,
    lastNewAt,
    nextPollAt,
    failures,
    lastCause,
    items,
  }
}

/** `/feeds`. */
export const feedRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  routes.openapi(list, async (context) => {
    const { fields, cursor = '', limit = PAGE } = context.req.valid('query')
    const only = fieldsOf(fields, feedSchema)
    if (/\p{Cc}/u.test(cursor))
      throw problemOfOne('cursor', 'must be a "next" that this very list gave; leave it out to begin anew')
    const found = await pageFeeds(log, { after: cursor, limit: limit + 1 })
    const rows = found.slice(0, limit)
    const next = found.length > limit ? (rows.at(-1)?.id ?? null) : null
    return reply(context, {
      type: JSON_TYPE,
      body: JSON.stringify({ items: rows.map((row) => (only ? only(feedJson(row)) : feedJson(row))), next }),
    })
  })
  routes.openapi(one, async (context) => {
    const found = await findFeed(log, context.req.valid('param').id)
    if (!found) throw new Problem('not-found', 'There is no such feed.')
    return reply(context, { type: JSON_TYPE, body: JSON.stringify(feedJson(found)) })
  })
  return routes
}
