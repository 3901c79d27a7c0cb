import { endWebHook, replayWebHook, retryDelivery, subscribeWebHook } from '@blotter/acts'
import { listDeliveries, listWebHooks } from '@blotter/log'
import { historyPosition, incidentFilterSchema } from '@blotter/views'
import { refusedLiteral } from '@blotter/web'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { bodyRefusals } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { actor } from '../guard.ts'
import { query } from '../list-parameters.ts'
import { Problem, problemOfOne, problemOfParameters } from '../problem.ts'
import { isPlain, line } from './decision-routes.ts'
import { idParameter } from './incident-routes.ts'

const hookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    filter: z.record(z.string(), z.string()),
    holder: z.string(),
    state: z.string().openapi({
      description:
        'active; suspended: its receiver answered 410; unheld: its holder has no token with the scope webhooks any more',
    }),
    position: z.int().openapi({ description: 'Changes up to here were queued for it' }),
    createdAt: z.iso.datetime(),
  })
  .openapi('Webhook')

const deliverySchema = z
  .object({
    id: z.string().openapi({ description: 'Sent as webhook-id, the same at every attempt' }),
    incidentId: z.string(),
    position: z.int(),
    state: z.string().openapi({ description: 'waiting, sent or dead' }),
    attempts: z.int(),
    dueAt: z.iso.datetime(),
    settledAt: z.iso.datetime().nullable(),
    said: z.string().nullable().openapi({ description: 'What the receiver answered last, or what was wrong' }),
  })
  .openapi('Delivery')

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  200: { description, content: { 'application/json': { schema } } },
  ...bodyRefusals,
})

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  required: true,
  content: { 'application/json': { schema } },
})
const why = line.openapi({ description: 'The reason; stands in the log', example: 'the desk in Niamey' })
const done = z.object({ id: z.string() }).openapi('Changed')

const list = createRoute({
  ...{ method: 'get', path: '/webhooks', operationId: 'listWebhooks', tags: ['webhooks'] },
  summary: 'The subscriptions of whoever asks',
  request: { query: query({}) },
  responses: json(z.object({ items: z.array(hookSchema) }).openapi('WebhookList'), 'The subscriptions'),
})

const create = createRoute({
  ...{ method: 'post', path: '/webhooks', operationId: 'createWebhook', tags: ['webhooks'] },
  summary: 'Subscribes an address to the changes of a filter, signed as Standard Webhooks says',
  request: {
    body: body(
      z.strictObject({
        url: z
          .url({ protocol: /^https?$/, error: 'must be an http or https address' })
          .max(1_000)
          .refine((text) => isPlain(text) && !/[@#]/.test(text), 'must have no name, no password and no fragment'),
        filter: z.record(z.string().max(40), z.string().max(1_300).refine(isPlain, 'must be one line')).openapi({
          description: "As the parameters of a list: {'country': 'NE', 'killed_min': '6'}",
          example: { country: 'NE', killed_min: '6' },
        }),
        why,
      }),
    ),
  },
  responses: json(
    z.object({ id: z.string(), secret: z.string().openapi({ description: 'Shown this once' }) }).openapi('NewWebhook'),
    'Subscribed; changes from now on are told',
  ),
})

const remove = createRoute({
  ...{ method: 'delete', path: '/webhooks/{id}', operationId: 'removeWebhook', tags: ['webhooks'] },
  summary: 'Ends a subscription',
  request: { params: idParameter, body: body(z.strictObject({ why })) },
  responses: json(done, 'Ended'),
})

const deliveries = createRoute({
  ...{ method: 'get', path: '/webhooks/{id}/deliveries', operationId: 'listDeliveries', tags: ['webhooks'] },
  summary: 'What a subscription was and will be sent, the latest first; at most 200',
  request: {
    params: idParameter,
    query: query({
      state: z
        .enum(['waiting', 'sent', 'dead'], { error: 'must be waiting, sent or dead' })
        .optional()
        .openapi({ description: 'waiting, sent or dead', example: 'dead' }),
    }),
  },
  responses: json(z.object({ items: z.array(deliverySchema) }).openapi('DeliveryList'), 'The deliveries'),
})

const replay = createRoute({
  ...{ method: 'post', path: '/webhooks/{id}/replay', operationId: 'replayWebhook', tags: ['webhooks'] },
  summary: 'Tells a subscription again what changed since a position',
  request: { params: idParameter, body: body(z.strictObject({ since: z.int().nonnegative(), why })) },
  responses: json(done, 'It is told anew'),
})

const retry = createRoute({
  ...{
    method: 'post',
    path: '/webhooks/{id}/deliveries/{delivery}/retry',
    operationId: 'retryDelivery',
    tags: ['webhooks'],
  },
  summary: 'Sends again what was given up, unless something newer of its incident was sent since or is about to be',
  request: { params: idParameter.extend({ delivery: idParameter.shape.id }), body: body(z.strictObject({ why })) },
  responses: json(done, 'It is due now'),
})

/** `/webhooks`: who is told of changes, and what became of it. */
export const webhookRoutes = ({ log, allow }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  const act = (context: Context, reason: string) => ({ who: actor(context), why: reason, source: 'blotter/api' })
  const ownHooks = async (context: Context) =>
    (await listWebHooks(log)).filter(({ holder }) => holder === actor(context))
  /** Those of others are as none. */
  const mustOwn = async (context: Context, id: string): Promise<void> => {
    const own = await ownHooks(context)
    if (!own.some((hook) => hook.id === id)) throw new Problem('not-found', `You have no subscription ${id}.`)
  }
  routes.openapi(list, async (context) => {
    const items = (await ownHooks(context)).map(({ secret: _, ...hook }) => hook)
    return context.json({ items }, 200) as never
  })
  routes.openapi(create, async (context) => {
    const { url, filter, why: reason } = context.req.valid('json')
    checkFilter(filter)
    const refusal = refusedLiteral(url, allow)
    if (refusal) throw problemOfOne('url', `${refusal}; FETCH_ALLOW lets single ones through`, 'bad-body')
    const wish = { url, filter, position: await historyPosition(log) }
    return context.json(await subscribeWebHook(log, wish, act(context, reason)), 200) as never
  })
  routes.openapi(remove, async (context) => {
    const { id } = context.req.valid('param')
    await mustOwn(context, id)
    await endWebHook(log, id, act(context, context.req.valid('json').why))
    return context.json({ id }, 200) as never
  })
  routes.openapi(deliveries, async (context) => {
    const { id } = context.req.valid('param')
    await mustOwn(context, id)
    const found = await listDeliveries(log, { webhookId: id, state: context.req.valid('query').state, limit: 200 })
    const items = found.map(({ body: _, webhookId: __, ...delivery }) => delivery)
    return context.json({ items }, 200) as never
  })
  routes.openapi(replay, async (context) => {
    const { id } = context.req.valid('param')
    const { since, why: reason } = context.req.valid('json')
    if (since > (await historyPosition(log))) throw problemOfOne('since', 'must not lie past the history', 'bad-body')
    await mustOwn(context, id)
    await replayWebHook(log, { id, since }, act(context, reason))
    return context.json({ id }, 200) as never
  })
  routes.openapi(retry, async (context) => {
    const { id, delivery } = context.req.valid('param')
    await mustOwn(context, id)
    await retryDelivery(log, { webhookId: id, id: delivery }, act(context, context.req.valid('json').why))
    return context.json({ id: delivery }, 200) as never
  })
  return routes
}

/** @throws Problem for a filter that no list takes; changes have no `as_of` */
const checkFilter = (filter: Record<string, string>): void => {
  const read = incidentFilterSchema.safeParse(filter)
  if (!read.success) throw problemOfParameters(read.error)
  if ('as_of' in filter) throw problemOfOne('as_of', 'must be left out; a subscription is to what comes')
}
