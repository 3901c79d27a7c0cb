import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { InputFault, type LogEvent, type NewEvent } from '@blotter/events'
import { claimsOfIncidents, type Log } from '@blotter/log'
import { acted } from '@blotter/pipeline'
import { counted, printData, printTable, say } from '../output.ts'
import { plainLine } from '../plain-text.ts'
import type { Session } from '../session.ts'

/** Who decides, and the reason that stands in the log. */
export type DecisionOptions = { by?: string; why: string }

type Decided = LogEvent<'LinkDecided'>['data']

/** Makes incidents one, whatever linking thinks of it. */
export const mergeIncidents = async (
  { log }: Session,
  ids: readonly string[],
  options: DecisionOptions,
): Promise<void> => {
  const incidents = [...new Set(await Promise.all(ids.map((id) => currentId(log, id))))]
  if (incidents.length < 2) throw new InputFault('one-incident', 'A merger needs two incidents; these are one already.')
  const claims = await claimsIn(log, incidents)
  await decide(log, { what: 'merge', kind: 'together', incidents, claims }, options)
}

/** Makes claims of an incident an incident of their own. */
export const splitIncident = async (
  { log }: Session,
  id: string,
  { claims, ...options }: DecisionOptions & { claims: string[] },
): Promise<void> => {
  const incident = await currentId(log, id)
  const all = await claimsIn(log, [incident])
  const strangers = claims.filter((claim) => !all.includes(claim))
  if (strangers.length > 0)
    throw new InputFault('no-such-claim', `Incident ${incident} holds no claim ${strangers.join(', ')}.`)
  const others = all.filter((claim) => !claims.includes(claim))
  if (others.length === 0)
    throw new InputFault('nothing-left', 'These are all claims of the incident; one at least has to stay.')
  await decide(log, { what: 'split', kind: 'apart', incidents: [incident], claims, others }, options)
}

/** Says that something did not happen. */
export const retractIncident = async ({ log }: Session, id: string, options: DecisionOptions): Promise<void> => {
  const incident = await currentId(log, id)
  const claims = await claimsIn(log, [incident])
  await decide(log, { what: 'retract', kind: 'retracted', incidents: [incident], claims }, options)
}

/** Takes a decision back: linking is free again. */
export const undoDecision = async ({ log }: Session, id: string, options: DecisionOptions): Promise<void> => {
  const found = (await decisionsIn(log)).find(({ eventId }) => eventId === id)
  if (found === undefined)
    throw new InputFault(
      'no-such-decision',
      `There is no decision ${id}. See them with: npx --no-install blotter incidents decisions`,
    )
  const { incidents, claims } = found.data
  await decide(log, { what: 'undo', kind: 'undone', incidents, claims, undoes: id }, options)
}

/** Lists what persons decided, the oldest first. */
export const listDecisions = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const decisions = await decisionsIn(log)
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

const decisionsIn = async (log: Log): Promise<LogEvent<'LinkDecided'>[]> =>
  (await log.readStream('operator')).filter((event) => event.type === 'LinkDecided')

/**
 * The incident that answers to an id today.
 * @throws InputFault `no-such-incident`
 */
const currentId = async (log: Log, id: string): Promise<string> => {
  const seen = new Set<string>()
  for (let current = id; ; ) {
    const stream = await log.readStream(`incident/${current}`)
    if (stream.length === 0 || seen.has(current))
      throw new InputFault('no-such-incident', `There is no incident ${id}.`)
    seen.add(current)
    const last = stream.findLast(({ type }) => type === 'IncidentsMerged' || type === 'IncidentOpened')
    if (last?.type !== 'IncidentsMerged') return current
    current = last.data.into
  }
}

const claimsIn = async (log: Log, incidents: readonly string[]): Promise<string[]> => {
  const linked = await claimsOfIncidents(log.database, incidents)
  const empty = incidents.find((id) => !linked.some(({ incidentId }) => incidentId === id))
  if (empty !== undefined) throw new InputFault('incident-gone', `Incident ${empty} holds no claims any more.`)
  return linked.map(({ claim }) => claim.claim.id)
}

type Decision = Pick<Decided, 'kind' | 'incidents' | 'claims'> & Partial<Decided> & { what: string }

/** The act of a person and what it means for linking, in one append; the linker does the rest. */
const decide = async (log: Log, { what, ...decision }: Decision, { by, why }: DecisionOptions): Promise<void> => {
  const who = by ?? userInfo().username
  const { incidents, claims } = decision
  const decided: NewEvent<'LinkDecided'> = {
    eventId: randomUUID(),
    streamId: 'operator',
    type: 'LinkDecided',
    data: { who, why, others: [], undoes: null, ...decision },
    source: 'blotter/incidents',
  }
  const outcome = `decided: ${decided.eventId}`
  const said = { what: `incidents ${what}`, selection: incidents.join(' '), count: claims.length, outcome }
  await log.append([acted({ who, why, source: 'blotter/incidents' }, said), decided])
  printData(decided.eventId)
  say(`${who} decided about ${counted(claims.length, 'claim')}. The linker follows while Blotter runs.`)
}
