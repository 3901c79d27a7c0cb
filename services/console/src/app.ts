import { readFileSync } from 'node:fs'
import type { Log } from '@blotter/log'
import type { Queues } from '@blotter/queue'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import { firstPage } from './first-page.ts'
import { lookAtOnce } from './overview.ts'
import { summary } from './summary.ts'

export type ConsoleSources = { log: Log; queues: Queues }

const REFRESH = 2_000
const asset = (name: string): string => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8')

/** The console's routes: one page that shows whether it works, and the stream that keeps it fresh. */
export const consoleApp = (sources: ConsoleSources, signal: AbortSignal): Hono => {
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
  app.get('/', async (context) => context.html(firstPage(await overview())))
  app.get('/console.css', (context) =>
    context.body(asset('console.css'), 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.get('/console.js', (context) =>
    context.body(asset('console.js'), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/livez', (context) => context.text('ok'))
  app.get('/summary/stream', (context) =>
    streamSSE(context, async (stream) => {
      while (!signal.aborted && !stream.aborted) {
        await stream.writeSSE({ event: 'summary', data: String(await summary(await overview())) })
        await stream.sleep(REFRESH)
      }
    }),
  )
  return app
}
