import type { Log, ReplayOutcome } from '@blotter/log'
import type { ReportDifference } from '@blotter/replay'

/** An article that a replay reads differently, or could not read. */
export type DifferentArticle = {
  articleId: string
  outcome: ReplayOutcome
  url: string
  title: string | null
  diff: ReportDifference | null
  error: { code: string; message: string } | null
}

/** Outcomes in which an article is read differently. */
export const DIFFERENT: readonly ReplayOutcome[] = ['revised', 'new', 'gone']

const SELECT = `SELECT r.article_id AS "articleId", r.outcome, r.diff, r.error,
    coalesce(r.report ->> 'url', e.data ->> 'url', '') AS url, coalesce(r.report ->> 'title', e.data ->> 'title') AS title
  FROM blotter_work.replay_result AS r
  LEFT JOIN blotter.event_log AS e ON e.stream_id = 'article/' || r.article_id AND e.version = 1`
const PAGE = 500

/** All articles that differ or failed, by their ids. */
export async function* eachDifferentArticle(log: Pick<Log, 'query'>, id: string): AsyncGenerator<DifferentArticle> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: DifferentArticle[] = await log.query(
      `${SELECT}
       WHERE r.replay_id = $1 AND r.outcome = ANY($3::text[]) AND r.article_id > $2 ORDER BY r.article_id LIMIT ${PAGE}`,
      [id, after, [...DIFFERENT, 'failed']],
    )
    yield* rows
    after = rows.at(-1)?.articleId
  }
}

/** Articles that differ or failed, those with most changes first. */
export const differentArticles = (
  log: Pick<Log, 'query'>,
  id: string,
  { limit, outcomes = [...DIFFERENT, 'failed'] }: { limit: number; outcomes?: readonly ReplayOutcome[] },
): Promise<DifferentArticle[]> =>
  log.query(
    `${SELECT}
     WHERE r.replay_id = $1 AND r.outcome = ANY($3::text[])
     ORDER BY jsonb_array_length(coalesce(r.diff -> 'claims', '[]')) DESC, r.article_id LIMIT $2`,
    [id, limit, outcomes],
  )
