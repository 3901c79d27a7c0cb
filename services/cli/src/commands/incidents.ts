import { InputFault } from '@blotter/events'
import { type Log, positionAt } from '@blotter/log'
import { listIncidents } from '@blotter/views'
import type { RecordPoint } from '../moment.ts'
import { printData } from '../output.ts'
import { plainLine } from '../plain-text.ts'
import { printIncident } from '../print-event.ts'
import type { Session } from '../session.ts'

export type IncidentOptions = {
  type?: string
  country?: string
  since?: string
  until?: string
  asOf?: RecordPoint
  validAt?: string
  limit: number
  json?: boolean
}

/** Lists incidents, each with the sentence of every claim. */
export const incidents = async ({ log }: Session, { json, asOf, ...filter }: IncidentOptions): Promise<void> => {
  const position = asOf && (await resolve(log, asOf))
  for (const row of await listIncidents(log, { ...filter, asOf: position })) {
    if (json) {
      const { incident, ...rest } = row
      printData(JSON.stringify({ ...rest, ...incident }))
      continue
    }
    printData(`${printIncident(row.incident)}   ${row.id}`)
    for (const { sentence, url } of row.claims)
      printData(`    “${plainLine(sentence ?? '').trim()}”\n      ${plainLine(url)}`)
  }
}

/** @throws InputFault `past-the-head` */
const resolve = async (log: Log, point: RecordPoint): Promise<number> => {
  if ('moment' in point) return positionAt(log, point.moment)
  const head = await log.head()
  if (point.position > head)
    throw new InputFault(
      'past-the-head',
      `The log ends at position ${head}; nothing is known at ${point.position} yet.`,
    )
  return point.position
}
