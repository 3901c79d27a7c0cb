import { approveReplay, discardReplay, restReplay } from '@blotter/acts'
import { InputFault } from '@blotter/events'
import { listReplays, type Replay, readProgress, replayNamed } from '@blotter/log'
import { differencePage, gatherDifference, totalsOf } from '@blotter/pages'
import { DEFAULT_BUDGET } from '@blotter/replay'
import { listWorkers } from '@blotter/views'
import { Hono } from 'hono'
import type { Desk } from '../frame/desk.ts'
import { readWish, type Wish } from '../frame/form.ts'
import { tellNext } from '../frame/news.ts'
import { Refusal } from '../frame/refusal.ts'
import type { ConsoleSources } from '../sources.ts'
import { againstPromotion } from './decision.ts'
import { replayPage } from './replay-page.ts'
import { replaysPage } from './replays-page.ts'

/** Replays: all of them, one with its progress and its difference, and what a person decides about it. */
export const replayRoutes = (sources: ConsoleSources): Hono<Desk> => {
  const { log } = sources
  const routes = new Hono<Desk>()
  routes.get('/replays', async (visit) => visit.html(await replaysPage(visit, await listReplays(log))))
  routes.get('/replays/:id', async (visit) => {
    const replay = await named(log, visit.req.param('id'))
    const [progress, workers] = await Promise.all([readProgress(log, replay.id), listWorkers(log)])
    return visit.html(await replayPage(visit, replay, { progress, workers }))
  })
  routes.get('/replays/:id/difference', async (visit) => {
    const replay = await named(log, visit.req.param('id'))
    const totals = totalsOf(replay)
    if (!totals) throw new Refusal(409, `This replay is ${replay.state}; there is nothing to compare yet.`)
    return visit.html(differencePage(await gatherDifference(log, replay, totals)))
  })
  for (const [name, decide] of Object.entries({ promote, discard, pause, resume }))
    routes.post(`/replays/:id/${name}`, async (visit) => {
      const wish = await readWish(visit)
      const replay = await named(log, visit.req.param('id'))
      tellNext(visit, await decided(() => decide(sources, replay, wish)))
      return visit.redirect(`/replays/${replay.id}`, 303)
    })
  return routes
}

/** @throws Refusal 404 */
const named = async (log: ConsoleSources['log'], id: string): Promise<Replay> => {
  try {
    return await replayNamed(log, id)
  } catch (error) {
    if (error instanceof InputFault) throw new Refusal(404, 'There is no such replay.')
    throw error
  }
}

const decided = async (decide: () => Promise<string>): Promise<string> => {
  try {
    return await decide()
  } catch (error) {
    if (error instanceof InputFault) throw new Refusal(409, error.message)
    throw error
  }
}

const promote = async ({ log }: ConsoleSources, replay: Replay, { act, one }: Wish): Promise<string> => {
  const against = againstPromotion(replay)
  if (replay.state !== 'diffed' || !against)
    throw new Refusal(409, `This replay is ${replay.state}; it cannot be promoted now.`)
  if (replay.selection.sample) throw new Refusal(409, 'This replay is a sample: it can be read, not promoted.')
  if (against.length && one('force') !== 'yes') throw new Refusal(409, `Not promoted: ${against.join('; ')}.`)
  const budget = against.length ? null : DEFAULT_BUDGET
  await approveReplay(log, replay, { who: act.who, why: act.why, against, budget })
  return 'Approved. Its workers bring it to its end.'
}

const discard = async (sources: ConsoleSources, replay: Replay, { act }: Wish): Promise<string> => {
  if (['promoting', 'settling', 'promoted'].includes(replay.state))
    throw new Refusal(409, `This replay is ${replay.state}; it cannot be discarded any more.`)
  await discardReplay(sources, replay, act)
  return 'Discarded.'
}

const pause = async ({ log }: ConsoleSources, replay: Replay, { act }: Wish): Promise<string> => {
  if (replay.paused) throw new Refusal(409, `${replay.paused} has paused this replay already.`)
  await restReplay(log, replay, { who: act.who, why: act.why, rests: true })
  return 'Paused. What is done stays done.'
}

const resume = async ({ log }: ConsoleSources, replay: Replay, { act }: Wish): Promise<string> => {
  if (!replay.paused) throw new Refusal(409, 'Nobody has paused this replay.')
  await restReplay(log, replay, { who: act.who, why: act.why, rests: false })
  return 'It goes on where its workers live.'
}
