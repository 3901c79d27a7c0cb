import { setTimeout as sleep } from 'node:timers/promises'
import { type EventLine, listEvents } from '@blotter/views'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { streamSSE } from 'hono/streaming'
import type { Desk, Visit } from '../frame/desk.ts'
import { address, asked, askedNumber } from '../frame/query.ts'
import { Refusal } from '../frame/refusal.ts'
import type { ConsoleSources } from '../sources.ts'
import { eventPage } from './event-page.ts'
import { eventRow, logPage } from './log-page.ts'

const A_PAGE = 100
const LOOK = 60
/** A reader follows some hundred lines a second at most; a storm is shown by its newest. */
const MOST_AT_ONCE = 100

/** The log: its newest events, followed live, filtered, and one with its causes and effects. */
export const logRoutes = ({ log }: ConsoleSources, signal: AbortSignal): Hono<Desk> => {
  const routes = new Hono<Desk>()
  const choice = (visit: Visit) => ({ type: asked(visit, 'type'), stream: asked(visit, 'stream') })
  routes.get('/log', async (visit) => {
    const chosen = { ...choice(visit), before: askedNumber(visit, 'before') }
    const events = await listEvents(log, { ...chosen, limit: A_PAGE })
    const follow = address('/log/stream', { ...choice(visit), after: await log.head() })
    return visit.html(await logPage(visit, { events, ...chosen, full: events.length === A_PAGE, follow }))
  })
  routes.get('/log/stream', (visit) => {
    const chosen = choice(visit)
    let after = askedNumber(visit, 'after') ?? 0
    return streamSSE(visit, async (stream) => {
      try {
        while (!signal.aborted && !stream.aborted) {
          const head = await log.head()
          if (head > after) {
            // A reader who was away sees the newest.
            after = Math.max(after, head - 5_000)
            const lines = await listEvents(log, { ...chosen, after, limit: MOST_AT_ONCE })
            after = head
            if (lines.length)
              await stream.writeSSE({ event: 'lines', data: String(await rows(lines)).replaceAll('\n', '') })
          }
          await sleep(LOOK)
        }
      } catch {
        // The page says that it is not connected, and asks again.
      }
    })
  })
  routes.get('/log/:position', async (visit) => {
    const position = visit.req.param('position')
    const event = /^\d{1,15}$/.test(position) ? await log.readAt(Number(position)) : null
    if (!event)
      throw new Refusal(404, `The log has no event at ${position.slice(0, 20)}; it ends at ${await log.head()}.`)
    return visit.html(await eventPage(visit, log, event))
  })
  return routes
}

const rows = (lines: readonly EventLine[]) => html`${lines.map(eventRow)}`
