import { articlesProjection, historyProjection, readCheckpoint } from '@blotter/log'
import { articleRecord, claimFilterShape, searchArticles } from '@blotter/views'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answers } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { fieldsOf, listSchema, PAGE, pageShape, query } from '../list-parameters.ts'
import { beforeCursor, cutPage } from '../position-page.ts'
import { reply } from '../reply.ts'
import { idParameter, JSON_TYPE } from './incident-routes.ts'

const articleSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    feedId: z.string(),
    title: z.string().nullable(),
    publishedAt: z.iso.datetime().nullable(),
    outcome: z.string().openapi({ description: 'Where it is or how it ended', example: 'extracted' }),
    document: z.string().nullable(),
    claims: z.int(),
    discoveredAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
    position: z.int(),
  })
  .openapi('Article')

const list = createRoute({
  method: 'get',
  path: '/articles',
  operationId: 'listArticles',
  tags: ['articles'],
  summary: 'Articles, those discovered last first',
  request: {
    query: query({
      feed: claimFilterShape.feed,
      outcome: z
        .string()
        .regex(/^[a-z][a-z ]{0,29}$/, 'must be where an article is, such as extracted, rejected or unavailable')
        .optional()
        .openapi({ description: 'Where it is or how it ended', example: 'extracted' }),
      ...pageShape,
    }),
  },
  responses: answers(listSchema('Article', articleSchema), 'A page of articles'),
})

const one = createRoute({
  method: 'get',
  path: '/articles/{id}',
  operationId: 'getArticle',
  tags: ['articles'],
  summary: 'One article, as far as it has come',
  request: { params: idParameter },
  responses: answers(articleSchema, 'The article'),
})

/** Which article was told first stands in the history, how far it has come beside it. */
const readUpTo = async ({ database }: ApiSources['log']): Promise<number> => {
  const read = [articlesProjection, historyProjection].map((projection) => readCheckpoint(database, projection))
  return Math.min(...(await Promise.all(read)).map(({ position }) => position))
}

/** `/articles`. */
export const articleRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  routes.openapi(list, async (context) => {
    const { feed, outcome, fields, cursor, limit = PAGE } = context.req.valid('query')
    const only = fieldsOf(fields, articleSchema)
    const before = beforeCursor(cursor)
    const position = await readUpTo(log)
    const found = await searchArticles(log, { feed, outcome, before, limit: limit + 1 })
    return reply(context, { type: JSON_TYPE, ...cutPage(context, { found, limit, only, position }) })
  })
  routes.openapi(one, async (context) => {
    const { id } = context.req.valid('param')
    return reply(context, { type: JSON_TYPE, body: JSON.stringify(await articleRecord(log, id)) })
  })
  return routes
}
