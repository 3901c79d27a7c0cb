import type { Log } from '@blotter/log'
import { CLAIM, type FoundClaim } from './claim-search.ts'
import { heldAt, openValues } from './conditions.ts'
import { type FoundIncident, INCIDENT } from './incident-search.ts'
import { historyPosition, type RecordPoint } from './record-point.ts'

/** An incident with the claims that it held. */
export type IncidentRecord = FoundIncident & { told: FoundClaim[] }

/** Of an earthquake there may be thousands; the first are enough to judge by, the rest is a list of its own. */
const MOST_CLAIMS = 200

/**
 * One incident as it was, with its evidence; null where there was none of that id.
 * @throws InputFault `ahead-of-log`
 */
export const incidentRecord = async (log: Log, id: string, point?: RecordPoint): Promise<IncidentRecord | null> => {
  const asOf = point ? await historyPosition(log, point) : null
  const rowsOf = async <Row>(columns: string, table: string, tail = ''): Promise<Row[]> => {
    const values = openValues()
    // Each by the index that it has.
    const key = table === 'incident_history' ? 'incident_id COLLATE "C"' : 'incident_id'
    const conditions = [`${key} = ${values.add(id)}`, ...heldAt(asOf, values.add)]
    return log.query<Row>(
      `SELECT ${columns} FROM blotter_work.${table} WHERE ${conditions.join(' AND ')} ${tail}`,
      values.values,
    )
  }
  const [incident] = await rowsOf<FoundIncident>(INCIDENT, 'incident_history')
  if (!incident) return null
  const told = await rowsOf<FoundClaim>(
    CLAIM,
    'claim_history',
    `ORDER BY published_at NULLS LAST, claim_id LIMIT ${MOST_CLAIMS}`,
  )
  return { ...incident, told }
}

/** One claim as it was; null where there was none of that id. @throws InputFault `ahead-of-log` */
export const claimRecord = async (log: Log, id: string, point?: RecordPoint): Promise<FoundClaim | null> => {
  const asOf = point ? await historyPosition(log, point) : null
  const values = openValues()
  const conditions = [`claim_id COLLATE "C" = ${values.add(id)}`, ...heldAt(asOf, values.add)]
  const text = `SELECT ${CLAIM} FROM blotter_work.claim_history WHERE ${conditions.join(' AND ')}`
  return (await log.query<FoundClaim>(text, values.values))[0] ?? null
}
