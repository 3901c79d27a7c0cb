import type { Claim, IncidentType } from '@blotter/events'
import type { Evidence } from './evidence.ts'

/** Who did it, as far as a claim states it so that it can be compared: named groups and states. */
export type Doers = {
  perpetrators: ReadonlySet<string>
  /** Those too that say so of themselves. */
  all: ReadonlySet<string>
}

/** Families and types in which one report names the one side, and another the other. */
const TWO_SIDED = new Set(['unrest', 'security', 'conflict.clash', 'conflict.territory-taken', 'conflict.coup'])

export const doersOf = ({ actors }: Pick<Claim, 'actors'>): Doers => {
  const stated = actors.filter(({ certainty, role }) => certainty === 'stated' && role !== 'reporter')
  const named = (list: typeof actors): Set<string> => new Set(list.flatMap((actor) => nameOf(actor) ?? []))
  return { perpetrators: named(stated.filter(({ role }) => role === 'perpetrator')), all: named(stated) }
}

/**
 * What the doers say: the same group or state speaks for one incident, others against it. Who is alleged, a name that no
 * list knows, and "gunmen" say nothing. Where incidents come day after day and one side acts (`habitual`), two states or
 * groups that are stated to have done it did two things.
 */
export const actorEvidence = (
  a: Doers,
  b: Doers,
  { habitual, types }: { habitual: boolean; types: readonly IncidentType[] },
): Evidence[] => {
  if (!a.all.isDisjointFrom(b.all)) return [{ points: 0.5, why: 'actor:same' }]
  if (a.perpetrators.size === 0 || b.perpetrators.size === 0) return []
  const refuses = habitual && !types.some(isTwoSided)
  return [{ points: -1, why: 'actor:different', ...(refuses ? { never: true as const } : {}) }]
}

const isTwoSided = (type: IncidentType): boolean =>
  TWO_SIDED.has(type) || TWO_SIDED.has(type.slice(0, type.indexOf('.')))

const nameOf = ({ kind, id, country }: Claim['actors'][number]): string | null => {
  if (kind === 'individual') return null
  if (id !== undefined) return `${kind} ${id}`
  return kind === 'state' && country !== undefined ? `state ${country.toUpperCase()}` : null
}
