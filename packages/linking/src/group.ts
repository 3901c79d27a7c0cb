import type { LinkableClaim } from '@blotter/events'

/** An incident as a group: its public id and the claims that it holds. */
export type Group = { id: string; claims: LinkableClaim[] }
