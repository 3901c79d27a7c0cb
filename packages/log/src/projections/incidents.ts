import type { IncidentView, LogEvent } from '@blotter/events'
import type { LoadRows, Projection } from '../projection/projection.ts'
import type { RowSet } from '../projection/rows.ts'
import { type ClaimRow, claim, type IncidentRow, incident } from './incident-tables.ts'
import { articleOf, claimIdsIn, incidentOf } from './streams.ts'

/** Claims with their sentences, and the incidents that hold them. */
export const incidents: Projection = {
  name: 'incidents',
  tables: [claim, incident],
  takes: [
    'IncidentsReported',
    'IncidentOpened',
    'ClaimLinked',
    'ClaimUnlinked',
    'IncidentRevised',
    'IncidentsMerged',
    'IncidentSplit',
    'IncidentRetracted',
  ],
  reads: (event) => (event.type === 'IncidentsReported' && event.data.claims.length ? [event.data.document] : []),
  load: async (events, load, rows) => {
    await loadClaims(events, load)
    // A claim that goes or moves changes the count of the incident that held it.
    const holders = [...rows.of(claim).all()].flatMap(({ incident_id }) => incident_id ?? [])
    const named = events.filter(({ streamId }) => streamId.startsWith('incident/')).map(incidentOf)
    const targets = events.flatMap((event) => (event.type === 'IncidentsMerged' ? [event.data.into] : []))
    await load(incident, 'incident_id', [...holders, ...named, ...targets])
  },
  fold: (event, rows) => {
    switch (event.type) {
      case 'IncidentsReported':
        return report(event, rows)
      case 'IncidentOpened':
        open(event, rows)
        return move(rows, event.data.claim.claimId, incidentOf(event))
      case 'ClaimLinked':
        return move(rows, event.data.claim.claimId, incidentOf(event))
      case 'ClaimUnlinked': {
        const { claimId } = event.data.claim
        if (rows.of(claim).get(claimId)?.incident_id === incidentOf(event)) move(rows, claimId, null)
        return
      }
      case 'IncidentRevised':
        return change(rows, event, columnsOf(event.data.incident))
      case 'IncidentsMerged':
        for (const { claim_id } of rows.of(claim).by('incident_id', incidentOf(event)))
          move(rows, claim_id, event.data.into)
        return change(rows, event, { state: 'merged', merged_into: event.data.into })
      case 'IncidentSplit':
        // One that keeps claims goes on beside its parts.
        if (rows.of(incident).get(incidentOf(event))?.claims === 0) change(rows, event, { state: 'split' })
        return
      case 'IncidentRetracted':
        return change(rows, event, { state: 'retracted' })
    }
  },
}

const loadClaims = async (events: readonly LogEvent[], load: LoadRows): Promise<void> => {
  const reported = events.filter((event) => event.type === 'IncidentsReported')
  await load(claim, 'article_id', reported.map(articleOf))
  await load(claim, 'claim_id', claimIdsIn(events))
  const merged = events.filter((event) => event.type === 'IncidentsMerged')
  await load(claim, 'incident_id', merged.map(incidentOf))
}

/** The claims of an article as its newest report has them; those that it no longer makes go. */
const report = (event: LogEvent<'IncidentsReported'>, rows: RowSet): void => {
  const claims = rows.of(claim)
  const kept = new Set(event.data.claims.map(({ id }) => id))
  for (const { claim_id } of claims.by('article_id', articleOf(event))) {
    if (kept.has(claim_id)) continue
    move(rows, claim_id, null)
    claims.remove(claim_id)
  }
  if (!kept.size) return
  const text = rows.text(event.data.document)
  for (const each of event.data.claims) {
    const row: ClaimRow = {
      claim_id: each.id,
      article_id: articleOf(event),
      incident_id: claims.get(each.id)?.incident_id ?? null,
      type: each.type,
      status: each.status,
      sentence: text?.slice(each.span.start, each.span.end) ?? null,
      claim: JSON.stringify(each),
    }
    claims.put(row)
  }
}

const open = (event: LogEvent<'IncidentOpened'>, rows: RowSet): void => {
  const incidentId = incidentOf(event)
  const known = rows.of(incident).get(incidentId)
  rows.of(incident).put({
    incident_id: incidentId,
    state: 'open',
    merged_into: null,
    claims: known?.claims ?? 0,
    opened_at: known?.opened_at ?? event.recordedAt,
    revised_at: event.recordedAt,
    position: event.position,
    ...columnsOf(event.data.incident),
  })
}

const columnsOf = (view: IncidentView) => ({
  type: view.type,
  starts_on: view.when.start?.slice(0, 10) ?? null,
  ends_on: view.when.end?.slice(0, 10) ?? null,
  place: view.where?.name ?? null,
  iso2: view.where?.iso2 ?? null,
  lat: view.where?.lat ?? null,
  lon: view.where?.lon ?? null,
  toll: JSON.stringify(view.toll),
  view: JSON.stringify(view),
})

/** Puts a claim into an incident, or into none, and keeps both counts right. */
const move = (rows: RowSet, claimId: string, to: string | null): void => {
  const moved = rows.of(claim).get(claimId)
  if (!moved || moved.incident_id === to) return
  rows.of(claim).put({ ...moved, incident_id: to })
  count(rows, moved.incident_id, -1)
  count(rows, to, 1)
}

const count = (rows: RowSet, incidentId: string | null, by: number): void => {
  const known = incidentId === null ? undefined : rows.of(incident).get(incidentId)
  if (known) rows.of(incident).put({ ...known, claims: known.claims + by })
}

const change = (rows: RowSet, event: LogEvent, values: Partial<IncidentRow>): void => {
  const known = rows.of(incident).get(incidentOf(event))
  if (known) rows.of(incident).put({ ...known, ...values, revised_at: event.recordedAt, position: event.position })
}
