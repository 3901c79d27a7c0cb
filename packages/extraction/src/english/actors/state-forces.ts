import type { Actor } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import type { PlaceMention } from '../../places/index.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'

// Words for a state's own forces as a whole; "soldiers" and "officers" are people.
// Matches "army". Not: "soldiers".
const FORCES =
  /^(?:army|police|military|forces|force|regime|government|troops|authorities|navy|guard|coalition|warplanes?|jets?|battalion|brigade)$/

/** Whether a noun group stands for a state's forces or its government. */
export const isState = (group: NounGroup): boolean =>
  FORCES.test(group.head) && group.person?.sector !== 'REB' && group.person?.sector !== 'UAF'

/** A country that acts by its state; nothing for a place that is no country. */
export const asState = (
  named: PlaceMention | undefined,
  { certainty, rule }: { certainty: Actor['certainty']; rule: string },
): Ruled<Actor> | undefined => {
  const { place, span } = named ?? {}
  if (!span || place?.kind !== 'country') return undefined
  return {
    role: 'perpetrator',
    kind: 'state',
    name: place.name,
    sector: 'GOV',
    country: place.iso2,
    certainty,
    span,
    rule,
  }
}
