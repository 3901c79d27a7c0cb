import type { IncidentChoice, IncidentDay } from '@blotter/views'
import { html } from 'hono/html'
import { counted, number } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { address } from '../frame/query.ts'

const [WIDTH, HEIGHT, FOOT] = [560, 190, 18]
const DAY = 86_400_000
const MOST_DAYS = 90

/** How many incidents began on each day, up to ninety days back from the latest; a bar leads to its day. */
export const timeline = (days: readonly IncidentDay[], choice: IncidentChoice): Markup => {
  const last = days[0]?.day
  if (!last) return html``
  const end = Date.parse(last)
  const shown = days.filter(({ day }) => (end - Date.parse(day)) / DAY < MOST_DAYS)
  const first = Math.min(...shown.map(({ day }) => Date.parse(day)))
  const count = Math.max(7, Math.round((end - first) / DAY) + 1)
  const most = Math.max(...shown.map((each) => each.count))
  const step = WIDTH / count
  const bar = ({ day, count: found }: IncidentDay): Markup => {
    const x = WIDTH - ((end - Date.parse(day)) / DAY + 1) * step
    const height = (found / most) * (HEIGHT - FOOT - 16)
    const words = `${day}: ${counted(found, 'incident')}`
    return html`<a href="${address('/incidents', { ...choice, since: day, until: day })}" aria-label="${words}"><rect x="${x.toFixed(1)}" y="${(HEIGHT - FOOT - height).toFixed(1)}" width="${Math.max(1, step - 1.5).toFixed(1)}" height="${height.toFixed(1)}"><title>${words}</title></rect></a>`
  }
  return html`<svg class="timeline" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Incidents by day"><line x1="0" y1="${HEIGHT - FOOT}" x2="${WIDTH}" y2="${HEIGHT - FOOT}"/>${shown.toReversed().map(bar)}
<text x="0" y="${HEIGHT - 4}">${new Date(end - (count - 1) * DAY).toISOString().slice(0, 10)}</text><text x="${WIDTH}" y="${HEIGHT - 4}" text-anchor="end">${last}</text><text x="0" y="11">at most ${number(most)} a day</text></svg>`
}
