import { pollFeedNow, resumeFeed, suspendFeed } from '@blotter/acts'
import { catchUp, feedsProjection } from '@blotter/log'
import { findFeed } from '@blotter/views'
import { Hono } from 'hono'
import type { Desk } from '../frame/desk.ts'
import { readWish } from '../frame/form.ts'
import { tellNext } from '../frame/news.ts'
import { Refusal } from '../frame/refusal.ts'
import type { ConsoleSources } from '../sources.ts'
import { feedPage } from './feed-page.ts'
import { feedsPage } from './feeds-page.ts'

const DEEDS = {
  poll: { act: pollFeedNow, done: 'It is polled now, as soon as its host lets it.' },
  suspend: { act: suspendFeed, done: 'It is not polled until it is resumed.' },
  resume: { act: resumeFeed, done: 'It is polled again.' },
} as const

/** Feeds: how they do, one with its polls, and poll now, suspend, resume. */
export const feedRoutes = ({ log }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.get('/feeds', async (visit) => visit.html(await feedsPage(visit, log)))
  routes.get('/feeds/:id', async (visit) => visit.html(await feedPage(visit, log, visit.req.param('id'))))
  for (const [name, { act: deed, done }] of Object.entries(DEEDS))
    routes.post(`/feeds/:id/${name}`, async (visit) => {
      const { act } = await readWish(visit)
      const id = visit.req.param('id')
      const feed = await findFeed(log, id)
      if (!feed || !(await deed(log, feed.url, act))) throw new Refusal(404, 'There is no such feed.')
      await catchUp(log, feedsProjection)
      tellNext(visit, done)
      return visit.redirect(`/feeds/${id}`, 303)
    })
  return routes
}
