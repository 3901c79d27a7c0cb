import { type IncidentView, labelOf, type Toll } from '@blotter/events'
import { number } from './figures.ts'

/** `Beledweyne, Somalia`; words for none. */
export const placeOf = ({ where }: IncidentView): string =>
  where
    ? [where.name, where.path[0]].filter((name, index, all) => name && all.indexOf(name) === index).join(', ')
    : 'place unknown'

/** `17 killed, 40+ injured`; empty for none. */
export const tollOf = (toll: Toll): string =>
  Object.entries(toll)
    .map(([kind, { best, high }]) => `${number(best)}${high === null ? '+' : ''} ${kind}`)
    .join(', ')

/** `2026-11-20`, with its end where it took longer. */
export const dayOf = ({ when: { start, end } }: IncidentView): string => {
  if (!start) return 'undated'
  const [from, to] = [start.slice(0, 10), end?.slice(0, 10)]
  return to && to !== from ? `${from} … ${to}` : from
}

/** `Flood · Beledweyne, Somalia · 2026-11-20 · 17 killed` */
export const incidentWords = (view: IncidentView): string =>
  [labelOf(view.type), placeOf(view), dayOf(view), tollOf(view.toll)].filter(Boolean).join(' · ')
