import { InputFault } from '@blotter/events'
import { type Log, positionAt, standstillAt } from '@blotter/log'
import { plainLine, printIncident } from '@blotter/pages/text'
import { listIncidents } from '@blotter/views'
import type { RecordPoint } from '../moment.ts'
import { printData, say } from '../output.ts'
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
  if (position !== undefined) await sayStandstill(log, position)
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

/** Who asks for a moment within a promotion gets what readers saw then, and is told so. */
const sayStandstill = async (log: Log, position: number): Promise<void> => {
  const standstill = await standstillAt(log, position)
  if (standstill)
    say(
      `At that moment replay ${standstill.replay} was being promoted: readers saw the log as it was at position ${standstill.from}.`,
    )
}
