import type { NounGroup } from '../phrases/noun-groups.ts'

// Words for a state's own forces as a whole; "soldiers" and "officers" are people.
// Matches "army". Not: "soldiers".
const FORCES =
  /^(?:army|police|military|forces|force|regime|government|troops|authorities|navy|guard|coalition|warplanes?|jets?|battalion|brigade)$/

/** Whether a noun group stands for a state's forces or its government. */
export const isState = (group: NounGroup): boolean =>
  FORCES.test(group.head) && group.person?.sector !== 'REB' && group.person?.sector !== 'UAF'
