import { type LogEvent, labelOf } from '@blotter/events'
import { eventWords, type ToldClaim } from '@blotter/views'
import { html } from 'hono/html'
import { moment } from '../frame/figures.ts'
import { dayOf, placeOf, tollOf } from '../frame/incident-words.ts'
import type { Markup } from '../frame/markup.ts'
import { table } from '../frame/table.ts'
import { foreign } from '../frame/text.ts'

const COLUMNS = [
  { name: 'recorded, UTC' },
  { name: 'toll', wide: true },
  { name: 'what, where, when', wide: true },
  { name: 'because', wide: true },
  { name: 'event' },
]

/** The toll and the rest of the view, as they were believed from each event on. */
export const history = (events: readonly LogEvent[], claims: readonly ToldClaim[]): Markup => {
  const numbers = new Map(claims.map(({ claim }, index) => [claim.id, index + 1]))
  return table(
    'What was believed when',
    COLUMNS,
    events.map((event) => row(event, numbers)),
  )
}

const row = (event: LogEvent, numbers: ReadonlyMap<string, number>) => [
  moment(event.recordedAt),
  'incident' in event.data ? tollOf(event.data.incident.toll) || 'none given' : '',
  'incident' in event.data
    ? foreign([labelOf(event.data.incident.type), placeOf(event.data.incident), dayOf(event.data.incident)].join(', '))
    : '',
  because(event, numbers),
  html`<a href="/log/${event.position}">${event.type}</a>`,
]

/** Claims that this incident holds are named by their number here. */
const because = (event: LogEvent, numbers: ReadonlyMap<string, number>): Markup => {
  const parts = reasonsOf(event).map((reason) => {
    const number = numbers.get(reason)
    return number === undefined ? foreign(reason) : html`<a href="#report-${number}">report ${number}</a>`
  })
  return html`${parts.map((part, index) => html`${index ? '; ' : ''}${part}`)}`
}

const reasonsOf = (event: LogEvent): readonly string[] => {
  switch (event.type) {
    case 'IncidentOpened':
      return [event.data.claim.claimId, ...event.data.why]
    case 'ClaimLinked':
      return [event.data.claim.claimId, ...event.data.why]
    case 'IncidentRevised':
      return event.data.because
    case 'ClaimUnlinked':
      return [event.data.claim.claimId, event.data.reason]
    default:
      return [eventWords(event, new Map())]
  }
}
