import type { Payload } from '@blotter/events'
import type { Transaction } from '../database.ts'
import { sql } from '../drizzle.ts'
import type { Log } from '../log.ts'

/** What became of an article; `left`: an undo does not touch it. */
export type ReplayOutcome = 'unchanged' | 'revised' | 'new' | 'gone' | 'failed' | 'left'
/** listed → derived → linked (in the shadow) → reported (in the log) → done; what does not differ is done at once. */
export type ReplayStep = 'listed' | 'derived' | 'linked' | 'reported' | 'done'

/** How an article was cleaned: what would be appended. */
export type CleanedAs =
  | { type: 'ArticleCleaned'; data: Payload<'ArticleCleaned'> }
  | { type: 'ArticleRejected'; data: Payload<'ArticleRejected'> }

export type ReplayResult = {
  articleId: string
  round: number
  outcome: ReplayOutcome
  differs: boolean
  step: ReplayStep
  baseVersion: number
  basePosition: number | null
  /** null: as it stands in the log. */
  cleaned: CleanedAs | null
  report: Payload<'IncidentsReported'> | null
  diff: unknown
  error: { name: string; code: string; message: string } | null
}

export type ListedArticle = { articleId: string; number: number; round: number }

/** Articles of a stretch of numbers, both included, that are still to be derived. */
export const listedArticles = (
  log: Pick<Log, 'query'>,
  id: string,
  { from, to }: { from: number; to: number },
): Promise<ListedArticle[]> =>
  log.query(
    `SELECT article_id AS "articleId", number, round FROM blotter_work.replay_result
     WHERE replay_id = $1 AND number BETWEEN $2 AND $3 AND step = 'listed' ORDER BY number`,
    [id, from, to],
  )

/** Numbers of articles that are still to be derived, in order. */
export const listedNumbers = async (
  log: Pick<Log, 'query'>,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<number[]> => {
  const rows = await log.query<{ number: number }>(
    `SELECT number FROM blotter_work.replay_result
     WHERE replay_id = $1 AND number > $2 AND step = 'listed' ORDER BY number LIMIT $3`,
    [id, after, limit],
  )
  return rows.map(({ number }) => number)
}

/**
 * Writes what articles were derived to, in one statement. Whoever derived one that is derived already, or was listed
 * anew meanwhile, changes nothing.
 */
export const writeResults = async (
  log: Pick<Log, 'query'>,
  id: string,
  results: readonly ReplayResult[],
): Promise<void> => {
  if (!results.length) return
  const json = (pick: (result: ReplayResult) => unknown) =>
    results.map((result) => {
      const value = pick(result)
      return value === null || value === undefined ? null : JSON.stringify(value)
    })
  await log.query(
    `UPDATE blotter_work.replay_result AS r
     SET outcome = n.outcome, differs = n.differs, step = n.step, base_version = n.base_version,
       base_position = n.base_position, cleaned = n.cleaned, report = n.report, diff = n.diff, error = n.error,
       derived_at = now()
     FROM unnest($2::text[], $3::int[], $4::text[], $5::boolean[], $6::text[], $7::int[], $8::bigint[], $9::jsonb[],
       $10::jsonb[], $11::jsonb[], $12::jsonb[])
       AS n (article_id, round, outcome, differs, step, base_version, base_position, cleaned, report, diff, error)
     WHERE r.replay_id = $1 AND r.article_id = n.article_id AND r.round = n.round AND r.step = 'listed'`,
    [
      id,
      results.map(({ articleId }) => articleId),
      results.map(({ round }) => round),
      results.map(({ outcome }) => outcome),
      results.map(({ differs }) => differs),
      results.map(({ step }) => step),
      results.map(({ baseVersion }) => baseVersion),
      results.map(({ basePosition }) => basePosition),
      json(({ cleaned }) => cleaned),
      json(({ report }) => report),
      json(({ diff }) => diff),
      json(({ error }) => error),
    ],
  )
}

const COLUMNS = `article_id AS "articleId", round, outcome, differs, step, base_version AS "baseVersion",
  base_position::float8 AS "basePosition", cleaned, report, diff, error`

/** The next articles at a step, by id. */
export const resultsAt = (
  log: Pick<Log, 'query'>,
  id: string,
  step: ReplayStep,
  limit: number,
): Promise<ReplayResult[]> =>
  log.query(
    `SELECT ${COLUMNS} FROM blotter_work.replay_result
     WHERE replay_id = $1 AND step = $2 ORDER BY article_id LIMIT $3`,
    [id, step, limit],
  )

export const resultsOf = (
  log: Pick<Log, 'query'>,
  id: string,
  articleIds: readonly string[],
): Promise<ReplayResult[]> =>
  log.query(`SELECT ${COLUMNS} FROM blotter_work.replay_result WHERE replay_id = $1 AND article_id = ANY($2::text[])`, [
    id,
    articleIds,
  ])

/** Moves articles on, within a transaction. @returns how many were at the step */
export const moveResults = async (
  transaction: Transaction,
  id: string,
  { articleIds, from, to }: { articleIds: readonly string[]; from: ReplayStep; to: ReplayStep },
): Promise<number> => {
  const { rowCount } = await transaction.execute(sql`
    UPDATE blotter_work.replay_result SET step = ${to}
    WHERE replay_id = ${id} AND step = ${from} AND article_id = ANY(${sql.param([...articleIds])}::text[])`)
  return rowCount ?? 0
}

/** Lets what was derived be linked in the log, without a rehearsal in the shadow. */
export const skipShadow = async (log: Pick<Log, 'query'>, id: string): Promise<void> => {
  await log.query(`UPDATE blotter_work.replay_result SET step = 'linked' WHERE replay_id = $1 AND step = 'derived'`, [
    id,
  ])
}

/** Has an article derived again, since its stream went on. */
export const relistArticle = async (log: Pick<Log, 'query'>, id: string, articleId: string): Promise<void> => {
  await log.query(
    `UPDATE blotter_work.replay_result SET step = 'listed', outcome = NULL WHERE replay_id = $1 AND article_id = $2`,
    [id, articleId],
  )
}

/** How many articles are at each step, and came to each outcome. */
export type ReplayProgress = {
  all: number
  steps: Partial<Record<ReplayStep, number>>
  outcomes: Partial<Record<ReplayOutcome, number>>
  differs: number
  /** Derived within the last five minutes, a second. */
  rate: number
}

export const readProgress = async (log: Pick<Log, 'query'>, id: string): Promise<ReplayProgress> => {
  const rows = await log.query<{ step: ReplayStep; outcome: ReplayOutcome | null; differs: boolean; found: number }>(
    `SELECT step, outcome, differs, count(*)::int AS found FROM blotter_work.replay_result
     WHERE replay_id = $1 GROUP BY 1, 2, 3`,
    [id],
  )
  const [pace] = await log.query<{ found: number; seconds: number | null }>(
    `SELECT count(*)::int AS found, extract(epoch FROM max(derived_at) - min(derived_at))::float8 AS seconds
     FROM blotter_work.replay_result WHERE replay_id = $1 AND derived_at > now() - interval '5 minutes'`,
    [id],
  )
  const progress: ReplayProgress = { all: 0, steps: {}, outcomes: {}, differs: 0, rate: 0 }
  for (const { step, outcome, differs, found } of rows) {
    progress.all += found
    progress.steps[step] = (progress.steps[step] ?? 0) + found
    if (outcome) progress.outcomes[outcome] = (progress.outcomes[outcome] ?? 0) + found
    if (differs) progress.differs += found
  }
  progress.rate = pace?.seconds ? pace.found / pace.seconds : 0
  return progress
}

/** Takes away what an earlier comparison found of incidents. */
export const forgetIncidents = async (log: Pick<Log, 'query'>, id: string): Promise<void> => {
  await log.query('DELETE FROM blotter_work.replay_incident WHERE replay_id = $1', [id])
}

/** Whether something that a replay makes of an article is in the log already. */
export const hasAppended = async (log: Pick<Log, 'query'>, id: string): Promise<boolean> => {
  const [row] = await log.query<{ appended: boolean }>(
    `SELECT EXISTS (SELECT FROM blotter_work.replay_result
       WHERE replay_id = $1 AND differs AND step IN ('reported', 'done')) AS appended`,
    [id],
  )
  return row?.appended === true
}

/** Takes away all that a replay derived. */
export const forgetResults = async (log: Pick<Log, 'query'>, id: string): Promise<void> => {
  await log.query('DELETE FROM blotter_work.replay_result WHERE replay_id = $1', [id])
  await forgetIncidents(log, id)
}
