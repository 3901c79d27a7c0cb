import type { Claim, IncidentView, LogEvent } from '@blotter/events'
import { incidentsAnswering, type Log } from '@blotter/log'

/** A claim of an incident with its article, and where the article's text is. */
export type ToldClaim = {
  articleId: string
  url: string
  title: string | null
  publishedAt: string | null
  sentence: string | null
  /** Hash of the clean text that the claim's spans are of, hex. */
  document: string | null
  claim: Claim
}

/** Everything that there is about one incident. */
export type IncidentStory = {
  id: string
  incident: IncidentView
  /** open, merged, split or retracted */
  state: string
  /** The one incident that answers to the id now, where it ended in another. */
  mergedInto: string | null
  openedAt: string
  revisedAt: string
  claims: ToldClaim[]
  /** Its stream: what was believed when. */
  events: LogEvent[]
}

const ONE = `
  SELECT incident_id AS id, view AS incident, state, merged_into AS "mergedInto", opened_at AS "openedAt",
    revised_at AS "revisedAt"
  FROM blotter_work.incident WHERE incident_id = $1`

const CLAIMS = `
  SELECT c.article_id AS "articleId", a.url, a.title, a.published_at AS "publishedAt", c.sentence, a.document, c.claim
  FROM blotter_work.claim AS c JOIN blotter_work.article AS a USING (article_id)
  WHERE c.incident_id = $1 ORDER BY a.published_at NULLS LAST, c.claim_id`

/** One incident with its claims and its whole stream; null when there is none of that id. */
export const incidentStory = async (
  log: Pick<Log, 'database' | 'query' | 'readStream'>,
  id: string,
): Promise<IncidentStory | null> => {
  const [row] = await log.query<Omit<IncidentStory, 'claims' | 'events'>>(ONE, [id])
  if (!row) return null
  const [claims, events] = [await log.query<ToldClaim>(CLAIMS, [id]), await log.readStream(`incident/${id}`)]
  return { ...row, mergedInto: row.mergedInto && (await answerOf(log, row)), claims, events }
}

/** A merger may have been undone since: then its claims say where it is. */
const answerOf = async (
  log: Pick<Log, 'database' | 'readStream'>,
  { id, mergedInto }: Pick<IncidentStory, 'id' | 'mergedInto'>,
): Promise<string | null> => {
  const answering = (await incidentsAnswering(log, id)) ?? []
  if (answering.length > 1) return null
  return answering[0] ?? mergedInto
}

/** An incident on a map. */
export type IncidentPoint = {
  id: string
  type: string
  place: string | null
  iso2: string | null
  lat: number
  lon: number
  startsOn: string | null
  killed: number | null
}

/** Which incidents are meant; dates in ISO 8601, inclusive. */
export type IncidentChoice = {
  type?: string | undefined
  country?: string | undefined
  since?: string | undefined
  until?: string | undefined
}

const CHOSEN = `state = 'open'
    AND ($1::text IS NULL OR type = $1 OR starts_with(type, $1 || '.'))
    AND ($2::text IS NULL OR iso2 = upper($2))
    AND ($3::text IS NULL OR ends_on >= $3)
    AND ($4::text IS NULL OR starts_on <= $4)`

const chosen = ({ type, country, since, until }: IncidentChoice) => [
  type ?? null,
  country ?? null,
  since ?? null,
  until ?? null,
]

const POINTS = `
  SELECT incident_id AS id, type, place, iso2, lat, lon, starts_on AS "startsOn",
    (toll -> 'killed' ->> 'best')::float8 AS killed
  FROM blotter_work.incident WHERE ${CHOSEN} AND lat IS NOT NULL AND lon IS NOT NULL
  ORDER BY starts_on DESC NULLS LAST, incident_id LIMIT $5`

/** Incidents that have a place on the map, the latest first. */
export const incidentPoints = (
  log: Pick<Log, 'query'>,
  { limit, ...choice }: IncidentChoice & { limit: number },
): Promise<IncidentPoint[]> => log.query(POINTS, [...chosen(choice), limit])

/** How many incidents began on a day. */
export type IncidentDay = { day: string; count: number }

/** The last days on which some began, the latest first. */
export const incidentDays = (
  log: Pick<Log, 'query'>,
  { limit, ...choice }: IncidentChoice & { limit: number },
): Promise<IncidentDay[]> =>
  log.query(
    `SELECT starts_on AS day, count(*)::int AS count FROM blotter_work.incident
     WHERE ${CHOSEN} AND starts_on IS NOT NULL GROUP BY 1 ORDER BY 1 DESC LIMIT $5`,
    [...chosen(choice), limit],
  )

const LINE = `incident_id AS id, view AS incident, claims, opened_at AS "openedAt", revised_at AS "revisedAt"`

/** Incidents, the latest first, a line each. */
export const listIncidentLines = (
  log: Pick<Log, 'query'>,
  { limit, offset, ...choice }: IncidentChoice & { limit: number; offset: number },
): Promise<IncidentLine[]> =>
  log.query(
    `SELECT ${LINE} FROM blotter_work.incident WHERE ${CHOSEN}
     ORDER BY starts_on DESC NULLS LAST, incident_id LIMIT $5 OFFSET $6`,
    [...chosen(choice), limit, offset],
  )

/** An incident in a line, without its claims. */
export type IncidentLine = { id: string; incident: IncidentView; claims: number; openedAt: string; revisedAt: string }

/** The incidents that began on a day or later, those that were heard of last first. @param since  ISO 8601 date */
export const latestIncidents = (
  log: Pick<Log, 'query'>,
  { since, limit }: { since: string; limit: number },
): Promise<IncidentLine[]> =>
  log.query(
    `SELECT ${LINE} FROM blotter_work.incident WHERE state = 'open' AND starts_on >= $1 ORDER BY revised_at DESC, incident_id LIMIT $2`,
    [since, limit],
  )
