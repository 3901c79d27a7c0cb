import type { Database } from './database.ts'
import { sql } from './drizzle.ts'
import { REPLAYED } from './replay/replayed.ts'
import { dispatch } from './schema/index.ts'

/** How far the dispatcher has handed a stage's inputs to its queue, and the epoch that this queue must carry. */
export type DispatchState = { stage: string; epoch: string; position: number }

export const readDispatch = async (database: Database): Promise<Map<string, DispatchState>> => {
  const { stage, epoch, position } = dispatch
  const rows = await database.select({ stage, epoch, position }).from(dispatch)
  return new Map(rows.map((row) => [row.stage, row]))
}

/** What the dispatcher looks at, in one query. */
export type DispatchNews = {
  states: Map<string, DispatchState>
  head: number
  /** Kinds of the timetable of which something is due. */
  due: Set<string>
}

/** @param until  ISO 8601: entries of the timetable that are due later do not count */
export const readDispatchNews = async (database: Database, until: string): Promise<DispatchNews> => {
  const { rows } = await database.$client.query<{ states: DispatchState[] | null; head: string; due: string[] }>({
    name: 'blotter dispatch news',
    text: `SELECT position AS head,
        (SELECT json_agg(json_build_object('stage', stage, 'epoch', epoch, 'position', position)) FROM blotter_work.dispatch) AS states,
        ARRAY(SELECT kind FROM unnest(ARRAY['poll', 'recheck']) AS kind
          WHERE EXISTS (SELECT FROM blotter_work.schedule AS s WHERE s.kind = kind.kind AND s.due_at <= $1)) AS due
      FROM blotter.log_head`,
    values: [until],
  })
  const [row] = rows
  return {
    states: new Map((row?.states ?? []).map((state) => [state.stage, state])),
    head: Number(row?.head ?? 0),
    due: new Set(row?.due),
  }
}

/** Each position is bound to the log by the chain hash there. */
export const writeDispatch = async (database: Database, states: DispatchState[]): Promise<void> => {
  if (!states.length) return
  const column = (pick: (state: DispatchState) => unknown) => sql.param(states.map(pick))
  await database.execute(sql`
    INSERT INTO blotter_work.dispatch (stage, epoch, position, chain_hash)
    SELECT s.stage, s.epoch, s.position, e.chain_hash
    FROM unnest(${column(({ stage }) => stage)}::text[], ${column(({ epoch }) => epoch)}::uuid[],
                ${column(({ position }) => position)}::bigint[]) AS s (stage, epoch, position)
    LEFT JOIN blotter.event_log AS e ON e.position = s.position
    ON CONFLICT (stage) DO UPDATE
    SET epoch = excluded.epoch, position = excluded.position, chain_hash = excluded.chain_hash`)
}

/** Whether a stage was handed events that this log does not have: it was set back, or is another one. */
export const dispatchIsForeign = async (database: Database): Promise<boolean> => {
  const { rows } = await database.execute<{ foreign: boolean }>(sql`
    SELECT EXISTS (
      SELECT FROM blotter_work.dispatch AS d LEFT JOIN blotter.event_log AS e ON e.position = d.position
      WHERE d.position > 0 AND (e.position IS NULL OR d.chain_hash <> e.chain_hash)
    ) AS foreign`)
  return rows[0]?.foreign === true
}

/**
 * Takes away what belongs to events that this log does not have: marks past its head, or older than the event that now
 * has their position, and positions past its head.
 * @returns how many marks were taken away
 */
export const forgetForeign = async (database: Database): Promise<number> =>
  database.transaction(async (transaction) => {
    const { rowCount } = await transaction.execute(sql`
      DELETE FROM blotter_work.stage_effect AS s USING blotter.log_head AS h
      WHERE s.position > h.position OR EXISTS (
        SELECT FROM blotter.event_log AS e WHERE e.position = s.position AND e.recorded_at > s.done_at)`)
    await transaction.execute(sql`
      UPDATE blotter_work.dispatch AS d SET position = least(d.position, h.position),
        chain_hash = (SELECT chain_hash FROM blotter.event_log WHERE position = least(d.position, h.position))
      FROM blotter.log_head AS h`)
    return rowCount ?? 0
  })

/** What a stage takes: these event types, and retries that a person asked for. */
export type Input = { stage: string; takes: readonly string[] }

/**
 * Positions in (after, until] that a stage takes and has not done, in order.
 * @param before  ISO 8601: only events recorded before this moment
 */
export const undonePositions = async (
  database: Database,
  { stage, takes }: Input,
  range: { after: number; until: number; before?: string; limit: number },
): Promise<number[]> => {
  const result = await database.execute<{ position: string }>(sql`
    SELECT e.position FROM blotter.event_log AS e
    WHERE e.position > ${range.after} AND e.position <= ${range.until}
      AND (e.type = ANY(${sql.param([...takes])}::text[]) OR (e.type = 'ArticleRetried' AND e.data ->> 'stage' = ${stage}))
      AND e.source NOT LIKE ${`${REPLAYED}%`}
      AND (${range.before ?? null}::timestamptz IS NULL OR e.recorded_at < ${range.before ?? null}::timestamptz)
      AND NOT EXISTS (SELECT 1 FROM blotter_work.stage_effect AS s WHERE s.stage = ${stage} AND s.position = e.position)
    ORDER BY e.position LIMIT ${range.limit}`)
  return result.rows.map((row) => Number(row.position))
}
