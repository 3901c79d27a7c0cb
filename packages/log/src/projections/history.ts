import type { LogEvent } from '@blotter/events'
import { canonicalJson } from '../canonical-json.ts'
import type { LoadRows, Projection } from '../projection/projection.ts'
import type { RowSet } from '../projection/rows.ts'
import { claimColumns, claimRow, viewColumns } from './history-rows.ts'
import {
  articleSource,
  type ClaimHistoryRow,
  claimHistory,
  type IncidentHistoryRow,
  incidentHistory,
  STILL,
} from './history-tables.ts'
import { articleOf, claimIdsIn, incidentOf } from './streams.ts'

/**
 * Incidents and claims as they were at every position of the log: each change closes a row and begins another one, and
 * no row is ever changed otherwise.
 */
export const history: Projection = {
  name: 'history',
  tables: [articleSource, claimHistory, incidentHistory],
  takes: [
    'ArticleDiscovered',
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
    const articles = events.filter(({ type }) => type === 'ArticleDiscovered' || type === 'IncidentsReported')
    await load(articleSource, 'article_id', articles.map(articleOf))
    await loadClaims(events, load)
    const named = events.filter(({ streamId }) => streamId.startsWith('incident/')).map(incidentOf)
    const targets = events.flatMap((event) => (event.type === 'IncidentsMerged' ? [event.data.into] : []))
    const holders = [...rows.of(claimHistory).all()].flatMap(({ of_incident }) => of_incident ?? [])
    const incidents = new Set([...named, ...targets, ...holders])
    await load(incidentHistory, 'row_id', incidents)
    await load(claimHistory, 'of_incident', incidents)
  },
  fold: (event, rows) => {
    switch (event.type) {
      case 'ArticleDiscovered':
        return discover(event, rows)
      case 'IncidentsReported':
        return report(event, rows)
      case 'IncidentOpened':
        open(event, rows)
        return move(rows, event, { claimId: event.data.claim.claimId, to: incidentOf(event) })
      case 'ClaimLinked':
        return move(rows, event, { claimId: event.data.claim.claimId, to: incidentOf(event) })
      case 'ClaimUnlinked': {
        const { claimId } = event.data.claim
        if (rows.of(claimHistory).get(claimId)?.of_incident === incidentOf(event))
          move(rows, event, { claimId, to: null })
        return
      }
      case 'IncidentRevised':
        return change(rows, event, viewColumns(event.data.incident))
      case 'IncidentsMerged':
        for (const { claim_id } of rows.of(claimHistory).by('of_incident', incidentOf(event)))
          move(rows, event, { claimId: claim_id, to: event.data.into })
        return change(rows, event, { state: 'merged', merged_into: event.data.into })
      case 'IncidentSplit':
        if (rows.of(incidentHistory).get(incidentOf(event))?.claims === 0) change(rows, event, { state: 'split' })
        return
      case 'IncidentRetracted':
        return change(rows, event, { state: 'retracted' })
    }
  },
}

const loadClaims = async (events: readonly LogEvent[], load: LoadRows): Promise<void> => {
  const reported = events.filter((event) => event.type === 'IncidentsReported')
  await load(claimHistory, 'of_article', reported.map(articleOf))
  await load(claimHistory, 'row_id', claimIdsIn(events))
}

const discover = (event: LogEvent<'ArticleDiscovered'>, rows: RowSet): void => {
  const { position, data } = event
  const known = rows.of(articleSource).get(articleOf(event))
  if (!known) rows.of(articleSource).put({ article_id: articleOf(event), feed_id: data.feedId, position })
}

/** The claims of an article as its newest report has them; those that it no longer makes are closed. */
const report = (event: LogEvent<'IncidentsReported'>, rows: RowSet): void => {
  const claims = rows.of(claimHistory)
  const kept = new Set(event.data.claims.map(({ id }) => id))
  const before = claims.by('of_article', articleOf(event))
  const holders = new Set<string>()
  for (const row of before) {
    if (row.of_incident) holders.add(row.of_incident)
    if (!kept.has(row.claim_id)) closeClaim(rows, event, row)
  }
  const text = kept.size ? rows.text(event.data.document) : null
  const feedId = rows.of(articleSource).get(articleOf(event))?.feed_id ?? null
  for (const each of event.data.claims) {
    const incidentId = claims.get(each.id)?.of_incident ?? null
    putClaim(rows, claimRow(event, each, { text, feedId, incidentId }))
  }
  for (const id of holders) recount(rows, event, id)
}

const open = (event: LogEvent<'IncidentOpened'>, rows: RowSet): void => {
  const incidentId = incidentOf(event)
  const known = rows.of(incidentHistory).get(incidentId)
  const held = rows.of(claimHistory).by('of_incident', incidentId)
  putIncident(rows, {
    row_id: incidentId,
    incident_id: incidentId,
    position: event.position,
    until: STILL,
    state: 'open',
    merged_into: null,
    ...viewColumns(event.data.incident),
    ...claimColumns(held),
    opened_at: known?.opened_at ?? event.recordedAt,
    revised_at: event.recordedAt,
    recorded_at: event.recordedAt,
  })
}

/** Puts a claim into an incident, or into none, and counts both anew. */
const move = (rows: RowSet, event: LogEvent, { claimId, to }: { claimId: string; to: string | null }): void => {
  const moved = rows.of(claimHistory).get(claimId)
  if (!moved || moved.of_incident === to) return
  const { position, recordedAt } = event
  putClaim(rows, { ...moved, position, incident_id: to, of_incident: to, recorded_at: recordedAt })
  for (const id of [moved.of_incident, to]) if (id) recount(rows, event, id)
}

const recount = (rows: RowSet, event: LogEvent, incidentId: string): void => {
  const known = rows.of(incidentHistory).get(incidentId)
  if (!known) return
  const { position, recordedAt } = event
  const held = rows.of(claimHistory).by('of_incident', incidentId)
  putIncident(rows, { ...known, ...claimColumns(held), position, recorded_at: recordedAt })
}

const change = (rows: RowSet, event: LogEvent, values: Partial<IncidentHistoryRow>): void => {
  const known = rows.of(incidentHistory).get(incidentOf(event))
  if (!known) return
  const { position, recordedAt } = event
  putIncident(rows, { ...known, ...values, position, revised_at: recordedAt, recorded_at: recordedAt })
}

const putIncident = (rows: RowSet, row: IncidentHistoryRow): void => {
  const known = rows.of(incidentHistory).get(row.incident_id)
  if (known && same(known, row)) return
  if (known && known.position < row.position)
    rows.of(incidentHistory).put({ ...known, row_id: `${row.incident_id}@${known.position}`, until: row.position })
  rows.of(incidentHistory).put(row)
}

const putClaim = (rows: RowSet, row: ClaimHistoryRow): void => {
  const known = rows.of(claimHistory).get(row.claim_id)
  if (known && same(known, row)) return
  if (known && known.position < row.position) closeRow(rows, known, row.position)
  rows.of(claimHistory).put(row)
}

const closeClaim = (rows: RowSet, event: LogEvent, row: ClaimHistoryRow): void => {
  if (row.position < event.position) closeRow(rows, row, event.position)
  rows.of(claimHistory).remove(row.row_id)
}

const closeRow = (rows: RowSet, row: ClaimHistoryRow, until: number): void => {
  const closed = { row_id: `${row.claim_id}@${row.position}`, until, of_article: null, of_incident: null }
  rows.of(claimHistory).put({ ...row, ...closed })
}

const WHEN = new Set(['position', 'recorded_at', 'row_id', 'revised_at'])

/** Whether a row says nothing that the one before it does not; jsonb comes back from the database in another order. */
const same = (known: Record<string, unknown>, row: Record<string, unknown>): boolean =>
  Object.keys(row).every(
    (column) => WHEN.has(column) || known[column] === row[column] || isSameJson(column, known[column], row[column]),
  )

const JSONB = new Set(['claim', 'view'])

const isSameJson = (column: string, a: unknown, b: unknown): boolean =>
  JSONB.has(column) && canonicalJson(JSON.parse(String(a))) === canonicalJson(JSON.parse(String(b)))
