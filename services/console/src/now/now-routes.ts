import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Desk } from '../frame/desk.ts'
import { firstPage, section } from './first-page.ts'
import type { LiveOverview } from './live-overview.ts'
import type { Overview } from './overview.ts'
import { summaryParts } from './summary.ts'

/** `/`, and the stream that keeps it fresh. */
export const nowRoutes = (live: LiveOverview, signal: AbortSignal): Hono<Desk> => {
  const routes = new Hono<Desk>()
  const drawn = new WeakMap<Overview, Promise<Map<string, string>>>()
  /** The parts of one look are drawn once, however many watch. */
  const partsOf = (overview: Overview): Promise<Map<string, string>> => {
    const known = drawn.get(overview)
    if (known) return known
    const parts = draw(overview)
    drawn.set(overview, parts)
    return parts
  }
  routes.get('/', async (visit) => {
    const started = performance.now()
    const overview = await live.now()
    const markup = String(await firstPage(visit, overview))
    visit.header(
      'server-timing',
      `page;dur=${(performance.now() - started).toFixed(1)}, db;dur=${overview.spent.database.toFixed(1)}`,
    )
    return visit.html(markup)
  })
  routes.get('/now/stream', (visit) =>
    streamSSE(visit, async (stream) => {
      const gone = new AbortController()
      stream.onAbort(() => gone.abort())
      const sent = new Map<string, string>()
      try {
        for await (const overview of live.watch(AbortSignal.any([signal, gone.signal]))) {
          if (stream.aborted) return
          for (const [id, markup] of await partsOf(overview)) {
            if (sent.get(id) === markup) continue
            sent.set(id, markup)
            await stream.writeSSE({ event: 'part', data: markup })
          }
        }
      } catch {
        // Without an answer the stream ends: the page says that it is not connected, and asks again.
      }
    }),
  )
  return routes
}

const draw = async (overview: Overview): Promise<Map<string, string>> => {
  const parts = new Map<string, string>()
  for (const [id, part] of Object.entries(summaryParts(overview))) parts.set(id, String(await section(id, part)))
  return parts
}
