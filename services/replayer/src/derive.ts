import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { Fault, type LogEvent, type Payload, RetryableFault } from '@blotter/events'
import {
  type CleanedAs,
  type ListedArticle,
  type Log,
  type PackedDocument,
  type Replay,
  type ReplayResult,
  replaySource,
  resultsOf,
  storedPayload,
  storedValue,
  translate,
} from '@blotter/log'
import { rehearse } from '@blotter/pipeline'
import { compareReports, type Reading } from '@blotter/replay'
import { canDerive, type Engines, relinks } from './engines.ts'
import { breathe } from './pace.ts'
import { asBefore, diffOf, pageDifference } from './page-comparison.ts'
import { type Standing, standingOf } from './standing.ts'

export type Deriving = { log: Log; replay: Replay; engines: Engines; signal: AbortSignal }

type Task = { article: ListedArticle; standing: Standing; cleaned?: Cleaned; error?: unknown }

/** How the replay cleans an article: the event that extraction takes, or the refusal. */
type Cleaned = { as: CleanedAs | null; event: LogEvent<'ArticleCleaned'> | null; rejected: string | null }

/**
 * Runs a replay's stages on articles, from what is stored of them, and compares with what stands. One that fails is a
 * result too.
 * @throws RetryableFault, LogUnreachable: none of them is done then
 */
export const deriveArticles = async (
  articles: readonly ListedArticle[],
  deriving: Deriving,
): Promise<ReplayResult[]> => {
  const { log, replay } = deriving
  const streams = await log.readStreams(articles.map(({ articleId }) => `article/${articleId}`))
  // Once it is approved, what is new since the pin counts.
  const until = ['listing', 'deriving'].includes(replay.state) ? replay.position : Number.POSITIVE_INFINITY
  const tasks = articles.map((article, at): Task => ({ article, standing: standingOf(streams[at] ?? [], until) }))
  const restored = await restorations(tasks, streams, deriving)
  const open = tasks.filter(({ article }) => !restored.has(article.articleId))
  if (replay.stage === 'clean') await cleanAll(open, deriving)
  const texts = await textsFor(tasks, deriving)
  const results: ReplayResult[] = []
  for (const task of tasks) {
    const began = performance.now()
    results.push(restored.get(task.article.articleId)?.(texts) ?? (await result(task, texts, deriving)))
    // A worker that only computes cannot say that it lives.
    await breathe(performance.now() - began)
  }
  return results
}

const cleanAll = async (tasks: readonly Task[], { log, engines, signal }: Deriving): Promise<void> => {
  const documents: PackedDocument[] = []
  for (const task of tasks) {
    try {
      task.cleaned = await cleanNewest(task, { engines, log, signal, documents })
    } catch (error) {
      task.error = failure(error)
    }
    await setImmediate()
  }
  // Addressed by content, so that nobody sees them before an event names them.
  if (documents.length) await log.append([], { documents })
}

type Cleaning = Pick<Deriving, 'engines' | 'log' | 'signal'> & { documents: PackedDocument[] }

/** The newest page that is an article; where none is, the refusal of the newest. */
const cleanNewest = async ({ standing }: Task, { documents, ...parts }: Cleaning): Promise<Cleaned> => {
  let refusal: Payload<'ArticleRejected'> | null = null
  for (const event of standing.fetched) {
    const work = await rehearse(parts.engines.clean, { position: event.position, event }, parts)
    const [said] = work.events
    if (said?.type === 'ArticleCleaned') {
      documents.push(...work.documents)
      const data = storedPayload('ArticleCleaned', said.data)
      return {
        as: { type: 'ArticleCleaned', data },
        event: { ...event, type: 'ArticleCleaned', data },
        rejected: null,
      }
    }
    // A page that is another article's by its new reading: mergers are not replayed, and it stays as it is.
    if (said?.type === 'ArticleMerged') return asItStands(standing)
    if (said?.type === 'ArticleRejected') refusal ??= storedPayload('ArticleRejected', said.data)
  }
  return { as: refusal && { type: 'ArticleRejected', data: refusal }, event: null, rejected: refusal?.reason ?? null }
}

const textsFor = (tasks: readonly Task[], { log }: Deriving): Promise<Map<string, string>> =>
  log.documents.texts([
    ...new Set(
      tasks.flatMap(({ standing: { report, cleaned }, cleaned: now }) => [
        ...(report ? [report.data.document] : []),
        ...(cleaned?.type === 'ArticleCleaned' ? [cleaned.data.document] : []),
        ...(now?.event ? [now.event.data.document] : []),
      ]),
    ),
  ])

const result = async (task: Task, texts: ReadonlyMap<string, string>, deriving: Deriving): Promise<ReplayResult> => {
  const { article, standing } = task
  try {
    if (task.error) throw task.error
    if (deriving.replay.stage === 'link') return unchanged(task, deriving)
    const cleaned = task.cleaned ?? asItStands(standing)
    const report = cleaned.event
      ? await extracted(cleaned.event, texts, deriving)
      : rejectedReport(standing, cleaned.rejected)
    const as = sameCleaning(cleaned.as, standing) ? null : cleaned.as
    return compared(article, { standing, as, report, texts }, deriving)
  } catch (error) {
    return failed(article, standing, failure(error))
  }
}

const asItStands = ({ cleaned }: Standing): Cleaned => ({
  as: null,
  event: cleaned?.type === 'ArticleCleaned' ? cleaned : null,
  rejected: null,
})

const extracted = async (
  event: LogEvent<'ArticleCleaned'>,
  texts: ReadonlyMap<string, string>,
  { log, engines, signal }: Deriving,
): Promise<Payload<'IncidentsReported'> | null> => {
  const text = async (hash: string): Promise<string> => texts.get(hash) ?? log.documents.text(hash)
  const parts = { log: { documents: { ...log.documents, text } }, signal }
  const work = await rehearse(engines.extract, { position: event.position, event }, parts)
  const said = work.events.find(({ type }) => type === 'IncidentsReported')
  return said ? storedValue(said.data as Payload<'IncidentsReported'>) : null // found by its type
}

/** An article that is none any more makes no claims, in an event of its own, so that its incidents follow. */
const rejectedReport = ({ report }: Standing, rejected: string | null): Payload<'IncidentsReported'> | null =>
  report && rejected !== null ? { ...report.data, claims: [], reason: `rejected: ${rejected}` } : null

const sameCleaning = (as: CleanedAs | null, { cleaned }: Standing): boolean =>
  as === null || (as.type === cleaned?.type && isDeepStrictEqual(withoutVersion(as.data), withoutVersion(cleaned.data)))

const withoutVersion = ({ cleaner: _, ...data }: CleanedAs['data']) => data

type Comparison = {
  standing: Standing
  as: CleanedAs | null
  report: Payload<'IncidentsReported'> | null
  texts: ReadonlyMap<string, string>
}

const compared = (
  { articleId, round }: ListedArticle,
  { standing, as, report, texts }: Comparison,
  { replay }: Deriving,
): ReplayResult => {
  const old = standing.report?.data ?? null
  const sameReport = report === null || (old !== null && isDeepStrictEqual(saidIn(old), saidIn(report)))
  const differs = as !== null || !sameReport
  const difference = sameReport ? null : compareReports(readingOf(old, texts), readingOf(report, texts))
  const moves = differs || relinks(replay)
  const page = pageDifference(as, standing, texts)
  const claims = difference?.outcome ?? 'unchanged'
  return {
    articleId,
    round,
    outcome: claims === 'unchanged' && page.length > 0 ? 'revised' : claims,
    differs,
    step: moves ? 'derived' : 'done',
    baseVersion: standing.version,
    basePosition: standing.report?.position ?? null,
    cleaned: as,
    // Checked only where it is kept: most reports are equal, and checking costs more than comparing.
    report: sameReport || report === null ? null : storedPayload('IncidentsReported', report),
    diff: diffOf(difference, page),
    error: null,
  }
}

/** All of a report but who made it. */
const saidIn = ({ extractor: _, ...said }: Payload<'IncidentsReported'>) => said

const readingOf = (report: Payload<'IncidentsReported'> | null, texts: ReadonlyMap<string, string>): Reading => ({
  claims: report?.claims ?? [],
  text: (report && texts.get(report.document)) ?? '',
})

const unchanged = ({ article, standing }: Task, { replay }: Deriving): ReplayResult => ({
  articleId: article.articleId,
  round: article.round,
  outcome: 'unchanged',
  differs: false,
  step: relinks(replay) && standing.report ? 'derived' : 'done',
  baseVersion: standing.version,
  basePosition: standing.report?.position ?? null,
  cleaned: null,
  report: null,
  diff: null,
  error: null,
})

const failed = ({ articleId, round }: ListedArticle, standing: Standing, error: unknown): ReplayResult => ({
  articleId,
  round,
  outcome: 'failed',
  differs: false,
  step: 'done',
  baseVersion: standing.version,
  basePosition: standing.report?.position ?? null,
  cleaned: null,
  report: null,
  diff: null,
  error: {
    name: error instanceof Error ? error.name : 'Error',
    code: error instanceof Fault ? error.code : 'defect',
    message: (error instanceof Error ? error.message : String(error)).slice(0, 2_000).toWellFormed(),
  },
})

/** What is the article's own; everything else ends the whole stretch, to be tried again. */
const failure = (thrown: unknown): unknown => {
  const error = translate(thrown)
  if (error instanceof RetryableFault || (error instanceof Fault && error.disposition === 'fatal')) throw error
  return error
}

type Restored = (texts: ReadonlyMap<string, string>) => ReplayResult

/** Of an undo: articles that stand as the undone replay made them go back to what stood before. */
const restorations = async (
  tasks: readonly Task[],
  streams: readonly LogEvent[][],
  deriving: Deriving,
): Promise<Map<string, Restored>> => {
  const { log, replay, engines } = deriving
  const restored = new Map<string, Restored>()
  if (!replay.undoes) return restored
  const ids = tasks.map(({ article }) => article.articleId)
  const former = new Map((await resultsOf(log, replay.undoes, ids)).map((row) => [row.articleId, row]))
  const source = replaySource(replay.undoes)
  for (const [at, { article, standing }] of tasks.entries()) {
    const made = former.get(article.articleId)
    const stream = streams[at] ?? []
    const last = stream.findLastIndex((event) => event.source === source)
    if (made === undefined || last < 0 || !standsAs(made, { standing, source })) {
      // Read since then: by the version that is taken back. Only a checkout that has the other one can read it anew.
      if (!canDerive(replay, engines))
        restored.set(article.articleId, () => ({ ...unchanged({ article, standing }, deriving), outcome: 'left' }))
      continue
    }
    const before = standingOf(stream.slice(0, last).filter((event) => event.source !== source))
    const report = before.report ? before.report.data : rejectedReport(standing, 'undone')
    const as = before.cleaned && asBefore(before.cleaned)
    const documents = [before.report, standing.report].flatMap((event) => event?.data.document ?? [])
    const missing = await log.documents.texts(documents)
    restored.set(article.articleId, (texts) =>
      compared(
        article,
        { standing, as: sameCleaning(as, standing) ? null : as, report, texts: new Map([...texts, ...missing]) },
        deriving,
      ),
    )
  }
  return restored
}

/** Whether an article stands as a replay made it: by its own event, or by that of an undo that went back to it. */
const standsAs = (
  made: Pick<ReplayResult, 'report' | 'cleaned'>,
  { standing, source }: { standing: Standing; source: string },
): boolean => {
  // Its claims stayed as they were, only its page was read differently.
  if (made.report === null && made.cleaned !== null) return standing.cleaned?.source === source
  if ((standing.report ?? standing.cleaned)?.source === source) return true
  return made.report !== null && standing.report !== null && isDeepStrictEqual(standing.report.data, made.report)
}
