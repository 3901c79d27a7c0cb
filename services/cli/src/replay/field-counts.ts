import type { Log } from '@blotter/log'
import type { ReportDifference } from '@blotter/replay'

/** How often claims differ in a field; `new` and `gone` claims count under those names. */
export type FieldCount = { kind: string; field: string; claims: number }

/** What differs, by kind and field, the most frequent first. */
export const fieldCounts = (log: Log, id: string): Promise<FieldCount[]> =>
  log.query(
    `SELECT c ->> 'kind' AS kind, coalesce(f ->> 'field', '') AS field, count(*)::int AS claims
     FROM blotter_work.replay_result AS r
     CROSS JOIN LATERAL jsonb_array_elements(r.diff -> 'claims') AS c
     LEFT JOIN LATERAL jsonb_array_elements(c -> 'fields') AS f ON true
     WHERE r.replay_id = $1 GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
    [id],
  )

/** An article that a replay reads differently. */
export type DifferentArticle = {
  articleId: string
  outcome: string
  url: string
  title: string | null
  diff: ReportDifference | null
  error: { code: string; message: string } | null
}

/** Articles that differ or failed, those with most changes first. */
export const differentArticles = (
  log: Log,
  id: string,
  { limit, outcome }: { limit: number; outcome?: string },
): Promise<DifferentArticle[]> =>
  log.query(
    `SELECT r.article_id AS "articleId", r.outcome, r.diff, r.error,
       coalesce(r.report ->> 'url', e.data ->> 'url', '') AS url, coalesce(r.report ->> 'title', e.data ->> 'title') AS title
     FROM blotter_work.replay_result AS r
     LEFT JOIN blotter.event_log AS e ON e.stream_id = 'article/' || r.article_id AND e.version = 1
     WHERE r.replay_id = $1 AND r.outcome NOT IN ('unchanged', 'left') AND ($3::text IS NULL OR r.outcome = $3)
     ORDER BY jsonb_array_length(coalesce(r.diff -> 'claims', '[]')) DESC, r.article_id LIMIT $2`,
    [id, limit, outcome ?? null],
  )
