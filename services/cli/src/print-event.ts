import { styleText } from 'node:util'
import { type IncidentView, type LogEvent, labelOf, type Toll } from '@blotter/events'

/** One line for the terminal about an event that a reader would care for; null for the others. */
export const printEvent = (event: LogEvent): string | null => {
  const said = describe(event)
  return said && `${event.recordedAt.slice(11, 19)} ${said}`
}

const describe = (event: LogEvent): string | null => {
  switch (event.type) {
    case 'IncidentOpened':
      return `${tag('incident', 'green')} ${printIncident(event.data.incident)}`
    case 'IncidentRevised':
      return `${tag('revised', 'yellow')} ${printIncident(event.data.incident)}`
    case 'ArticleUnavailable':
      return styleText('dim', `${tag('article')} unavailable: ${event.data.reason}  ${event.data.url}`)
    case 'ArticleRejected':
      return styleText('dim', `${tag('article')} rejected: ${event.data.reason}  ${event.data.url}`)
    case 'ArticleParked':
      return `${tag('parked', 'red')} ${event.data.stage}: ${event.data.error.message.split('\n')[0]}`
    default:
      return null
  }
}

const tag = (word: string, colour: 'green' | 'yellow' | 'red' | 'dim' = 'dim'): string =>
  styleText(colour, word.padEnd(9))

/** `Flood · Beledweyne, Somalia · 2026-11-20 · 17 killed, 40 or more injured` */
export const printIncident = ({ type, where, when, toll }: IncidentView): string => {
  const place = where
    ? [where.name, where.path[0]].filter((name, index, all) => name && all.indexOf(name) === index).join(', ')
    : 'place unknown'
  return [labelOf(type), place, when.start?.slice(0, 10) ?? 'undated', printToll(toll)].filter(Boolean).join(' · ')
}

const printToll = (toll: Toll): string =>
  Object.entries(toll)
    .map(([kind, entry]) => `${entry.best}${entry.high === null ? ' or more' : ''} ${kind}`)
    .join(', ')
