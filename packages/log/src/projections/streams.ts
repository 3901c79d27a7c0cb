import type { LogEvent } from '@blotter/events'

/** Id of the article whose stream an event stands in. */
export const articleOf = (event: LogEvent): string => event.streamId.slice('article/'.length)

/** Id of the incident whose stream an event stands in. */
export const incidentOf = (event: LogEvent): string => event.streamId.slice('incident/'.length)

/** Ids of the claims that events make or move. */
export const claimIdsIn = (events: readonly LogEvent[]): string[] =>
  events.flatMap((event) => {
    if (event.type === 'IncidentsReported') return event.data.claims.map(({ id }) => id)
    if (event.type === 'IncidentOpened' || event.type === 'ClaimLinked' || event.type === 'ClaimUnlinked')
      return [event.data.claim.claimId]
    return []
  })
