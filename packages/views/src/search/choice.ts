import type { Log } from '@blotter/log'
import { claimConditions, incidentConditions, type Located, type Values } from './conditions.ts'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import { locate } from './locate.ts'
import { historyPosition, type RecordPoint, seenPosition } from './record-point.ts'

/** A filter with its moments as positions, of incidents or of claims. */
export type Choice =
  | { of: 'incidents'; search: Located<IncidentSearch> }
  | { of: 'claims'; search: Located<ClaimSearch> }

/** Conditions that hold of a row of the history that is meant and held at a position. */
export const chosenAt = (choice: Choice, asOf: number, values: Values): string[] =>
  choice.of === 'incidents'
    ? incidentConditions({ ...choice.search, asOf }, values)
    : claimConditions({ ...choice.search, asOf }, values)

/**
 * What is meant, and at which position it is read: that of `as_of`, or as far as the history is folded.
 * @throws InputFault `ahead-of-log`
 */
export const chooseIncidents = async (log: Log, search: IncidentSearch): Promise<{ choice: Choice; at: number }> => ({
  choice: { of: 'incidents', search: await locate(log, { ...search, as_of: undefined }) },
  at: await historyPosition(log, search.as_of),
})

/** The same of claims. @throws InputFault `ahead-of-log` */
export const chooseClaims = async (log: Log, search: ClaimSearch): Promise<{ choice: Choice; at: number }> => ({
  choice: { of: 'claims', search: await locate(log, { ...search, as_of: undefined }) },
  at: await historyPosition(log, search.as_of),
})

/** The position that changes are told from. */
export const sincePosition = (log: Log, point: RecordPoint): Promise<number> => seenPosition(log, point)
