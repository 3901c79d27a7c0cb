import { isOurHost, unlessSilent } from '@blotter/access'
import { answerWithin, ping } from '@blotter/log'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { secureHeaders } from 'hono/secure-headers'
import { allowedMethods } from './allowed-methods.ts'
import { browseRoutes } from './browse/browse-routes.ts'
import { describeApi } from './description.ts'
import { type ApiSources, openRoutes } from './desk.ts'
import { guard, type Opening } from './guard.ts'
import { lettingIn } from './origins.ts'
import { refusePoison } from './poisoned.ts'
import { answerProblem, Problem, problemOf } from './problem.ts'
import { articleRoutes } from './routes/article-routes.ts'
import { claimRoutes } from './routes/claim-routes.ts'
import { decisionRoutes } from './routes/decision-routes.ts'
import { eventRoutes } from './routes/event-routes.ts'
import { exportRoutes } from './routes/export-routes.ts'
import { feedOutRoutes } from './routes/feed-out-routes.ts'
import { feedRoutes } from './routes/feed-routes.ts'
import { incidentRoutes } from './routes/incident-routes.ts'
import { streamRoute } from './routes/stream-route.ts'
import { systemRoutes } from './routes/system-routes.ts'
import { webhookRoutes } from './routes/webhook-routes.ts'

/** `lookMs`: between two looks whether the tokens of those who follow the stream still hold. */
export type ApiOptions = {
  names: ReadonlySet<string>
  opening: Opening
  origins: readonly string[]
  lookMs?: number | undefined
}

const LARGEST_BODY = 64 * 1_024
// ms that Postgres may take to answer nothing.
const PING = 1_000

/** The API: who may ask, then its routes. */
export const apiApp = (sources: ApiSources, { names, opening, origins, lookMs }: ApiOptions): OpenAPIHono => {
  const app = openRoutes()
  app.onError((error, context) => {
    const problem = problemOf(error)
    if (problem) return answerProblem(context, problem)
    // What a driver says of a failed statement holds its values, and secrets among them; its cause says why.
    const { message, stack } = error.cause instanceof Error ? error.cause : error
    sources.logger.error({ error: message, stack, path: context.req.path }, 'a request failed')
    return answerProblem(
      context,
      new Problem('fault', 'Blotter failed here; look for "api" in the log of the processes.'),
    )
  })
  app.notFound((context) => {
    const allow = allowedMethods(app, context.req.path).join(', ')
    if (!allow) return answerProblem(context, new Problem('not-found', 'There is nothing at this address; see /docs.'))
    if (context.req.method === 'OPTIONS') return context.body(null, 204, { allow })
    return answerProblem(context, new Problem('wrong-method', `This address takes ${allow}.`, { headers: { allow } }))
  })
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // For whoever tries the stream on the page of the description.
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
    }),
  )
  app.use(async (context, next) => {
    // A target may be a whole URL, and then its host counts (RFC 9112, 3.2.2).
    const asked = context.req.header('host') && new URL(context.req.url).host
    if (isOurHost(asked, names)) return next()
    throw new Problem('wrong-host', 'This server goes by another name. Add this one to API_HOSTS if it is yours.')
  })
  if (origins.length) app.use(lettingIn(origins))
  app.use(unlessSilent(() => answerWithin(PING, () => ping(sources.log))))
  app.use(guard(sources, opening))
  app.get('/livez', (context) => context.text('ok'))
  // A stream would wait in the packer; and on one machine nothing is gained by packing.
  const packed = compress()
  app.use((context, next) => (opening.loopback || context.req.path === '/events' ? next() : packed(context, next)))
  app.use(
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new Problem('too-large', `A body may have ${LARGEST_BODY} bytes at most.`)
      },
    }),
  )
  app.use(async (context, next) => {
    await refusePoison(context)
    return next()
  })
  app.route('/', streamRoute(sources, { lookMs }))
  for (const routes of apiRoutes(sources)) app.route('/api/v1', routes)
  describeApi(app)
  app.route('/', browseRoutes(app))
  return app
}

const apiRoutes = (sources: ApiSources): OpenAPIHono[] => [
  feedOutRoutes(sources),
  decisionRoutes(sources),
  incidentRoutes(sources),
  claimRoutes(sources),
  articleRoutes(sources),
  feedRoutes(sources),
  eventRoutes(sources),
  exportRoutes(sources),
  systemRoutes(sources),
  webhookRoutes(sources),
]
