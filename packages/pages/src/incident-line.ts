import { type IncidentView, labelOf, type Toll } from '@blotter/events'
import { plainLine } from './plain-text.ts'

/** `Flood · Beledweyne, Somalia · 2026-11-20 · 17 killed, 40 or more injured` */
export const printIncident = ({ type, where, when, toll }: IncidentView): string => {
  const place = where
    ? [where.name, where.path[0]].filter((name, index, all) => name && all.indexOf(name) === index).join(', ')
    : 'place unknown'
  return [labelOf(type), place, when.start?.slice(0, 10) ?? 'undated', printToll(toll)]
    .filter(Boolean)
    .map((part) => plainLine(String(part)))
    .join(' · ')
}

const printToll = (toll: Toll): string =>
  Object.entries(toll)
    .map(([kind, entry]) => `${entry.best.toLocaleString('en')}${entry.high === null ? ' or more' : ''} ${kind}`)
    .join(', ')
