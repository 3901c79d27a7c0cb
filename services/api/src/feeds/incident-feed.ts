import { labelOf } from '@blotter/events'
import { plainLine, printIncident } from '@blotter/pages/text'
import type { FirstEvidence, FoundIncident } from '@blotter/views'

/** A feed of incidents, as both formats say it. */
export type IncidentFeed = {
  title: string
  /** Its own address, and where what it stands on is to be found. */
  self: string
  home: string
  updated: string
  entries: FeedEntry[]
}

export type FeedEntry = {
  /** Stays when the incident is revised, so that a reader shows an update and not another one. */
  id: string
  title: string
  /** Of the API. */
  address: string
  /** The first report; undefined where its address is no web address. */
  source: string | undefined
  summary: string
  category: { term: string; label: string }
  published: string
  updated: string
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** RFC 4122 where the id is one. */
const entryId = (id: string): string => (UUID.test(id) ? `urn:uuid:${id}` : `urn:x-blotter:${encodeURIComponent(id)}`)

/** `left`: what the filter meant once; `most` entries, those that changed last. */
type Shown = { meant: readonly FoundIncident[]; left: readonly FoundIncident[]; most: number }

/**
 * Whoever was shown a figure that was corrected since is shown the new one, though the filter means it no more.
 * @param address  of the feed, with its filter
 */
export const incidentFeed = (
  { meant, left, most }: Shown,
  evidence: ReadonlyMap<string, FirstEvidence>,
  { address, title }: { address: URL; title: string },
): IncidentFeed => ({
  title,
  self: address.href,
  home: `${address.origin}/api/v1/incidents${address.search}`,
  // Of an empty feed nothing was ever updated.
  updated: [...meant, ...left]
    .map(({ revisedAt }) => revisedAt)
    .reduce((a, b) => (a > b ? a : b), '1970-01-01T00:00:00.000Z'),
  entries: [
    ...meant.map((each) => ({ ...each, note: '' })),
    ...left.filter(({ state }) => state === 'open').map((each) => ({ ...each, note: CORRECTED })),
  ]
    .toSorted((a, b) => b.position - a.position)
    .slice(0, most)
    .map((each) => entryOf(each, evidence.get(each.id), address.origin)),
})

const CORRECTED = 'Corrected; the filter of this feed means it no more. '

const entryOf = (
  { id, incident, openedAt, revisedAt, note }: FoundIncident & { note: string },
  first: FirstEvidence | undefined,
  origin: string,
): FeedEntry => ({
  id: entryId(id),
  title: printIncident(incident),
  address: `${origin}/api/v1/incidents/${encodeURIComponent(id)}`,
  source: first && webAddress(first.url),
  summary: note + plainLine(first?.sentence ?? first?.title ?? labelOf(incident.type)),
  category: { term: incident.type, label: labelOf(incident.type) },
  published: openedAt,
  updated: revisedAt,
})

const webAddress = (url: string): string | undefined => {
  const read = URL.parse(url)
  return read && /^https?:$/.test(read.protocol) ? read.href : undefined
}
