import type { LogEvent } from '@blotter/events'

/**
 * What an event says, in a few words; empty where its type says all. It holds what strangers wrote.
 * @param feeds  titles by the ids of feeds
 */
export const eventWords = (event: LogEvent, feeds: ReadonlyMap<string, string>): string => {
  switch (event.type) {
    case 'ArticleDiscovered':
    case 'ArticleSeen':
      return `in ${feeds.get(event.data.feedId) ?? event.data.feedId}`
    case 'ArticleRefetchDue':
      return event.data.cause
    case 'ArticleFetched':
      return `${event.data.status}, ${event.data.bytes} bytes from ${event.data.finalUrl}`
    case 'ArticleUnavailable':
      return `${event.data.reason}: ${event.data.message}`
    case 'ArticleCleaned':
      return event.data.title ?? ''
    case 'ArticleRejected':
      return event.data.reason
    case 'ArticleMerged':
      return `is article/${event.data.into}: ${event.data.url}`
    case 'ArticleGrouped':
      return `copy in group ${event.data.group}`
    case 'IncidentsReported': {
      const { claims, reason = 'no-incident', cutAt } = event.data
      const found = claims.length
        ? `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}: ${claims.map(({ type }) => type).join(', ')}`
        : `no claim: ${reason}`
      return cutAt === undefined ? found : `${found}; read to character ${cutAt}`
    }
    case 'ClaimHeld':
      return `${event.data.claimId}: ${event.data.reason}`
    case 'ArticleParked':
      return `${event.data.stage}: ${event.data.error.code}: ${event.data.error.message.split('\n')[0]}`
    case 'ArticleRetried':
    case 'ArticleDiscarded':
      return `${event.data.stage}, by ${event.data.by}: ${event.data.reason}`
    case 'FeedAdded':
      return event.data.title ?? event.data.url
    case 'FeedMoved':
      return `to ${event.data.to}`
    case 'FeedSuspended':
    case 'FeedResumed':
    case 'FeedRemoved':
      return event.data.reason
    case 'IncidentRetracted':
    case 'IncidentSplit':
      return event.data.reason
    case 'IncidentsMerged':
      return `into ${event.data.into}: ${event.data.reason}`
    case 'OperatorActed':
      return `${event.data.who}: ${event.data.what}, ${event.data.outcome}`
    case 'LinkDecided':
      return `${event.data.who}: ${event.data.kind}`
    default:
      return ''
  }
}
