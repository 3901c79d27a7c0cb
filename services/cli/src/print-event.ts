import { styleText } from 'node:util'
import type { LogEvent } from '@blotter/events'
import { plainLine, printIncident } from '@blotter/pages/text'

/**
 * Lines for the terminal about the events that a reader would care for. An incident shows once a batch, as it stands at
 * its end: one that only took over another's reports under a new id is an update, not another incident.
 */
export const printEvents = (batch: readonly LogEvent[]): string[] => {
  const absorbing = new Set(
    batch.flatMap((event) => (event.type === 'IncidentsMerged' ? [`incident/${event.data.into}`] : [])),
  )
  const absorbed = new Set(batch.flatMap((event) => (event.type === 'IncidentsMerged' ? [event.streamId] : [])))
  const opened = new Set(batch.flatMap((event) => (event.type === 'IncidentOpened' ? [event.streamId] : [])))
  const last = new Map(
    batch.map((event) => [
      event.type === 'IncidentOpened' || event.type === 'IncidentRevised' ? event.streamId : event.eventId,
      event,
    ]),
  )
  return [...last.values()].flatMap((event) => {
    if (absorbed.has(event.streamId)) return []
    const isNew = opened.has(event.streamId) && !absorbing.has(event.streamId)
    const said = describe(event, isNew)
    return said ? [`${event.recordedAt.slice(11, 19)} ${said}`] : []
  })
}

const describe = (event: LogEvent, isNew: boolean): string | null => {
  switch (event.type) {
    case 'IncidentOpened':
    case 'IncidentRevised':
      return `${isNew ? tag('incident', 'green') : tag('updated', 'yellow')} ${printIncident(event.data.incident)}`
    case 'ArticleUnavailable':
      return styleText('dim', `${tag('article')} unavailable: ${event.data.reason}  ${plainLine(event.data.url)}`)
    case 'ArticleRejected':
      return styleText('dim', `${tag('article')} rejected: ${event.data.reason}  ${plainLine(event.data.url)}`)
    case 'ArticleParked':
      return `${tag('parked', 'red')} ${event.data.stage}: ${plainLine(event.data.error.message.split('\n')[0] ?? '')}`
    default:
      return null
  }
}

const tag = (word: string, colour: 'green' | 'yellow' | 'red' | 'dim' = 'dim'): string =>
  styleText(colour, word.padEnd(9))
