import { type Log, positionAt } from '@blotter/log'
import type { StageFlow } from './stage-flow.ts'

const HOUR = 60
const LATELY = 5
/** A busier hour shows from where these begin. */
const MOST_EVENTS = 50_000

/** Inputs that came to a stage and left it, for each of the last 60 minutes, the newest last. */
export type StageMinutes = { in: number[]; out: number[] }

/** Keeps the last hour of every stage, and reads only what is new of it. */
export type MinuteKeeper = {
  /** Reads what came since the last time. */
  advance: (log: Log) => Promise<void>
  of: (stage: string) => StageMinutes
  /** Inputs a minute, over the last five. */
  flows: () => StageFlow[]
}

type Shape = { name: string; takes: readonly string[] }
type Count = { name: string; minute: number; count: number }

const CAME = `
  SELECT CASE WHEN type = 'ArticleRetried' THEN data ->> 'stage' ELSE type END AS name,
    floor(extract(epoch FROM recorded_at) / 60)::int AS minute, count(*)::int AS count
  FROM blotter.event_log WHERE position > $1 AND position <= $2 AND source NOT LIKE 'blotter/replay/%' GROUP BY 1, 2`

// A minute that has not ended is counted anew each time; so is the one before it, for commits that came late.
const LEFT = `
  SELECT stage AS name, floor(extract(epoch FROM done_at) / 60)::int AS minute, count(*)::int AS count
  FROM blotter_work.stage_effect WHERE done_at >= to_timestamp($1::float8 * 60) GROUP BY 1, 2
  UNION ALL
  SELECT 'poll', floor(extract(epoch FROM last_poll_at) / 60)::int, count(*)::int
  FROM blotter_work.feed_health WHERE last_poll_at >= to_timestamp($1::float8 * 60) GROUP BY 2`

/** @param stages  with the event types that are their inputs; @param clock  ms since 1970 */
export const minuteKeeper = (stages: readonly Shape[], clock: () => number): MinuteKeeper => {
  const came = new Map<string, number>()
  const left = new Map<string, number>()
  let position: number | null = null
  let counted = 0
  const minuteNow = (): number => Math.floor(clock() / 60_000)
  const forget = (): void => {
    const first = minuteNow() - HOUR
    for (const counts of [came, left])
      for (const key of counts.keys()) if (Number(key.split(' ')[1]) < first) counts.delete(key)
  }
  const advance = async (log: Log): Promise<void> => {
    const head = await log.head()
    position ??= Math.max(await positionAt(log, new Date(clock() - HOUR * 60_000).toISOString()), head - MOST_EVENTS)
    const from = Math.max(counted - 1, minuteNow() - HOUR)
    if (head > position)
      for (const { name, minute, count } of await log.query<Count>(CAME, [position, head]))
        came.set(`${name} ${minute}`, (came.get(`${name} ${minute}`) ?? 0) + count)
    position = head
    for (const { name, minute, count } of await log.query<Count>(LEFT, [from])) left.set(`${name} ${minute}`, count)
    counted = minuteNow()
    forget()
  }
  const series = (counts: ReadonlyMap<string, number>, names: readonly string[]): number[] =>
    Array.from({ length: HOUR }, (_, at) => minuteNow() - HOUR + 1 + at).map((minute) =>
      names.reduce((sum, name) => sum + (counts.get(`${name} ${minute}`) ?? 0), 0),
    )
  const of = (stage: string): StageMinutes => {
    const takes = stages.find(({ name }) => name === stage)?.takes ?? []
    // A retry is counted under the stage that is to try again.
    return { in: series(came, [...takes, stage]), out: series(left, [stage]) }
  }
  const flows = (): StageFlow[] => {
    const span = LATELY - 1 + (clock() % 60_000) / 60_000
    const rate = (counts: readonly number[]): number =>
      counts.slice(-LATELY).reduce((sum, count) => sum + count, 0) / span
    return stages.map(({ name, takes }) => {
      const minutes = of(name)
      return { stage: name, inPerMinute: takes.length ? rate(minutes.in) : null, outPerMinute: rate(minutes.out) }
    })
  }
  return { advance, of, flows }
}
