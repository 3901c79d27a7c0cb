import type { Span } from '@blotter/events'
import type { Reason } from '../../language.ts'
import type { Incident } from '../incidents/incident.ts'
import type { Verdict } from '../incidents/typing.ts'

/** What speaks for the type, the heaviest first. */
export const typeReasons = ({ grounds }: Pick<Verdict, 'grounds'>): Reason[] =>
  grounds.length > 0
    ? grounds.toSorted((a, b) => b.weight - a.weight).map((ground) => ({ field: 'type', ...ground }))
    : [{ field: 'type', rule: 'type.as-opened' }]

/** By which rule each sentence of the evidence belongs to the incident. */
export const evidenceReasons = ({ mentions, joined }: Incident, evidence: Span[]): Reason[] =>
  evidence.map((span, i) => {
    const at = mentions.findIndex((mention, j) => j > 0 && mention.sentence.start === span.start)
    return { field: `evidence.${i}`, rule: joined[at - 1] ?? 'joins.act', span }
  })
