/**
 * What one aspect of two claims (type, date, place, toll, copy) says about their being one incident.
 * `points` add up to the score of the pair; `never` means that the two cannot stand in one incident at all, not even
 * through a third claim; `why` is a stable word for the log, e.g. `date:same`.
 */
export type Evidence = { points: number; why: string; never?: true }

/** An aspect that rules the pair out. */
export const never = (why: string): Evidence => ({ points: 0, why, never: true })
