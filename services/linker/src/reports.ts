import type { LinkableClaim, LogEvent } from '@blotter/events'
import { sketchOf } from '@blotter/linking'
import { type ArticleFeed, feedsOfArticles, type Log, type Transaction } from '@blotter/log'
import type { PlacedArticle } from './copies.ts'

/** What an article says, with what linking knows of its source. */
export type Report = { article: PlacedArticle; claims: LinkableClaim[] }

/** Reports by the positions of their inputs. */
export type Reports = ReadonlyMap<number, Report>

/** Reads of all inputs together what they do not bring themselves: their texts, and the feeds that they came by. */
export const readReports = async (
  inputs: readonly LogEvent<'IncidentsReported'>[],
  { log, transaction }: { log: Log; transaction: Transaction },
): Promise<Reports> => {
  // An article without claims counts nowhere, so it needs no group.
  const telling = inputs.filter(({ data }) => data.claims.length > 0)
  const texts = await log.documents.texts(telling.map(({ data }) => data.document))
  const feeds = await feedsOfArticles(transaction, telling.map(articleIdOf))
  const reports = inputs.map((input): [number, Report] => {
    const { publishedAt, claims, document } = input.data
    const id = articleIdOf(input)
    const feed = feeds.get(id)
    const text = claims.length > 0 && !feed?.alone ? texts.get(document) : undefined
    const report = {
      article: { id, position: input.position, publishedAt, sketch: text === undefined ? null : sketchOf(text) },
      claims: claims.map((claim) => ({ articleId: id, publishedAt, ...sourceOf(feed), claim })),
    }
    return [input.position, report]
  })
  return new Map(reports)
}

const articleIdOf = ({ streamId }: LogEvent): string => streamId.slice('article/'.length)

const sourceOf = (feed: ArticleFeed | undefined) => ({
  ...(feed ? { feed: feed.feedId } : {}),
  ...(feed?.country ? { feedCountry: feed.country } : {}),
  ...(feed?.kind ? { feedKind: feed.kind } : {}),
})
