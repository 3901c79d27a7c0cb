import { type LinkableClaim, type LogEvent, versionTime } from '@blotter/events'
import { sketchOf } from '@blotter/linking'
import { type ArticleFeed, feedsOfArticles, type Log, type Transaction } from '@blotter/log'
import type { PlacedArticle } from './copies.ts'

/** What an article says, with what linking knows of its source. */
export type Report = { article: PlacedArticle; claims: LinkableClaim[] }

/** Reports by the positions of their inputs. */
export type Reports = ReadonlyMap<number, Report>

/** What an article says, or that it says nothing itself, since it is another one. */
export type Reporting = LogEvent<'IncidentsReported' | 'ArticleMerged'>

/**
 * Reads of all inputs together what they do not bring themselves: their texts, and the feeds that they came by. An
 * article that is another one makes no claims from then on: that one tells the story, and counts once.
 */
export const readReports = async (
  inputs: readonly Reporting[],
  { log, transaction }: { log: Log; transaction: Transaction },
): Promise<Reports> => {
  // An article without claims counts nowhere, so it needs no group.
  const telling = inputs.filter(isTelling)
  const texts = await log.documents.texts(telling.map(({ data }) => data.document))
  const feeds = await feedsOfArticles(transaction, telling.map(articleIdOf))
  const reports = inputs.map((input): [number, Report] => {
    const id = articleIdOf(input)
    if (!isTelling(input)) return [input.position, silence(input)]
    const { publishedAt, updatedAt, claims, document } = input.data
    const feed = feeds.get(id)
    const text = feed?.alone ? undefined : texts.get(document)
    const told = versionTime(publishedAt, updatedAt ?? null)
    const report = {
      article: { id, position: input.position, publishedAt, sketch: text === undefined ? null : sketchOf(text) },
      claims: claims.map((claim) => ({ articleId: id, publishedAt: told, ...sourceOf(feed), claim })),
    }
    return [input.position, report]
  })
  return new Map(reports)
}

const isTelling = (input: Reporting): input is LogEvent<'IncidentsReported'> =>
  input.type === 'IncidentsReported' && input.data.claims.length > 0

const silence = (input: Reporting): Report => {
  const publishedAt = input.type === 'IncidentsReported' ? input.data.publishedAt : null
  return { article: { id: articleIdOf(input), position: input.position, publishedAt, sketch: null }, claims: [] }
}

const articleIdOf = ({ streamId }: LogEvent): string => streamId.slice('article/'.length)

const sourceOf = (feed: ArticleFeed | undefined) => ({
  ...(feed ? { feed: feed.feedId } : {}),
  ...(feed?.country ? { feedCountry: feed.country } : {}),
  ...(feed?.kind ? { feedKind: feed.kind } : {}),
})
