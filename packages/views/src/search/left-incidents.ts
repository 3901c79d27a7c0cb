import { type Log, STILL } from '@blotter/log'
import { incidentMeaning, openValues } from './conditions.ts'
import type { IncidentSearch } from './filters.ts'
import { type FoundIncident, INCIDENT } from './incident-search.ts'
import { locate } from './locate.ts'

/** Of what was revised, so much is looked through, the latest first: what left earlier is told no more. */
const LOOKED_AT = 5_000

/**
 * Incidents that a filter meant and means no more, as they are now: corrected, retracted, merged or split. Those that
 * changed last come first, of the last revisions alone.
 */
export const leftIncidents = async (log: Log, search: IncidentSearch, limit: number): Promise<FoundIncident[]> => {
  const { asOf: _, ...located } = await locate(log, search)
  const values = openValues()
  const meant = incidentMeaning(located, values).join(' AND ')
  const ended = `SELECT * FROM blotter_work.incident_history WHERE until < ${STILL} ORDER BY until DESC LIMIT ${LOOKED_AT}`
  const ids = `SELECT DISTINCT r.incident_id AS left_id FROM (${ended}) AS r WHERE ${meant}`
  const now = `SELECT * FROM blotter_work.incident_history WHERE incident_id COLLATE "C" = left_id AND until = ${STILL} OFFSET 0`
  return log.query<FoundIncident>(
    `SELECT ${INCIDENT} FROM (${ids}) AS l CROSS JOIN LATERAL (${now}) AS r
     WHERE (${meant}) IS NOT TRUE ORDER BY r."position" DESC, r.incident_id DESC LIMIT ${values.add(limit)}`,
    values.values,
  )
}
