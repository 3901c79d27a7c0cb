/** A moment as the database gives it in ms since 1970; null for none. */
export const msOf = (moment: string | null | undefined): number | null => (moment ? Date.parse(moment) : null)

/** ms since 1970 as ISO 8601 in UTC. */
export const isoOf = (ms: number): string => new Date(ms).toISOString()
