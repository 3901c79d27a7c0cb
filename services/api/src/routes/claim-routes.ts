import { claimFilterShape, claimRecord, claimRecords } from '@blotter/views'
import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { answers } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { fieldsOf, listSchema, orderParameter, pageOf, pageShape, query, recordBody } from '../list-parameters.ts'
import { Problem } from '../problem.ts'
import { replyUnlessKnown } from '../reply.ts'
import { claimJson, claimShape } from '../shapes.ts'
import { asOfQuery, idParameter, JSON_TYPE } from './incident-routes.ts'

const list = createRoute({
  method: 'get',
  path: '/claims',
  operationId: 'listClaims',
  tags: ['claims'],
  summary: 'Claims, each what one article says about one incident, with its sentence',
  request: { query: query({ ...claimFilterShape, ...pageShape, order: orderParameter }) },
  responses: answers(listSchema('Claim', claimShape), 'A page of claims'),
})

const one = createRoute({
  method: 'get',
  path: '/claims/{id}',
  operationId: 'getClaim',
  tags: ['claims'],
  summary: 'One claim',
  request: { params: idParameter, query: asOfQuery },
  responses: answers(claimShape, 'The claim'),
})

/** `/claims`. */
export const claimRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  routes.openapi(list, async (context) => {
    const { limit, cursor, order, fields, ...search } = context.req.valid('query')
    const only = fieldsOf(fields, claimShape)
    const read = async () => {
      const page = await claimRecords(log, search, pageOf({ limit, cursor, order }))
      return recordBody(context, page, only)
    }
    return replyUnlessKnown(context, log, { type: JSON_TYPE, read })
  })
  routes.openapi(one, async (context) => {
    const { id } = context.req.valid('param')
    const { as_of } = context.req.valid('query')
    const read = async () => {
      const found = await claimRecord(log, id, as_of)
      if (!found) throw new Problem('not-found', 'There is no such claim, or there was none then.')
      return { body: JSON.stringify(claimJson(found)) }
    }
    return replyUnlessKnown(context, log, { type: JSON_TYPE, read })
  })
  return routes
}
