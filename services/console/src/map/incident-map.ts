import { type IncidentType, labelOf } from '@blotter/events'
import type { IncidentPoint } from '@blotter/views'
import { html } from 'hono/html'
import { counted } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { oneLine } from '../frame/text.ts'
import { HEIGHT, projection, WIDTH } from './projection.ts'

type Spot = { x: number; y: number; points: IncidentPoint[] }

// Dots of one such square stand together.
const CELL = 7

/** Incidents on a map of the world: a dot for each place, larger where there are more. @param said  names it */
export const incidentMap = (points: readonly IncidentPoint[], said: string): Markup => {
  const spots = spotsOf(points)
  return html`<svg class="map" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="${said}"><image href="/map/world.svg" width="${WIDTH}" height="${HEIGHT}"/>${spots.map(dot)}</svg>`
}

const dot = ({ x, y, points }: Spot): Markup => {
  const [first] = points
  if (!first) return html``
  const radius = Math.round(10 * Math.min(14, 3.2 + 1.6 * Math.sqrt(points.length - 1))) / 10
  const words = wordsOf(points)
  const [only] = points.length === 1 ? points : []
  const circle = html`<circle cx="${x}" cy="${y}" r="${radius}"><title>${words}</title></circle>`
  if (!only) return html`<g role="img" aria-label="${words}">${circle}</g>`
  return html`<a href="/incidents/${only.id}" aria-label="${words}">${circle}</a>`
}

const wordsOf = (points: readonly IncidentPoint[]): string => {
  const places = [...new Set(points.map(({ place }) => oneLine(place ?? 'place unknown', 60)))]
  const [first] = points
  const what = points.length === 1 && first ? labelOf(first.type as IncidentType) : counted(points.length, 'incident')
  return `${what}: ${places.slice(0, 3).join(', ')}${places.length > 3 ? ' …' : ''}`
}

const spotsOf = (points: readonly IncidentPoint[]): Spot[] => {
  const spots = new Map<string, Spot>()
  for (const point of points) {
    const at = projection([point.lon, point.lat])
    if (!at?.every(Number.isFinite)) continue
    const key = at.map((part) => Math.round(part / CELL)).join(' ')
    const known = spots.get(key)
    if (known) known.points.push(point)
    else spots.set(key, { x: round(at[0]), y: round(at[1]), points: [point] })
  }
  // The small ones on top.
  return [...spots.values()].toSorted((a, b) => b.points.length - a.points.length)
}

const round = (value: number): number => Math.round(value * 10) / 10
