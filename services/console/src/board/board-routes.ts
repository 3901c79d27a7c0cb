import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { stageNames } from '@blotter/pipeline'
import { createBullBoard } from '@bull-board/api'
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter'
import { HonoAdapter } from '@bull-board/hono'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono, type MiddlewareHandler } from 'hono'
import type { Desk } from '../frame/desk.ts'
import { Refusal } from '../frame/refusal.ts'
import type { ConsoleSources } from '../sources.ts'

const PATH = '/board'

/**
 * BullMQ's own board as the raw view of the queues, for those who may act. It shows and changes nothing, since what is
 * done there would stand in no log.
 */
export const boardRoutes = ({ queues }: ConsoleSources): Hono<Desk> => {
  const routes = new Hono<Desk>()
  routes.use(`${PATH}/*`, async (visit, next) => {
    if (!visit.get('person'))
      throw new Refusal(
        visit.get('formToken') ? 403 : 401,
        'The raw view of the queues is for those who may act: enter a token first.',
      )
    await next()
  })
  routes.use(`${PATH}/*`, withoutStrangers)
  routes.get(`${PATH}/`, (visit) => visit.redirect(PATH, 301))
  const board = openBoard(queues)
  routes.route('/', board as unknown as Hono<Desk>) // its routes want nothing of a desk
  return routes
}

/** Its page would ask a stranger for fonts. */
const withoutStrangers: MiddlewareHandler<Desk> = async (visit, next) => {
  await next()
  if (!visit.res.headers.get('content-type')?.startsWith('text/html')) return
  const page = await visit.res.text()
  visit.res = new Response(page.replace(/<link href="https:\/\/fonts\.[^>]*>/g, ''), visit.res)
}

const openBoard = (queues: ConsoleSources['queues']): Hono => {
  const server = new HonoAdapter(serveStatic)
  server.setBasePath(PATH)
  createBullBoard({
    queues: stageNames.map((stage) => new BullMQAdapter(queues.raw(stage), { readOnlyMode: true })),
    serverAdapter: server,
    options: {
      uiBasePath: dirname(createRequire(import.meta.resolve('@bull-board/api')).resolve('@bull-board/ui/package.json')),
      uiConfig: { boardTitle: 'Blotter, raw', miscLinks: [{ text: 'The console', url: '/' }] },
    },
  })
  return new Hono().route(PATH, server.registerPlugin())
}
