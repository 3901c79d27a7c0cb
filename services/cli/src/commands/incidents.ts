import { listIncidents } from '@blotter/views'
import { printData } from '../output.ts'
import { printIncident } from '../print-event.ts'
import type { Session } from '../session.ts'

export type IncidentOptions = {
  type?: string
  country?: string
  since?: string
  until?: string
  limit: number
  json?: boolean
}

/** Lists incidents, each with the sentence of every claim. */
export const incidents = async ({ log }: Session, { json, ...filter }: IncidentOptions): Promise<void> => {
  for (const row of await listIncidents(log, filter)) {
    if (json) {
      const { incident, ...rest } = row
      printData(JSON.stringify({ ...rest, ...incident }))
      continue
    }
    printData(`${printIncident(row.incident)}   ${row.id}`)
    for (const { sentence, url } of row.claims)
      printData(`    “${sentence?.replace(/\s+/g, ' ').trim() ?? ''}”\n      ${url}`)
  }
}
