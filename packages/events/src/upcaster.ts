import { type EventType, payloadSchemas } from './event.ts'
import { FatalFault } from './fault.ts'

type Upcaster = (data: unknown) => unknown

/** Today's schema version of a type; 1 where nothing is said. */
const schemaVersions: Partial<Record<EventType, number>> = {
  ArticleCleaned: 2,
  ArticleSeen: 2,
  ClaimHeld: 2,
  IncidentOpened: 3,
  IncidentsReported: 3,
  IncidentRevised: 2,
  IncidentsMerged: 2,
  ReplayApproved: 2,
}

/** `upcasters[type][n]` turns a payload of version n into version n + 1; pure, run on read. */
const upcasters: Partial<Record<EventType, Record<number, Upcaster>>> = {
  // Version 2 adds the entries of a live page.
  ArticleCleaned: { 1: (data) => adding({ entries: undefined }, data) },
  // Version 2 says how the feed wrote the address; before, it was not noted.
  ArticleSeen: { 1: (data) => adding({ link: (data as { url: string }).url }, data) },
  // Version 2 adds where a toll's ends come from, its parts, and the confidence; what is absent was not known then.
  // Version 3 adds what a claim was compared with.
  IncidentOpened: { 1: (data) => data, 2: (data) => adding({ candidates: [] }, data) },
  IncidentRevised: { 1: (data) => data },
  // Version 2 adds the page's update, and which earlier count a casualty's count takes the place of. Version 3 says where a
  // text was cut; before, it was not noted.
  IncidentsReported: {
    1: (data) => adding({ updatedAt: undefined }, data),
    2: (data) => adding({ cutAt: undefined }, data),
  },
  ClaimHeld: { 1: (data) => adding({ candidates: [], fits: [] }, data) },
  IncidentsMerged: { 1: (data) => adding({ claims: [] }, data) },
  // Version 2 says which difference was approved, and within what.
  ReplayApproved: { 1: (data) => adding({ position: 0, budget: null }, data) },
}

const adding = (fields: object, data: unknown): unknown => ({ ...fields, ...(data as object) }) // an event's payload is an object

/** @returns the schema version under which new events of this type are written, ≥ 1 */
export const schemaVersionOf = (type: EventType): number => schemaVersions[type] ?? 1

/**
 * A stored payload in today's shape.
 * @throws FatalFault `unknown-event` for a type or version that this build does not know,
 *   `bad-payload` when the payload does not fit its schema
 */
export const readPayload = (type: string, version: number, data: unknown): unknown => {
  if (!Object.hasOwn(payloadSchemas, type))
    throw new FatalFault(
      'unknown-event',
      `The log holds an event type "${type}" that this version of Blotter does not know. Upgrade Blotter, or point it at another database.`,
    )
  const known = type as EventType
  if (version < 1 || version > schemaVersionOf(known))
    throw new FatalFault(
      'unknown-event',
      `The log holds a ${type} of schema version ${version}, and this version of Blotter knows 1 to ${schemaVersionOf(known)}. Upgrade Blotter, or point it at another database.`,
    )
  let shape = data
  for (let from = version; from < schemaVersionOf(known); from += 1) {
    const step = upcasters[known]?.[from]
    if (!step)
      throw new FatalFault('unknown-event', `No upcaster turns ${type} from schema version ${from} into ${from + 1}.`)
    shape = step(shape)
  }
  const parsed = payloadSchemas[known].safeParse(shape)
  if (!parsed.success)
    throw new FatalFault('bad-payload', `A stored ${type} does not fit its schema: ${parsed.error.message}`, {
      cause: parsed.error,
    })
  return parsed.data
}
