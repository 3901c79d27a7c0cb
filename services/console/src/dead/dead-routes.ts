import { Hono } from 'hono'
import { actor } from '../access/guard.ts'
import type { Desk, Visit } from '../frame/desk.ts'
import { readWish } from '../frame/form.ts'
import { Refusal } from '../frame/refusal.ts'
import type { ConsoleSources } from '../sources.ts'
import { askPage, type Chosen } from './ask-page.ts'
import { bulkPage } from './bulk-page.ts'
import { openBulks } from './bulks.ts'
import { deadPage } from './dead-page.ts'

/** Dead letters: grouped, chosen, counted first, then decided in bounded batches. */
export const deadRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  const bulks = openBulks(log)
  routes.get('/dead', async (visit) => visit.html(await deadPage(visit, log)))
  routes.post('/dead/ask', async (visit) => {
    actor(visit)
    return visit.html(await askPage(visit, log, await chosenIn(visit)))
  })
  routes.post('/dead/decide', async (visit) => {
    const { act, one } = await readWish(visit)
    const id = await bulks.begin({ chosen: await chosenIn(visit), counted: Number(one('counted')) || 0, act })
    return visit.redirect(`/dead/acts/${id}`, 303)
  })
  routes.get('/dead/acts/:id', async (visit) => {
    const bulk = bulks.find(visit.req.param('id'))
    if (!bulk) throw new Refusal(404, 'This act is not known here any more; what it did stands in the audit.')
    return visit.html(await bulkPage(visit, bulk))
  })
  return routes
}

const chosenIn = async (visit: Visit): Promise<Chosen> => {
  const fields = await visit.req.parseBody({ all: true })
  const one = (name: string): string | undefined => {
    const value = [fields[name]].flat()[0]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const ids = [fields.id ?? []].flat().filter((value) => typeof value === 'string')
  const verdict = one('verdict') === 'discard' ? 'discard' : 'retry'
  if (one('scope') === 'chosen') {
    if (!ids.length) throw new Refusal(400, 'None was chosen, so nothing was done. Tick some, or take all that match.')
    return { verdict, ids }
  }
  return { verdict, stage: one('stage'), code: one('code') }
}
