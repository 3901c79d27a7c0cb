import type { Log } from '@blotter/log'
import { heldAt, openValues } from './conditions.ts'

/** The report of an incident that was published first. */
export type FirstEvidence = { incidentId: string; url: string; title: string | null; sentence: string | null }

/** The first report of each incident, by its id. @param asOf  position; null: now */
export const firstEvidence = async (
  log: Pick<Log, 'query'>,
  ids: readonly string[],
  asOf: number | null,
): Promise<Map<string, FirstEvidence>> => {
  const values = openValues()
  const conditions = [`incident_id = ANY(${values.add(ids)}::text[])`, ...heldAt(asOf, values.add)]
  const rows = await log.query<FirstEvidence>(
    `SELECT DISTINCT ON (incident_id) incident_id AS "incidentId", url, title, sentence FROM blotter_work.claim_history
     WHERE ${conditions.join(' AND ')} ORDER BY incident_id, published_at NULLS LAST, claim_id`,
    values.values,
  )
  return new Map(rows.map((row) => [row.incidentId, row]))
}
