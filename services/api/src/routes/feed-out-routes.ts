import { firstEvidence, incidentFilterShape, leftIncidents, searchIncidents } from '@blotter/views'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { refusals } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { atomOf } from '../feeds/atom.ts'
import { type IncidentFeed, incidentFeed } from '../feeds/incident-feed.ts'
import { jsonFeedOf } from '../feeds/json-feed.ts'
import { query } from '../list-parameters.ts'
import { replyUnlessKnown } from '../reply.ts'

const FORMATS = [
  {
    path: '/incidents.atom',
    operationId: 'incidentsAsAtom',
    name: 'Atom',
    type: 'application/atom+xml',
    write: atomOf,
  },
  {
    path: '/incidents.json',
    operationId: 'incidentsAsJsonFeed',
    name: 'JSON Feed',
    type: 'application/feed+json',
    write: jsonFeedOf,
  },
] as const

const { as_of: _, ...filters } = incidentFilterShape

const feedQuery = query({
  ...filters,
  title: z
    .string({ error: 'must be given once, as text' })
    .trim()
    .min(1, 'must not be empty; leave it out instead')
    .max(100, 'must be 100 characters or fewer')
    .refine((text) => !/\p{Cc}/u.test(text), 'must be one line')
    .optional()
    .openapi({ description: 'What the feed is called', example: 'Attacks in Niger with more than five dead' }),
})

const routeOf = ({ path, operationId, name, type }: (typeof FORMATS)[number]) =>
  createRoute({
    ...{ method: 'get', path, operationId, tags: ['incidents'] },
    summary: `The 50 incidents of a filter that were changed last, as ${name}: an updated toll is an updated entry of the same id`,
    request: { query: feedQuery },
    responses: {
      200: { description: 'The feed', content: { [type]: { schema: z.string() } } },
      304: { description: 'Nothing changed' },
      ...refusals,
    },
  })

const ENTRIES = 50

/** `/incidents.atom` and `/incidents.json`: any filter as a feed. */
export const feedOutRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  const answer = (
    context: Context,
    asked: z.output<typeof feedQuery>,
    as: { type: string; write: (feed: IncidentFeed) => string },
  ) => {
    const { title = 'Incidents', ...search } = asked
    const read = async () => {
      const { rows } = await searchIncidents(log, search, { order: 'recorded', limit: ENTRIES })
      // A window of the record is left by whatever is revised.
      const left = search.recorded_until ? [] : await leftIncidents(log, search, ENTRIES)
      const evidence = await firstEvidence(
        log,
        [...rows, ...left].map(({ id }) => id),
        null,
      )
      const feed = incidentFeed({ meant: rows, left, most: ENTRIES }, evidence, {
        address: new URL(context.req.url),
        title,
      })
      return { body: as.write(feed) }
    }
    return replyUnlessKnown(context, log, { type: `${as.type}; charset=utf-8`, read })
  }
  for (const format of FORMATS)
    routes.openapi(routeOf(format), (context) => answer(context, context.req.valid('query'), format) as never)
  return routes
}
