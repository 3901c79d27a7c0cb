import type { IncidentView, LogEvent } from '@blotter/events'
import { and, eq, notInArray, sql } from 'drizzle-orm'
import type { Transaction } from '../database.ts'
import type { Documents } from '../documents.ts'
import type { Projection } from '../projection.ts'
import { claim, incident } from '../schema/index.ts'

/** Claims with their sentences, and the incidents that hold them. */
export const incidents: Projection = {
  name: 'incidents',
  fold: async (transaction, event, documents) => {
    if (event.type === 'IncidentsReported') return foldClaims(transaction, event, documents)
    if (!event.streamId.startsWith('incident/')) return
    const incidentId = event.streamId.slice('incident/'.length)
    const moment = { revisedAt: event.recordedAt, position: event.position }
    switch (event.type) {
      case 'IncidentOpened':
        await openIncident(transaction, incidentId, event)
        return move(transaction, event.data.claim.claimId, incidentId)
      case 'ClaimLinked':
        return move(transaction, event.data.claim.claimId, incidentId)
      case 'ClaimUnlinked':
        await transaction
          .update(claim)
          .set({ incidentId: null })
          .where(and(eq(claim.claimId, event.data.claim.claimId), eq(claim.incidentId, incidentId)))
        return recount(transaction, incidentId)
      case 'IncidentRevised':
        await transaction
          .update(incident)
          .set({ ...columnsOf(event.data.incident), ...moment })
          .where(eq(incident.incidentId, incidentId))
        return
      case 'IncidentsMerged':
        await transaction.update(claim).set({ incidentId: event.data.into }).where(eq(claim.incidentId, incidentId))
        await transaction
          .update(incident)
          .set({ state: 'merged', mergedInto: event.data.into, claims: 0, ...moment })
          .where(eq(incident.incidentId, incidentId))
        return recount(transaction, event.data.into)
      case 'IncidentRetracted':
        await transaction
          .update(incident)
          .set({ state: 'retracted', ...moment })
          .where(eq(incident.incidentId, incidentId))
        return
    }
  },
}

const foldClaims = async (
  transaction: Transaction,
  event: LogEvent<'IncidentsReported'>,
  documents: Documents,
): Promise<void> => {
  const articleId = event.streamId.slice('article/'.length)
  const { claims, document } = event.data
  const ids = claims.map((each) => each.id)
  await transaction
    .delete(claim)
    .where(and(eq(claim.articleId, articleId), ids.length ? notInArray(claim.claimId, ids) : undefined))
  if (!claims.length) return
  const text = await documents.text(document)
  for (const each of claims) {
    const row = {
      claimId: each.id,
      articleId,
      type: each.type,
      status: each.status,
      sentence: text.slice(each.span.start, each.span.end),
      claim: each,
    }
    await transaction.insert(claim).values(row).onConflictDoUpdate({ target: claim.claimId, set: row })
  }
}

const openIncident = async (
  transaction: Transaction,
  incidentId: string,
  event: LogEvent<'IncidentOpened'>,
): Promise<void> => {
  const row = {
    ...columnsOf(event.data.incident),
    state: 'open',
    mergedInto: null,
    claims: 1,
    revisedAt: event.recordedAt,
    position: event.position,
  }
  await transaction
    .insert(incident)
    .values({ incidentId, openedAt: event.recordedAt, ...row })
    .onConflictDoUpdate({ target: incident.incidentId, set: row })
}

const columnsOf = (view: IncidentView) => ({
  type: view.type,
  startsOn: view.when.start?.slice(0, 10) ?? null,
  endsOn: view.when.end?.slice(0, 10) ?? null,
  place: view.where?.name ?? null,
  iso2: view.where?.iso2 ?? null,
  lat: view.where?.lat ?? null,
  lon: view.where?.lon ?? null,
  toll: view.toll,
  view,
})

const move = async (transaction: Transaction, claimId: string, incidentId: string): Promise<void> => {
  await transaction.update(claim).set({ incidentId }).where(eq(claim.claimId, claimId))
  await recount(transaction, incidentId)
}

const recount = async (transaction: Transaction, incidentId: string): Promise<void> => {
  await transaction
    .update(incident)
    .set({ claims: sql`(SELECT count(*) FROM ${claim} WHERE ${claim.incidentId} = ${incidentId})` })
    .where(eq(incident.incidentId, incidentId))
}
