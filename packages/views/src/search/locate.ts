import type { Log } from '@blotter/log'
import type { Located } from './conditions.ts'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import { historyPosition, positionOf, type RecordPoint } from './record-point.ts'

type Points = {
  as_of?: RecordPoint | undefined
  recorded_since?: RecordPoint | undefined
  recorded_until?: RecordPoint | undefined
}

/**
 * A filter with its moments as positions.
 * @throws InputFault `ahead-of-log`
 */
export const locate = async <Search extends IncidentSearch | ClaimSearch>(
  log: Log,
  { as_of, recorded_since, recorded_until, ...search }: Search & Points,
): Promise<Located<Search>> => ({
  ...search,
  asOf: as_of ? await historyPosition(log, as_of) : null,
  recordedFrom: recorded_since && (await firstFrom(log, recorded_since)),
  recordedTo: recorded_until && (await positionOf(log, recorded_until)),
})

const firstFrom = async (log: Log, point: RecordPoint): Promise<number> =>
  'position' in point ? point.position : (await positionOf(log, point)) + 1
