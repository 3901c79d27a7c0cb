import { readFileSync } from 'node:fs'
import { Fault } from '@blotter/events'
import type { Log } from '@blotter/log'
import type { Queues } from '@blotter/queue'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { firstPage, troublePage } from './first-page.ts'
import { isOurHost } from './host-check.ts'
import { lookAtOnce } from './overview.ts'
import { scaleRoute } from './scale-route.ts'
import { summary } from './summary.ts'

export type ConsoleSources = { log: Log; queues: Queues }

const REFRESH = 2_000
const asset = (name: string): string => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

/** The console's routes: one page that shows whether it works, and the stream that keeps it fresh. */
export const consoleApp = (
  sources: ConsoleSources,
  { names, signal }: { names: ReadonlySet<string>; signal: AbortSignal },
): Hono => {
  const app = new Hono()
  const overview = lookAtOnce(sources)
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    }),
  )
  app.use(async (context, next) => {
    if (isOurHost(context.req.header('host'), names)) return next()
    return context.text('This console goes by another name. Add this one to CONSOLE_HOSTS if it is yours.\n', 421)
  })
  app.onError((error, context) => context.html(troublePage(sentenceFor(error)), 503))
  app.get('/', async (context) => context.html(firstPage(await overview())))
  app.get('/console.css', (context) =>
    context.body(asset('console.css'), 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.get('/console.js', (context) =>
    context.body(asset('console.js'), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  app.route('/', scaleRoute(sources.queues))
  app.get('/livez', (context) => context.text('ok'))
  app.get('/summary/stream', (context) =>
    streamSSE(context, async (stream) => {
      while (!signal.aborted && !stream.aborted) {
        const now = await overview().catch(() => null)
        // Without an answer the stream ends: the page says that it is not connected, and asks again.
        if (!now) return
        await stream.writeSSE({ event: 'summary', data: String(await summary(now)) })
        await stream.sleep(REFRESH)
      }
    }),
  )
  return app
}

const sentenceFor = (error: unknown): string =>
  error instanceof Fault
    ? error.message
    : 'This page could not be made. Look for "console" in the log of the processes.'
