import type { IncidentView } from '@blotter/events'
import type { Log } from '@blotter/log'
import { incidentConditions, openValues } from './conditions.ts'
import type { IncidentSearch } from './filters.ts'
import { listText } from './list-text.ts'
import { locate } from './locate.ts'
import { type Page, type PageRequest, toPage } from './page.ts'

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
export const FOLDED = `SELECT position::float8 AS position FROM blotter_work.checkpoint
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
  const located = await locate(log, search)
  const values = openValues()
  const conditions = incidentConditions(located, values)
  const text = await listText(
    log,
    { table: 'incident_history', id: 'incident_id', columns },
    { search: located, conditions, page },
    values,
  )
  return { text, values: values.values, asOf: located.asOf }
}

/**
 * Incidents that a filter means, now or as known then.
 * @throws InputFault `ahead-of-log`, `bad-cursor`; a driver's error 57014 where it would take too long
 */
export const searchIncidents = async (
  log: Log,
  search: IncidentSearch,
  page: PageRequest,
): Promise<Page<FoundIncident>> => {
  const [folded] = await log.query<{ position: number }>(FOLDED)
  const { text, values, asOf } = await incidentStatement(log, search, page)
  const found = await log.query<FoundIncident>(text, values)
  return toPage(found, page, asOf ?? folded?.position ?? 0)
}
