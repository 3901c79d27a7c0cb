import { randomUUID } from 'node:crypto'
import { decisionsInForce, InputFault, type LogEvent, type NewEvent } from '@blotter/events'
import { claimsOfIncidents, incidentsAnswering, type Log } from '@blotter/log'
import { type Act, acted } from '@blotter/pipeline'

type Decided = LogEvent<'LinkDecided'>['data']

/** What a decision came to: its event, and how many claims it is about. The linker does the rest. */
export type IncidentDecision = { id: string; claims: number }

/**
 * Makes incidents one, whatever linking thinks of it.
 * @throws InputFault `one-incident`, `no-such-incident`, `incident-gone`, `several-incidents`
 */
export const mergeIncidents = async (log: Log, ids: readonly string[], act: Act): Promise<IncidentDecision> => {
  const incidents = [...new Set(await Promise.all(ids.map((id) => currentId(log, id))))]
  if (incidents.length < 2) throw new InputFault('one-incident', 'A merger needs two incidents; these are one already.')
  const claims = await claimsIn(log, incidents)
  return decide(log, { what: 'merge', kind: 'together', incidents, claims }, act)
}

/**
 * Makes claims of an incident an incident of their own.
 * @throws InputFault `no-such-claim`, `nothing-left`, `no-such-incident`, `incident-gone`, `several-incidents`
 */
export const splitIncident = async (
  log: Log,
  { id, claims }: { id: string; claims: readonly string[] },
  act: Act,
): Promise<IncidentDecision> => {
  const incident = await currentId(log, id)
  const all = await claimsIn(log, [incident])
  const strangers = claims.filter((claim) => !all.includes(claim))
  if (strangers.length > 0)
    throw new InputFault('no-such-claim', `Incident ${incident} holds no claim ${strangers.join(', ')}.`)
  const others = all.filter((claim) => !claims.includes(claim))
  if (others.length === 0)
    throw new InputFault('nothing-left', 'These are all claims of the incident; one at least has to stay.')
  return decide(log, { what: 'split', kind: 'apart', incidents: [incident], claims: [...claims], others }, act)
}

/**
 * Says that something did not happen.
 * @throws InputFault `no-such-incident`, `incident-gone`, `several-incidents`
 */
export const retractIncident = async (log: Log, id: string, act: Act): Promise<IncidentDecision> => {
  const incident = await currentId(log, id)
  const claims = await claimsIn(log, [incident])
  return decide(log, { what: 'retract', kind: 'retracted', incidents: [incident], claims }, act)
}

/**
 * Takes a decision back: linking is free again, or bound again where that took a decision back itself.
 * @throws InputFault `no-such-decision`, `undone-already`
 */
export const undoDecision = async (log: Log, id: string, act: Act): Promise<IncidentDecision> => {
  const decisions = await incidentDecisions(log)
  const found = decisions.find(({ eventId }) => eventId === id)
  if (found === undefined)
    throw new InputFault(
      'no-such-decision',
      `There is no decision ${id}. See them with: npx --no-install blotter incidents decisions`,
    )
  const inForce = decisionsInForce(decisions.map(({ eventId, data }) => ({ ...data, id: eventId })))
  if (!inForce.some((decision) => decision.id === id)) {
    const by = inForce.find(({ undoes }) => undoes === id)?.id
    throw new InputFault(
      'undone-already',
      `Decision ${id} was taken back already. To let it hold again: npx --no-install blotter incidents undo ${by} --reason …`,
    )
  }
  const { incidents, claims } = found.data
  return decide(log, { what: 'undo', kind: 'undone', incidents, claims, undoes: id }, act)
}

/** What persons decided, the oldest first. */
export const incidentDecisions = async (log: Pick<Log, 'readStream'>): Promise<LogEvent<'LinkDecided'>[]> =>
  (await log.readStream('operator')).filter((event) => event.type === 'LinkDecided')

/**
 * The incident that answers to an id today.
 * @throws InputFault `no-such-incident`, `incident-gone`, or `several-incidents` where its claims went apart
 */
const currentId = async (log: Log, id: string): Promise<string> => {
  const answering = await incidentsAnswering(log, id)
  if (answering === null) throw new InputFault('no-such-incident', `There is no incident ${id}.`)
  const [current, ...others] = answering
  if (current === undefined) throw new InputFault('incident-gone', `Incident ${id} holds no claims any more.`)
  if (others.length > 0)
    throw new InputFault(
      'several-incidents',
      `What was incident ${id} stands in several today: ${answering.join(', ')}. Name the one that you mean.`,
    )
  return current
}

const claimsIn = async (log: Log, incidents: readonly string[]): Promise<string[]> => {
  const linked = await claimsOfIncidents(log.database, incidents)
  return linked.map(({ claim }) => claim.claim.id)
}

type Decision = Pick<Decided, 'kind' | 'incidents' | 'claims'> & Partial<Decided> & { what: string }

/** The act of a person and what it means for linking, in one append. */
const decide = async (log: Log, { what, ...decision }: Decision, act: Act): Promise<IncidentDecision> => {
  const { who, why, source } = act
  const { incidents, claims } = decision
  const decided: NewEvent<'LinkDecided'> = {
    eventId: randomUUID(),
    streamId: 'operator',
    type: 'LinkDecided',
    data: { who, why, others: [], undoes: null, ...decision },
    source,
  }
  const outcome = `decided: ${decided.eventId}`
  const said = { what: `incidents ${what}`, selection: incidents.join(' '), count: claims.length, outcome }
  await log.append([acted(act, said), decided])
  return { id: decided.eventId, claims: claims.length }
}
