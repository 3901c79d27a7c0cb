import type { IncidentPoint } from '@blotter/views'
import { html } from 'hono/html'
import { counted } from '../frame/figures.ts'
import type { Markup } from '../frame/markup.ts'
import { incidentMap } from '../map/incident-map.ts'

/** Where the incidents of the last day are. */
export const mapBlock = (points: readonly IncidentPoint[]): Markup =>
  html`<h2>Where <span class="dim">${counted(points.length, 'incident')} since yesterday, where the place is known</span></h2>${incidentMap(points, 'Map of the incidents since yesterday')}`
