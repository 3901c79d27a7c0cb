import type { Log } from '@blotter/log'
import type { Located } from './conditions.ts'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import { firstFrom, historyPosition, type RecordPoint, seenPosition } from './record-point.ts'

type Points = {
  as_of?: RecordPoint | undefined
  recorded_since?: RecordPoint | undefined
  recorded_until?: RecordPoint | undefined
}

/**
 * A filter with its moments as positions.
 * @param on  what a list goes on from, at the position that it began at
 * @throws InputFault `ahead-of-log`
 */
export const locate = async <Search extends IncidentSearch | ClaimSearch>(
  log: Log,
  { as_of, recorded_since, recorded_until, ...search }: Search & Points,
  on: { asOf: number } | null = null,
): Promise<Located<Search>> => ({
  ...search,
  asOf: on?.asOf ?? (as_of ? await historyPosition(log, as_of) : null),
  recordedFrom: recorded_since && (await firstFrom(log, recorded_since)),
  recordedTo: recorded_until && (await seenPosition(log, recorded_until)),
})
