import { type IncidentDecision, mergeIncidents, retractIncident, splitIncident, undoDecision } from '@blotter/acts'
import { InputFault } from '@blotter/events'
import { incidentStory } from '@blotter/views'
import { Hono } from 'hono'
import type { Desk, Visit } from '../frame/desk.ts'
import { counted } from '../frame/figures.ts'
import { readWish, type Wish } from '../frame/form.ts'
import { tellNext } from '../frame/news.ts'
import { Refusal } from '../frame/refusal.ts'
import type { ConsoleSources } from '../sources.ts'
import { incidentPage } from './incident-page.ts'
import { incidentsPage } from './incidents-page.ts'

type Deed = (wish: Wish, id: string) => Promise<IncidentDecision>

/** Incidents: the list with its map, one with its evidence and its history, and the ways to correct it. */
export const incidentRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/incidents', async (visit) => visit.html(await incidentsPage(visit, log)))
  routes.get('/incidents/:id', async (visit) => {
    const story = await incidentStory(log, visit.req.param('id'))
    if (!story) throw new Refusal(404, 'There is no such incident.')
    return visit.html(await incidentPage(visit, log, story))
  })
  const deeds: Record<string, Deed> = {
    merge: ({ act, one }, id) => mergeIncidents(log, [id, idIn(one('other'))], act),
    split: ({ act, all }, id) => splitIncident(log, { id, claims: all('claim') }, act),
    retract: ({ act }, id) => retractIncident(log, id, act),
    undo: ({ act, one }) => undoDecision(log, one('decision'), act),
  }
  for (const [name, deed] of Object.entries(deeds))
    routes.post(`/incidents/:id/${name}`, async (visit) => {
      const decided = await carryOut(deed, await readWish(visit), visit)
      tellNext(visit, `Decided about ${counted(decided.claims, 'claim')}. The linker follows within moments.`)
      return visit.redirect(`/incidents/${visit.req.param('id')}`, 303)
    })
  return routes
}

const carryOut = async (deed: Deed, wish: Wish, visit: Visit): Promise<IncidentDecision> => {
  try {
    return await deed(wish, visit.req.param('id') ?? '')
  } catch (error) {
    if (error instanceof InputFault) throw new Refusal(409, error.message)
    throw error
  }
}

/** An id as somebody pastes it: bare, of a stream, or at the end of an address of this console. */
const idIn = (text: string): string => /([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\W*$/i.exec(text)?.[1] ?? text
