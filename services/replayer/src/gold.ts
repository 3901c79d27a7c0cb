import type { Claim } from '@blotter/events'
import { type Log, type Replay, resultsOf } from '@blotter/log'
import { addScores, f1Of, type GoldScore, goldArticleSchema, scoreArticle } from '@blotter/replay'
import { standingOf } from './standing.ts'

const NONE: GoldScore = { right: 0, made: 0, wanted: 0 }
const PAGE = 100

/** How many of the gold set's articles the log holds, and how both versions do on them: F1 of claims, 0 to 1. */
export type GoldScores = { articles: number; before: number; after: number }

/** Scores what stands and what the replay makes of the articles that the gold set names by id. */
export const scoreGold = async (log: Log, replay: Replay): Promise<GoldScores> => {
  const lines = (replay.gold ?? []).map((line) => goldArticleSchema.parse(line))
  let [before, after] = [NONE, NONE]
  let articles = 0
  for (let at = 0; at < lines.length; at += PAGE) {
    const page = lines.slice(at, at + PAGE)
    const ids = page.map(({ article }) => article)
    const streams = await log.readStreams(ids.map((id) => `article/${id}`))
    const results = new Map((await resultsOf(log, replay.id, ids)).map((result) => [result.articleId, result]))
    for (const [index, { article, claims }] of page.entries()) {
      const standing = standingOf(streams[index] ?? [], replay.position)
      if (standing.version === 0) continue
      articles += 1
      const old: readonly Claim[] = standing.report?.data.claims ?? []
      before = addScores(before, scoreArticle(claims, old))
      after = addScores(after, scoreArticle(claims, results.get(article)?.report?.claims ?? old))
    }
  }
  return { articles, before: f1Of(before), after: f1Of(after) }
}
