import type { Table } from '../projection/table.ts'

export type ClaimRow = {
  claim_id: string
  article_id: string
  incident_id: string | null
  type: string
  status: string
  /** The anchor sentence, so that a list needs no document. */
  sentence: string | null
  claim: string
}

export const claim: Table<ClaimRow> = {
  name: 'claim',
  key: 'claim_id',
  columns: {
    claim_id: 'text not null',
    article_id: 'text not null',
    incident_id: 'text',
    type: 'text not null',
    status: 'text not null',
    sentence: 'text',
    claim: 'jsonb not null',
  },
  lookups: ['article_id', 'incident_id'],
  indexes: [],
}

export type IncidentRow = {
  incident_id: string
  type: string
  /** open, merged, split (all its claims are in several others) or retracted */
  state: string
  /** Set when this incident was merged into another one. */
  merged_into: string | null
  starts_on: string | null
  ends_on: string | null
  place: string | null
  iso2: string | null
  lat: number | null
  lon: number | null
  toll: string
  view: string
  claims: number
  opened_at: string
  revised_at: string
  position: number
}

export const incident: Table<IncidentRow> = {
  name: 'incident',
  key: 'incident_id',
  columns: {
    incident_id: 'text not null',
    type: 'text not null',
    state: 'text not null',
    merged_into: 'text',
    starts_on: 'text',
    ends_on: 'text',
    place: 'text',
    iso2: 'text',
    lat: 'double precision',
    lon: 'double precision',
    toll: 'jsonb not null',
    view: 'jsonb not null',
    claims: 'integer not null',
    opened_at: 'timestamptz not null',
    revised_at: 'timestamptz not null',
    position: 'bigint not null',
  },
  lookups: [],
  indexes: ['starts_on', 'iso2'],
}
