import type { CasualtyKind, Claim, Count } from '@blotter/events'

/** What a claim says of how a count of its came about: whether it rose, was corrected, and from which one. */
export type TollMove = { rises: boolean; corrected: boolean; replaces: Count | null }

/**
 * Reads the count that a claim's count of one kind replaces. The claim's reasons `toll.rises` and `toll.corrected`
 * (extraction) are told of its people killed.
 */
export const tollMoveOf = ({ why, casualties }: Pick<Claim, 'why' | 'casualties'>, kind: CasualtyKind): TollMove => {
  const told = casualties.find((one) => one.kind === kind && one.subsetOf === undefined && one.replaces)
  const replaces = told?.replaces ?? null
  const change = told === undefined || replaces === null ? 0 : told.min - replaces.min
  const says = (reason: string): boolean => kind === 'killed' && change === 0 && why.includes(reason)
  return {
    rises: change > 0 || says('toll.rises'),
    corrected: change < 0 || says('toll.corrected'),
    replaces,
  }
}

/** Whether the words of a claim point back at an earlier report of the same incident. */
export const pointsBack = ({ rises, corrected, replaces }: TollMove): boolean => rises || corrected || replaces !== null
