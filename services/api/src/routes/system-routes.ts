import { incidentTypes } from '@blotter/events'
import { listReplays, type Replay, replayNamed } from '@blotter/log'
import { topology } from '@blotter/pipeline'
import { stageStandings } from '@blotter/views'
import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { answers } from '../answers.ts'
import { type ApiSources, openRoutes } from '../desk.ts'
import { query } from '../list-parameters.ts'
import { Problem } from '../problem.ts'
import { reply } from '../reply.ts'
import { codesOf, codesSchema } from '../shapes.ts'
import { idParameter, JSON_TYPE } from './incident-routes.ts'

const none = query({})

const stageSchema = z
  .object({
    stage: z.string(),
    verdict: z.string().openapi({ description: 'ok, late, stuck, failing, paused or no workers' }),
    reason: z.string(),
    waiting: z.int().openapi({ description: 'Inputs that may be taken now' }),
    active: z.int(),
    delayed: z.int(),
    oldestSeconds: z.number().nullable(),
    inPerMinute: z.number().nullable(),
    outPerMinute: z.number(),
    dead: z.int().openapi({ description: 'Inputs that wait for a person' }),
    paused: z.boolean(),
  })
  .openapi('Stage')

const replaySchema = z
  .object({
    id: z.string(),
    stage: z.string(),
    state: z.string(),
    selection: z.record(z.string(), z.unknown()),
    versions: z.array(z.record(z.string(), z.unknown())),
    undoes: z.string().nullable(),
    who: z.string(),
    why: z.string().nullable(),
    position: z.int(),
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('Replay')

const typeSchema = z
  .object({ type: z.string(), label: z.string(), family: z.string(), codes: codesSchema })
  .openapi('IncidentType')

const stages = createRoute({
  ...{ method: 'get', path: '/stages', operationId: 'listStages', tags: ['system'] },
  summary: 'How every stage of the pipeline stands',
  request: { query: none },
  responses: answers(z.object({ items: z.array(stageSchema) }).openapi('StageList'), 'The stages, in order'),
})

const replays = createRoute({
  ...{ method: 'get', path: '/replays', operationId: 'listReplays', tags: ['system'] },
  summary: 'Replays, the newest first; at most 200',
  request: { query: none },
  responses: answers(z.object({ items: z.array(replaySchema) }).openapi('ReplayList'), 'The replays'),
})

const replay = createRoute({
  ...{ method: 'get', path: '/replays/{id}', operationId: 'getReplay', tags: ['system'] },
  summary: 'One replay',
  request: { params: idParameter },
  responses: answers(replaySchema, 'The replay'),
})

const types = createRoute({
  ...{ method: 'get', path: '/types', operationId: 'listTypes', tags: ['system'] },
  summary: 'The types of incidents with their codes in ACLED, PLOVER, IPTC, GLIDE, EM-DAT, UNDRR and GTD',
  request: { query: none },
  responses: answers(z.object({ items: z.array(typeSchema) }).openapi('TypeList'), 'The types'),
})

const replayJson = ({
  id,
  stage,
  state,
  selection,
  versions,
  undoes,
  who,
  why,
  position,
  startedAt,
  endedAt,
}: Replay) => ({
  ...{ id, stage, state, selection, versions, undoes, who, why, position },
  startedAt: new Date(startedAt).toISOString(),
  endedAt: endedAt && new Date(endedAt).toISOString(),
})

/** `/stages`, `/replays` and `/types`. */
export const systemRoutes = ({ log, queues }: ApiSources): OpenAPIHono => {
  const routes = openRoutes()
  routes.openapi(stages, async (context) => {
    const standings = await stageStandings(log, Object.values(topology), queues)
    const items = standings.map((each) => ({
      stage: each.stage,
      verdict: each.verdict.state,
      reason: each.verdict.reason,
      waiting: each.waitingInputs,
      active: each.active,
      delayed: each.delayed,
      oldestSeconds: each.oldestWaitingMs === null ? null : each.oldestWaitingMs / 1_000,
      inPerMinute: each.inPerMinute,
      outPerMinute: each.outPerMinute,
      dead: each.parked,
      paused: each.paused,
    }))
    return reply(context, { type: JSON_TYPE, body: JSON.stringify({ items }) })
  })
  routes.openapi(replays, async (context) => {
    const items = (await listReplays(log)).slice(0, 200).map(replayJson)
    return reply(context, { type: JSON_TYPE, body: JSON.stringify({ items }) })
  })
  routes.openapi(replay, async (context) => {
    const { id } = context.req.valid('param')
    // A whole id only: the beginning of one is for terminals.
    const found = id.length === 36 ? await replayNamed(log, id) : null
    if (!found) throw new Problem('not-found', 'There is no such replay.')
    return reply(context, { type: JSON_TYPE, body: JSON.stringify(replayJson(found)) })
  })
  routes.openapi(types, (context) => {
    const items = incidentTypes.map(({ code, label, family }) => ({ type: code, label, family, codes: codesOf(code) }))
    return reply(context, { type: JSON_TYPE, body: JSON.stringify({ items }) })
  })
  return routes
}
