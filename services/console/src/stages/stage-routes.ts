import { setPaused, stageNames } from '@blotter/pipeline'
import { Hono } from 'hono'
import type { Desk } from '../frame/desk.ts'
import { readWish } from '../frame/form.ts'
import { tellNext } from '../frame/news.ts'
import { Refusal } from '../frame/refusal.ts'
import type { LiveOverview } from '../now/live-overview.ts'
import type { ConsoleSources } from '../sources.ts'
import { jobPage } from './job-page.ts'
import { stagePage } from './stage-page.ts'
import { stagesPage } from './stages-page.ts'

/** Queues, one stage, one job; pause and resume. */
export const stageRoutes = (sources: ConsoleSources, live: LiveOverview): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/stages', async (visit) => visit.html(await stagesPage(visit, await live.now())))
  routes.get('/stages/:stage', async (visit) => {
    const stage = stageNamed(visit.req.param('stage'))
    return visit.html(await stagePage(visit, sources, { stage, overview: await live.now() }))
  })
  routes.get('/jobs/:stage/:id', async (visit) => {
    const { stage, id } = visit.req.param()
    return visit.html(await jobPage(visit, sources, { stage: stageNamed(stage), id }))
  })
  for (const verb of ['pause', 'resume'] as const)
    routes.post(`/stages/${verb}`, async (visit) => {
      const { act, all } = await readWish(visit)
      const stages = all('stage').map(stageNamed)
      if (!stages.length) throw new Refusal(400, 'No stage was named, so nothing was done.')
      await setPaused(sources, { stages, paused: verb === 'pause' }, act).finally(live.moved)
      tellNext(
        visit,
        verb === 'pause' ? `Paused: ${stages.join(', ')}. Running jobs end.` : `Goes on: ${stages.join(', ')}.`,
      )
      return visit.redirect(stages.length === 1 ? `/stages/${stages[0]}` : '/stages', 303)
    })
  return routes
}

const stageNamed = (name: string): string => {
  const found = stageNames.find((stage) => stage === name)
  if (!found) throw new Refusal(404, `There is no such stage; there are ${stageNames.join(', ')}.`)
  return found
}
