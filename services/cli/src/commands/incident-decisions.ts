import { userInfo } from 'node:os'
import * as acts from '@blotter/acts'
import { plainLine } from '@blotter/pages/text'
import type { Act } from '@blotter/pipeline'
import { counted, printData, printTable, say } from '../output.ts'
import type { Session } from '../session.ts'

/** Who decides, and the reason that stands in the log. */
export type DecisionOptions = { by?: string; reason: string }

/** Makes incidents one, whatever linking thinks of it. */
export const mergeIncidents = ({ log }: Session, ids: readonly string[], options: DecisionOptions): Promise<void> =>
  told(options, (act) => acts.mergeIncidents(log, ids, act))

/** Makes claims of an incident an incident of their own. */
export const splitIncident = (
  { log }: Session,
  id: string,
  { claims, ...options }: DecisionOptions & { claims: string[] },
): Promise<void> => told(options, (act) => acts.splitIncident(log, { id, claims }, act))

/** Says that something did not happen. */
export const retractIncident = ({ log }: Session, id: string, options: DecisionOptions): Promise<void> =>
  told(options, (act) => acts.retractIncident(log, id, act))

/** Takes a decision back: linking is free again. */
export const undoDecision = ({ log }: Session, id: string, options: DecisionOptions): Promise<void> =>
  told(options, (act) => acts.undoDecision(log, id, act))

const told = async (
  { by, reason: why }: DecisionOptions,
  decide: (act: Act) => Promise<acts.IncidentDecision>,
): Promise<void> => {
  const who = by ?? userInfo().username
  const { id, claims } = await decide({ who, why, source: 'blotter/incidents' })
  printData(id)
  say(`${who} decided about ${counted(claims, 'claim')}. The linker follows while Blotter runs.`)
}

/** Lists what persons decided, the oldest first. */
export const listDecisions = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const decisions = await acts.incidentDecisions(log)
  if (json) {
    for (const { eventId, recordedAt, data } of decisions)
      printData(JSON.stringify({ id: eventId, at: recordedAt, ...data }))
    return
  }
  printTable(
    ['decision', 'at', 'by', 'what', 'incidents', 'why'],
    decisions.map(({ eventId, recordedAt, data }) => [
      eventId,
      recordedAt.slice(0, 16).replace('T', ' '),
      plainLine(data.who),
      data.undoes === null ? data.kind : `${data.kind}: ${data.undoes}`,
      data.incidents.join(' '),
      plainLine(data.why),
    ]),
  )
}
