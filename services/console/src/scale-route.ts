import { stageNames } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'
import { Hono } from 'hono'

/** What an autoscaler goes by. */
type Scale = {
  stage: string
  /** Inputs that may be taken now; 0 while the stage is paused, since more workers would take none either. */
  inputs: number
  jobs: number
  oldestSeconds: number
  paused: boolean
}

/** `GET /api/v1/scale/:stage`: how much waits at a stage, on both backends alike. */
export const scaleRoute = (queues: Pick<Queues, 'health'>): Hono => {
  const route = new Hono()
  route.get('/api/v1/scale/:stage', async (context) => {
    const stage = stageNames.find((name) => name === context.req.param('stage'))
    if (!stage) return context.json({ error: `There is no such stage; there are ${stageNames.join(', ')}.` }, 404)
    const { waiting, waitingInputs, oldestWaitingMs, paused } = await queues.health(stage)
    const scale: Scale = {
      stage,
      inputs: paused ? 0 : waitingInputs,
      jobs: paused ? 0 : waiting,
      oldestSeconds: paused ? 0 : Math.round((oldestWaitingMs ?? 0) / 1_000),
      paused,
    }
    return context.json(scale)
  })
  return route
}
