import type { IncidentView } from '@blotter/events'
import type { Log } from '@blotter/log'
import { incidentConditions, openValues } from './conditions.ts'
import type { IncidentSearch } from './filters.ts'
import { listText } from './list-text.ts'
import { locate } from './locate.ts'
import { keyOf, type ListId, type Page, type PageRequest, toPage } from './page.ts'

/** An incident as it was in a stretch of the record. */
export type FoundIncident = {
  id: string
  state: string
  mergedInto: string | null
  incident: IncidentView
  /** How many it held. */
  claims: number
  openedAt: string
  revisedAt: string
  /** Of the event that made it so. */
  position: number
  day: string
}

export const INCIDENT = `incident_id AS id, state, merged_into AS "mergedInto", view AS incident, claims,
    opened_at AS "openedAt", revised_at AS "revisedAt", position::float8 AS position, day`

/** How far the history is folded. */
const FOLDED = `SELECT position::float8 AS position FROM blotter_work.checkpoint
  WHERE projection = 'history' AND status IN ('live', 'stopped')`

/** A list's query; `asOf`: the position that it is of, null: now. */
export type Statement = { text: string; values: unknown[]; asOf: number | null }

/** The statement of a list, for whoever wants to see its plan too. @param columns  over a row `r` */
export const incidentStatement = async (
  log: Log,
  search: IncidentSearch,
  page: PageRequest,
  columns = INCIDENT,
): Promise<Statement> => {
  const key = keyOf(page, 'incident_id')
  const located = await locate(log, search, key)
  const values = openValues()
  const conditions = incidentConditions(located, values)
  const listed = { table: 'incident_history', id: 'incident_id', columns } as const
  const text = await listText(log, listed, { search: located, conditions, page, key }, values)
  return { text, values: values.values, asOf: located.asOf }
}

/**
 * A page of a list's statement.
 * @throws a driver's error 57014 where it would take too long
 */
export const pageOf = async <Row extends { id: string; position: number; day: string }>(
  log: Log,
  { text, values, asOf }: Statement,
  { of, page }: { of: ListId; page: PageRequest },
): Promise<Page<Row>> => {
  if (asOf !== null) return toPage(await log.query<Row>(text, values), page, { of, asOf })
  // In one statement, since rows and position have to be of one moment; without rows, the position stands alone.
  const found = await log.query<Row & { readAt: number }>(
    `SELECT l.*, folded.position AS "readAt" FROM (${FOLDED}) AS folded LEFT JOIN LATERAL (${text}) AS l ON true`,
    values,
  )
  const rows = found.filter(({ id }) => id !== null).map(({ readAt: _, ...row }) => row as unknown as Row)
  return toPage(rows, page, { of, asOf: found[0]?.readAt ?? 0 })
}

/**
 * Incidents that a filter means, now or as known then.
 * @throws InputFault `ahead-of-log`, `bad-cursor`; a driver's error 57014 where it would take too long
 */
export const searchIncidents = async (
  log: Log,
  search: IncidentSearch,
  page: PageRequest,
): Promise<Page<FoundIncident>> =>
  pageOf<FoundIncident>(log, await incidentStatement(log, search, page), { of: 'incident_id', page })
