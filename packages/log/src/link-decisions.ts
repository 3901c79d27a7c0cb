import { type LinkableClaim, type LogEvent, linkableClaimSchema, readPayload, schemaVersionOf } from '@blotter/events'
import type { Database, Transaction } from './database.ts'
import { asc, sql } from './drizzle.ts'
import { linkDecision } from './schema/index.ts'

/**
 * A decision of a person with the position and id of its event, the claims that came in the stead of those it names, and
 * those that no article makes any more, as they were.
 */
export type LinkDecision = LogEvent<'LinkDecided'>['data'] & {
  id: string
  position: number
  former: LinkableClaim[]
}

/** All of them, in the order in which they were made; persons make few. */
export const linkDecisions = async (on: Database | Transaction): Promise<LinkDecision[]> => {
  const rows = await on.select().from(linkDecision).orderBy(asc(linkDecision.position))
  return rows.map(({ position, decision }) => {
    const { id, former = [], ...rest } = decision as { id: string; former?: unknown[] } // as writeLinkDecisions has it
    const data = readPayload('LinkDecided', schemaVersionOf('LinkDecided'), rest) as LogEvent<'LinkDecided'>['data'] // readPayload has parsed it as the type's
    return { ...data, id, position, former: former.map((claim) => linkableClaimSchema.parse(claim)) }
  })
}

export const writeLinkDecisions = async (
  transaction: Transaction,
  decisions: readonly LinkDecision[],
): Promise<void> => {
  if (!decisions.length) return
  await transaction
    .insert(linkDecision)
    .values(decisions.map(({ position, ...decision }) => ({ position, decision })))
    .onConflictDoUpdate({ target: linkDecision.position, set: { decision: sql`excluded.decision` } })
}
