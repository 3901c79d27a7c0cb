import type { LogEvent } from '@blotter/events'
import { claimsOf, claimsOfIncidents } from './link-state.ts'
import type { Log } from './log.ts'

/**
 * The incidents that answer to an id today: itself while it holds claims, else those that the claims are in which it held
 * to its end, since a merger that it ended in may have been undone, or undone and made again under another id. Several
 * where they went apart, none where none of them is in an incident any more. null where no incident ever had the id.
 */
export const incidentsAnswering = async (
  log: Pick<Log, 'database' | 'readStream'>,
  id: string,
): Promise<string[] | null> => {
  const stream = await log.readStream(`incident/${id}`)
  if (stream.length === 0) return null
  if ((await claimsOfIncidents(log.database, [id])).length > 0) return [id]
  const found = new Set<string>()
  await follow(log, { id, stream, seen: new Set(), found })
  return [...found].sort()
}

type Way = { id: string; stream: readonly LogEvent[]; seen: Set<string>; found: Set<string> }

const follow = async (log: Pick<Log, 'database' | 'readStream'>, { id, stream, seen, found }: Way): Promise<void> => {
  seen.add(id)
  const end = stream.findLast(isEnd)
  if (end === undefined) return
  const held = await claimsOf(log.database, lastClaims(stream, end))
  const homes = held.flatMap(({ incidentId }) => incidentId ?? [])
  for (const home of homes) found.add(home)
  if (homes.length > 0) return
  for (const next of heirsOf(end)) {
    if (seen.has(next)) continue
    if ((await claimsOfIncidents(log.database, [next])).length > 0) found.add(next)
    else await follow(log, { id: next, stream: await log.readStream(`incident/${next}`), seen, found })
  }
}

type End = LogEvent<'IncidentsMerged' | 'IncidentSplit' | 'IncidentRetracted'>

const isEnd = (event: LogEvent): event is End =>
  event.type === 'IncidentsMerged' || event.type === 'IncidentSplit' || event.type === 'IncidentRetracted'

/** Those that went along with a merger, and those that left for the same cause. */
const lastClaims = (stream: readonly LogEvent[], end: End): string[] => {
  const left = stream.flatMap((event) =>
    event.type === 'ClaimUnlinked' && event.causationId === end.causationId ? [event.data.claim.claimId] : [],
  )
  if (end.type !== 'IncidentsMerged') return left
  const { claims = [] } = end.data
  return [...left, ...(claims.length > 0 ? claims : claimsTold(stream))]
}

/** Before mergers said what they take along, as far as the stream itself tells. */
const claimsTold = (stream: readonly LogEvent[]): string[] => {
  const claims = new Set<string>()
  for (const event of stream) {
    if (event.type === 'IncidentOpened' || event.type === 'ClaimLinked') claims.add(event.data.claim.claimId)
    if (event.type === 'ClaimUnlinked') claims.delete(event.data.claim.claimId)
  }
  return [...claims]
}

const heirsOf = (end: End): string[] => {
  if (end.type === 'IncidentsMerged') return [end.data.into]
  return end.type === 'IncidentSplit' ? end.data.to : []
}
