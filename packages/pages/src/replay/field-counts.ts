import type { Log } from '@blotter/log'

/** How often claims differ in a field, or pages (`page`); `new` and `gone` claims count under those names. */
export type FieldCount = { kind: string; field: string; claims: number }

/** What differs, by kind and field, the most frequent first. */
export const fieldCounts = (log: Log, id: string): Promise<FieldCount[]> =>
  log.query(
    `SELECT c ->> 'kind' AS kind, coalesce(f ->> 'field', '') AS field, count(*)::int AS claims
     FROM blotter_work.replay_result AS r
     CROSS JOIN LATERAL jsonb_array_elements(r.diff -> 'claims') AS c
     LEFT JOIN LATERAL jsonb_array_elements(c -> 'fields') AS f ON true
     WHERE r.replay_id = $1 GROUP BY 1, 2
     UNION ALL
     SELECT 'page', p ->> 'field', count(*)::int FROM blotter_work.replay_result AS r
     CROSS JOIN LATERAL jsonb_array_elements(r.diff -> 'page') AS p
     WHERE r.replay_id = $1 GROUP BY 2
     ORDER BY 3 DESC, 1, 2`,
    [id],
  )
