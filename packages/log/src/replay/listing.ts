import type { EventType, ReplaySelection } from '@blotter/events'
import type { Log } from '../log.ts'
import type { Replay } from './replay.ts'
import { replaySource } from './replayed.ts'

const STRETCH = 20_000

/** What brings an article into a replay: what its first stage takes, and a report that others wrote meanwhile. */
const NEWS: Record<Replay['stage'], EventType[]> = {
  clean: ['ArticleFetched', 'IncidentsReported'],
  extract: ['ArticleCleaned', 'IncidentsReported'],
  link: ['IncidentsReported'],
}

/**
 * Notes the articles that something was appended for in (listed, to], as far as they are selected; one that is noted
 * already is derived again.
 * @param done  told after each stretch how far it is; false ends it
 * @returns whether it came to its end
 */
export const listArticles = async (
  log: Pick<Log, 'database' | 'query'>,
  replay: Pick<Replay, 'id' | 'stage' | 'selection'>,
  range: { listed: number; to: number; done: (position: number) => Promise<boolean> },
): Promise<boolean> => {
  for (let from = range.listed; from < range.to; from += STRETCH) {
    const to = Math.min(range.to, from + STRETCH)
    await listStretch(log, replay, { from, to })
    if (!(await range.done(to))) return false
  }
  return true
}

const listStretch = async (
  log: Pick<Log, 'query'>,
  { id, stage, selection }: Pick<Replay, 'id' | 'stage' | 'selection'>,
  { from, to }: { from: number; to: number },
): Promise<void> => {
  const values: unknown[] = [id, from, to, NEWS[stage], replaySource(id)]
  const conditions = conditionsOf(selection, (value) => `$${values.push(value)}`)
  await log.query(
    `WITH touched AS (
       SELECT stream_id, max(recorded_at) AS read_at FROM blotter.event_log
       WHERE position > $2 AND position <= $3 AND type = ANY($4::text[]) AND source <> $5 GROUP BY stream_id
     )
     INSERT INTO blotter_work.replay_result AS r (replay_id, article_id)
     SELECT $1::uuid, substr(t.stream_id, ${'article/'.length + 1}) FROM touched AS t ${conditions.join} ${conditions.where}
     ON CONFLICT (replay_id, article_id) DO UPDATE
     SET step = 'listed', outcome = NULL, round = r.round + (r.step IN ('reported', 'done'))::int`,
    values,
  )
}

type Conditions = { join: string; where: string }

const conditionsOf = (selection: ReplaySelection, value: (given: unknown) => string): Conditions => {
  const { since, until, feed, type, country } = selection
  const wanted: string[] = []
  let join = ''
  if (feed !== undefined) {
    join += ` JOIN blotter.event_log AS d ON d.stream_id = t.stream_id AND d.version = 1`
    wanted.push(`d.data ->> 'feedId' = ${value(feed)}`)
  }
  if (since !== undefined || until !== undefined || type !== undefined || country !== undefined)
    join += ` LEFT JOIN LATERAL (
       SELECT data FROM blotter.event_log AS e WHERE e.stream_id = t.stream_id AND e.position <= $3
         AND e.type = 'IncidentsReported' ORDER BY e.version DESC LIMIT 1) AS report ON true`
  const published = `coalesce((report.data ->> 'publishedAt')::timestamptz, t.read_at)`
  if (since !== undefined) wanted.push(`${published} >= ${value(since)}::timestamptz`)
  if (until !== undefined) wanted.push(`${published} <= ${value(until)}::timestamptz`)
  const claims = `jsonb_array_elements(report.data -> 'claims') AS c`
  if (type !== undefined) {
    const name = value(type)
    wanted.push(
      `EXISTS (SELECT FROM ${claims} WHERE c ->> 'type' = ${name} OR starts_with(c ->> 'type', ${name} || '.'))`,
    )
  }
  if (country !== undefined)
    wanted.push(`EXISTS (SELECT FROM ${claims} WHERE c -> 'where' ->> 'iso2' = ${value(country.toUpperCase())})`)
  return { join, where: wanted.length ? `WHERE ${wanted.join(' AND ')}` : '' }
}

/**
 * Takes what an undone replay changed into the one that undoes it.
 * @param relinked  it linked all its articles anew, not only those that differed
 */
export const listUndone = async (
  log: Pick<Log, 'query'>,
  { id, undoes }: Pick<Replay, 'id' | 'undoes'>,
  relinked: boolean,
): Promise<void> => {
  await log.query(
    `INSERT INTO blotter_work.replay_result (replay_id, article_id)
     SELECT $1, article_id FROM blotter_work.replay_result WHERE replay_id = $2 AND (differs OR $3) ON CONFLICT DO NOTHING`,
    [id, undoes, relinked],
  )
}

/** Keeps so many of the listed articles, always the same ones. */
export const keepSample = async (log: Pick<Log, 'query'>, id: string, size: number): Promise<void> => {
  await log.query(
    `DELETE FROM blotter_work.replay_result WHERE replay_id = $1 AND article_id NOT IN (
       SELECT article_id FROM blotter_work.replay_result WHERE replay_id = $1 ORDER BY md5(article_id), article_id LIMIT $2)`,
    [id, size],
  )
}

/** Gives listed articles their numbers, after those that have one. @returns the last number */
export const numberArticles = async (log: Pick<Log, 'query'>, id: string): Promise<number> => {
  await log.query(
    `UPDATE blotter_work.replay_result AS r SET number = n.number FROM (
       SELECT article_id, row_number() OVER (ORDER BY article_id) + coalesce(
         (SELECT max(number) FROM blotter_work.replay_result WHERE replay_id = $1), 0) AS number
       FROM blotter_work.replay_result WHERE replay_id = $1 AND number IS NULL) AS n
     WHERE r.replay_id = $1 AND r.article_id = n.article_id`,
    [id],
  )
  const [row] = await log.query<{ last: number | null }>(
    'SELECT max(number) AS last FROM blotter_work.replay_result WHERE replay_id = $1',
    [id],
  )
  return row?.last ?? 0
}
