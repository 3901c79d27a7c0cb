import type { Log } from '@blotter/log'
import { claimStatement } from './claim-search.ts'
import type { ClaimSearch, IncidentSearch } from './filters.ts'
import { incidentStatement, pageOf } from './incident-search.ts'
import type { Page, PageRequest } from './page.ts'
import { claimRecordSql, incidentRecordSql, saidOfTypes } from './record.ts'

/** A record as JSON text, and its place in the order of its list. */
export type ListedRecord = { id: string; day: string; position: number; record: string }

type IncidentParts = Omit<ListedRecord, 'record'> & { type: string; head: string; tail: string }

/**
 * Incidents that a filter means as JSON text, which Postgres makes: a list only passes them on.
 * @throws InputFault `ahead-of-log`, `bad-cursor`; a driver's error 57014 where it would take too long
 */
export const incidentRecords = async (
  log: Log,
  search: IncidentSearch,
  page: PageRequest,
): Promise<Page<ListedRecord>> => {
  const { head, tail } = incidentRecordSql
  const columns = `r.incident_id AS id, r.day, r.position::float8 AS position, r.type, ${head} AS head, ${tail} AS tail`
  const { rows, ...rest } = await pageOf<IncidentParts>(log, await incidentStatement(log, search, page, columns), {
    of: 'incident_id',
    page,
  })
  const records = rows.map(({ type, head: before, tail: behind, ...row }) => ({
    ...row,
    record: `${before}${saidOfTypes.get(type) ?? '"label":"","codes":{}'}${behind}`,
  }))
  return { ...rest, rows: records }
}

/** The same of claims. */
export const claimRecords = async (log: Log, search: ClaimSearch, page: PageRequest): Promise<Page<ListedRecord>> => {
  const columns = `r.claim_id AS id, r.day, r.position::float8 AS position, ${claimRecordSql} AS record`
  return pageOf<ListedRecord>(log, await claimStatement(log, search, page, columns), { of: 'claim_id', page })
}
