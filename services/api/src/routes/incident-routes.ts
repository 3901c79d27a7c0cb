import { incidentFilterShape, incidentRecord, incidentRecords } from '@blotter/views'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answers } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { fieldsOf, listSchema, orderParameter, pageOf, pageShape, query, recordBody } from '../list-parameters.ts'
import { Problem } from '../problem.ts'
import { replyUnlessKnown } from '../reply.ts'
import { claimJson, claimShape, incidentJson, incidentSchema } from '../shapes.ts'

const list = createRoute({
  method: 'get',
  path: '/incidents',
  operationId: 'listIncidents',
  tags: ['incidents'],
  summary: 'Incidents, the newest first, now or as they were known then',
  request: { query: query({ ...incidentFilterShape, ...pageShape, order: orderParameter }) },
  responses: answers(listSchema('Incident', incidentSchema), 'A page of incidents'),
})

export const idParameter = z.object({
  id: z
    .string()
    .max(100, 'must be an id')
    .refine((text) => !/\p{Cc}/u.test(text), 'must be an id')
    .openapi({ description: 'Its id', example: '0b9a4d3c-1f0e-5a52-8c0e-2d3f7a1f6a55' }),
})
export const asOfQuery = query({ as_of: incidentFilterShape.as_of })

const one = createRoute({
  method: 'get',
  path: '/incidents/{id}',
  operationId: 'getIncident',
  tags: ['incidents'],
  summary: 'One incident with its evidence: at most 200 claims, each with its sentence',
  request: { params: idParameter, query: asOfQuery },
  responses: answers(
    incidentSchema.extend({ evidence: z.array(claimShape) }).openapi('IncidentWithEvidence'),
    'The incident',
  ),
})

export const JSON_TYPE = 'application/json'

/** `/incidents`. */
export const incidentRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  routes.openapi(list, async (context) => {
    const { limit, cursor, order, fields, ...search } = context.req.valid('query')
    const only = fieldsOf(fields, incidentSchema)
    const read = async () => {
      const page = await incidentRecords(log, search, pageOf({ limit, cursor, order }))
      return recordBody(context, page, only)
    }
    return replyUnlessKnown(context, log, { type: JSON_TYPE, read })
  })
  routes.openapi(one, async (context) => {
    const { id } = context.req.valid('param')
    const { as_of } = context.req.valid('query')
    const read = async () => {
      const found = await incidentRecord(log, id, as_of)
      if (!found) throw new Problem('not-found', 'There is no such incident, or there was none then.')
      return { body: JSON.stringify({ ...incidentJson(found), evidence: found.told.map(claimJson) }) }
    }
    return replyUnlessKnown(context, log, { type: JSON_TYPE, read })
  })
  return routes
}
