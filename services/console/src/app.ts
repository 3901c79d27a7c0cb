import { readFileSync } from 'node:fs'
import { isOurHost, unlessSilent } from '@blotter/access'
import { Fault } from '@blotter/events'
import { answerWithin, ping } from '@blotter/log'
import type { Logger } from '@blotter/pipeline'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { enterRoutes } from './access/enter-page.ts'
import { readGuard, writeGuard } from './access/guard.ts'
import type { Access } from './access/persons.ts'
import { policy } from './access/policy.ts'
import { articleRoutes } from './articles/article-routes.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { boardRoutes } from './board/board-routes.ts'
import { deadRoutes } from './dead/dead-routes.ts'
import { feedRoutes } from './feeds/feed-routes.ts'
import type { Desk } from './frame/desk.ts'
import { Refusal, refusalPage } from './frame/refusal.ts'
import { hostRoutes } from './hosts/host-routes.ts'
import { incidentRoutes } from './incidents/incident-routes.ts'
import { logRoutes } from './log/log-routes.ts'
import { drawWorld } from './map/world.ts'
import { troublePage } from './now/first-page.ts'
import { liveOverview } from './now/live-overview.ts'
import { nowRoutes } from './now/now-routes.ts'
import { replayRoutes } from './replays/replay-routes.ts'
import { scaleRoute } from './scale-route.ts'
import type { ConsoleSources } from './sources.ts'
import { stageRoutes } from './stages/stage-routes.ts'

export type ConsoleOptions = { names: ReadonlySet<string>; access: Access; logger: Logger; signal: AbortSignal }

const LARGEST_FORM = 512 * 1_024
const asset = (name: string): string => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

/** The console: who may enter, then its pages. */
export const consoleApp = (sources: ConsoleSources, { names, access, logger, signal }: ConsoleOptions): Hono<Desk> => {
  const app = new Hono<Desk>()
  app.use(policy)
  app.use(async (visit, next) => {
    if (isOurHost(visit.req.header('host'), names)) return next()
    return visit.text('This console goes by another name. Add this one to CONSOLE_HOSTS if it is yours.\n', 421)
  })
  // No id holds U+0000, and no database takes it.
  app.use(async (visit, next) => {
    if (visit.req.path.includes('\0')) return visit.notFound()
    return next()
  })
  app.use(compress())
  app.use(
    bodyLimit({
      maxSize: LARGEST_FORM,
      onError: () => {
        throw new Refusal(413, 'That was more than a form of these pages holds, so nothing was done.')
      },
    }),
  )
  app.use(unlessSilent(() => answerWithin(PING, () => ping(sources.log))))
  app.use(readGuard(access))
  app.use(writeGuard(access))
  app.onError(async (error, visit) => {
    if (error instanceof Refusal) return visit.html(await refusalPage(visit, error.status, error.message), error.status)
    logger.error({ error: error.message, stack: error.stack, path: visit.req.path }, 'a page could not be made')
    return visit.html(await troublePage(visit, sentenceFor(error)), 503)
  })
  app.notFound(async (visit) => visit.html(await refusalPage(visit, 404, 'There is nothing at this address.'), 404))
  const live = liveOverview(sources)
  for (const routes of [
    nowRoutes(live, signal),
    stageRoutes(sources, live),
    deadRoutes(sources),
    incidentRoutes(sources),
    articleRoutes(sources),
    feedRoutes(sources),
    hostRoutes(sources),
    replayRoutes(sources),
    logRoutes(sources, signal),
    auditRoutes(sources),
    boardRoutes(sources),
  ])
    app.route('/', routes)
  app.route('/', enterRoutes(access))
  app.route('/', scaleRoute(sources.queues))
  app.route('/', assetRoutes())
  app.get('/livez', (visit) => visit.text('ok'))
  return app
}

// ms that Postgres may take to answer nothing.
const PING = 1_000
const HOUR = 3_600

const assetRoutes = (): Hono<Desk> => {
  const routes = new Hono<Desk>()
  const serve = (path: string, type: string, read: () => string): void => {
    let text: string | null = null
    routes.get(path, (visit) => {
      text ??= read()
      return visit.body(text, 200, { 'content-type': type, 'cache-control': `private, max-age=${HOUR}` })
    })
  }
  serve('/console.css', 'text/css; charset=utf-8', () => asset('console.css'))
  serve('/console.js', 'text/javascript; charset=utf-8', () => asset('console.js'))
  serve('/icon.svg', 'image/svg+xml', () => asset('icon.svg'))
  serve('/map/world.svg', 'image/svg+xml', drawWorld)
  return routes
}

const sentenceFor = (error: unknown): string =>
  error instanceof Fault
    ? error.message
    : 'This page could not be made. Look for "console" in the log of the processes.'
