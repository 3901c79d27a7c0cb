import { InputFault } from '@blotter/events'
import { historyProjection, type Log, positionAt, readCheckpoint, standstillAt } from '@blotter/log'

/**
 * A point of the record: a position of the log, or a time (ISO 8601 in UTC). Answers tell times to the millisecond and the
 * log keeps microseconds, so a time is a stretch, from its first one until its last.
 */
export type RecordPoint = { position: number } | { from: string; moment: string }

// Matches "2026-11-20T12:00Z", "2026-11-20T12:00:00.5+01:00". Not: "2026-11-20T12:00".
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A position or a moment with zone; a day alone is its end in UTC. Null for anything else. */
export const readRecordPoint = (text: string): RecordPoint | null => {
  if (/^\d{1,15}$/.test(text)) return { position: Number(text) }
  if (DAY.test(text) && isDay(text)) return { from: `${text}T00:00:00Z`, moment: `${text}T23:59:59.999999Z` }
  // A plus sign in a query is a space.
  const written = text.replace(' ', '+')
  if (MOMENT.test(written) && isDay(written.slice(0, 10)) && !Number.isNaN(Date.parse(written)))
    return stretchOf(new Date(written).toISOString())
  return null
}

const stretchOf = (millisecond: string): RecordPoint => ({
  from: millisecond,
  moment: millisecond.replace('Z', '999Z'),
})

const isDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !text.startsWith('0000') && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/**
 * The position that a reader of the history sees: of the point that is asked for, or as far as it is folded.
 * @throws InputFault `ahead-of-log` for what lies past that
 */
export const historyPosition = async (log: Log, point?: RecordPoint): Promise<number> => {
  const [{ position: folded }, seen] = await Promise.all([
    readCheckpoint(log.database, historyProjection),
    point ? seenPosition(log, point) : null,
  ])
  if (!point || seen === null) return folded
  if (seen <= folded) return seen
  // What is still to come has not been recorded.
  if ('moment' in point && Date.parse(point.moment) > Date.now()) return folded
  throw new InputFault('ahead-of-log', `the history is read up to position ${folded}; ask for that or an earlier one`)
}

/** The last position that is recorded at a point. */
const positionOf = (log: Log, point: RecordPoint): Promise<number> =>
  'position' in point ? Promise.resolve(point.position) : positionAt(log, point.moment)

/** The first position that is recorded at a point or after it, or was not seen by then. */
export const firstFrom = async (log: Log, point: RecordPoint): Promise<number> =>
  'position' in point ? point.position : (await seenAt(log, await positionAt(log, point.from, '<'))) + 1

/** The position that readers of a point saw, however far the log was. */
export const seenPosition = async (log: Log, point: RecordPoint): Promise<number> =>
  seenAt(log, await positionOf(log, point))

/** Within a promotion readers saw the log as it was before. */
const seenAt = async (log: Log, position: number): Promise<number> =>
  (await standstillAt(log, position))?.from ?? position
