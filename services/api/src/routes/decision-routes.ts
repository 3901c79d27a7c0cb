import { type IncidentDecision, mergeIncidents, retractIncident, splitIncident } from '@blotter/acts'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyRefusals } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { actor } from '../guard.ts'
import { idParameter } from './incident-routes.ts'

/** Neither control characters nor halves of a character: Postgres holds no such text. */
export const isPlain = (text: string): boolean => text.isWellFormed() && !/\p{Cc}/u.test(text)

export const line = z.string().trim().min(1).max(500).refine(isPlain, 'must be one line')
const id = z.string().min(1).max(100).refine(isPlain, 'must be an id')
const ids = z.array(id).min(1).max(1_000)

const decisionSchema = z
  .object({ id: z.string().openapi({ description: 'Of the decision, by which it can be undone' }), claims: z.int() })
  .openapi('Decision')

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
})

const answer = {
  200: {
    description: 'Decided; the linker does the rest',
    content: { 'application/json': { schema: decisionSchema } },
  },
  ...bodyRefusals,
}

const why = line.openapi({ description: 'The reason; stands in the log', example: 'the same blast, told twice' })

const retract = createRoute({
  ...{ method: 'post', path: '/incidents/{id}/retract', operationId: 'retractIncident', tags: ['incidents'] },
  summary: 'Says that an incident did not happen',
  request: { params: idParameter, body: body(z.strictObject({ why })) },
  responses: answer,
})

const split = createRoute({
  ...{ method: 'post', path: '/incidents/{id}/split', operationId: 'splitIncident', tags: ['incidents'] },
  summary: 'Makes claims of an incident an incident of their own',
  request: { params: idParameter, body: body(z.strictObject({ claims: ids, why })) },
  responses: answer,
})

const merge = createRoute({
  ...{ method: 'post', path: '/incidents/merge', operationId: 'mergeIncidents', tags: ['incidents'] },
  summary: 'Makes incidents one',
  request: { body: body(z.strictObject({ incidents: ids, why })) },
  responses: answer,
})

/** What a person decides about incidents, which no later linking undoes. */
export const decisionRoutes = ({ log }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  const act = (context: Context, reason: string) => ({ who: actor(context), why: reason, source: 'blotter/api' })
  const decided = (context: Context, decision: IncidentDecision) => context.json(decision, 200)
  routes.openapi(merge, async (context) => {
    const { incidents, why: reason } = context.req.valid('json')
    return decided(context, await mergeIncidents(log, incidents, act(context, reason))) as never
  })
  routes.openapi(retract, async (context) => {
    const { why: reason } = context.req.valid('json')
    return decided(context, await retractIncident(log, context.req.valid('param').id, act(context, reason))) as never
  })
  routes.openapi(split, async (context) => {
    const { claims, why: reason } = context.req.valid('json')
    return decided(
      context,
      await splitIncident(log, { id: context.req.valid('param').id, claims }, act(context, reason)),
    ) as never
  })
  return routes
}
