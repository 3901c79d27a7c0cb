import { casualtyKinds } from '@blotter/events'
import type { Table } from '../projection/table.ts'

/** `until` of a row that holds: past every position. A number, so that indexes compare it like any other. */
export const STILL = Number.MAX_SAFE_INTEGER

/** When a row held: from the event at `position` until the one at `until`. */
type Kept = { row_id: string; position: number; until: number }

export type ClaimHistoryRow = Kept & {
  claim_id: string
  article_id: string
  incident_id: string | null
  /** As `article_id` and `incident_id`, in the row that holds only. */
  of_article: string | null
  of_incident: string | null
  type: string
  family: string
  status: string
  execution: string
  /** First day, or '' where none is known, so that every claim has a place in the order of days. */
  day: string
  starts_on: string | null
  ends_on: string | null
  place: string | null
  iso2: string | null
  admin1: string | null
  lat: number | null
  lon: number | null
  feed_id: string | null
  url: string
  title: string | null
  published_at: string | null
  document: string
  sentence: string | null
  marks: string
  words: string
  claim: string
  recorded_at: string
}

export type IncidentHistoryRow = Kept & {
  incident_id: string
  type: string
  family: string
  /** open, merged, split or retracted */
  state: string
  merged_into: string | null
  day: string
  starts_on: string | null
  ends_on: string | null
  place: string | null
  iso2: string | null
  admin1: string | null
  lat: number | null
  lon: number | null
  killed: number | null
  injured: number | null
  missing: number | null
  abducted: number | null
  arrested: number | null
  displaced: number | null
  rescued: number | null
  voices: number | null
  confidence: string | null
  claims: number
  /** What is looked for as it is, a line each: `feed:<id>`, `actor:<word>`, `status:<of a claim>`, `execution:<of a claim>`. */
  marks: string
  /** Titles and sentences, for full-text search. */
  words: string
  view: string
  opened_at: string
  revised_at: string
  recorded_at: string
}

/** The feed that showed an article first, and where the log says so. */
export type ArticleSourceRow = { article_id: string; feed_id: string; position: number }

// Every search has the id behind the day, so that a page can go on behind any row. What stands behind that is what most
// filters ask for and whether a row held: rows that are not meant are passed over within the index.
const KEPT = '"position", "until"'

/** Numbers of the cells of one degree and of ten that rows lie in; searches for places say the same. */
export const CELL = '(floor(lat)::int * 1000 + floor(lon)::int)'
export const WIDE_CELL = '(floor(lat / 10)::int * 1000 + floor(lon / 10)::int)'

/**
 * The month of a row as the one element of a list, since indexes of words and marks hold lists; ODD_MONTH: of a day that
 * is not written as days are.
 */
export const ODD_MONTH = 'odd'
export const MONTH = `ARRAY[CASE WHEN day ~ '^[0-9]{4}-(0[1-9]|1[0-2])' THEN left(day, 7) WHEN day = '' THEN '' ELSE '${ODD_MONTH}' END]`

// kB of new rows that are not sorted in yet, which every search of words reads whole.
const PENDING = 'WITH (gin_pending_list_limit = 256)'

const searches = (id: string, more: string, asked = more) => {
  const newest = `day DESC, ${id} DESC, ${KEPT}`
  const boxed = `${newest}, lat, lon, iso2, family, ${asked}`
  return {
    day: `(${newest}, iso2, family, ${more})`,
    recorded: `("position" DESC, ${id} DESC, "until", day, iso2, family, ${more})`,
    place_day: `(iso2, ${newest}, family, ${more})`,
    type_day: `(type, ${newest}, iso2, ${more})`,
    family_day: `(family, ${newest}, iso2, ${more})`,
    admin1_day: `(lower(admin1 COLLATE "C"), ${newest})`,
    // By degree and by ten degrees: of latitude and longitude each alone, planners take an empty sea for crowded. What lies
    // in a box, and what is asked of every row, is told without the rows.
    degree_day: `(${CELL}, ${boxed})`,
    ten_degrees_day: `(${WIDE_CELL}, ${boxed})`,
    ends: '(coalesce(ends_on, starts_on))',
    // With the month, so that of thousands that hold a word the newest are read alone.
    marks_month: `USING gin (string_to_array(marks, E'\\n'), (${MONTH})) ${PENDING}`,
    words_month: `USING gin (search, (${MONTH})) ${PENDING}`,
    kept: `(${id} COLLATE "C", ${KEPT})`,
  }
}

// Made once, since telling words apart takes longer than everything else that a search does to a row.
const generated = { search: "tsvector GENERATED ALWAYS AS (to_tsvector('english', words)) STORED" }

const PLACED = {
  day: 'text not null',
  starts_on: 'text',
  ends_on: 'text',
  place: 'text',
  iso2: 'text',
  admin1: 'text',
  lat: 'double precision',
  lon: 'double precision',
} as const

export const claimHistory: Table<ClaimHistoryRow> = {
  name: 'claim_history',
  key: 'row_id',
  columns: {
    row_id: 'text not null',
    claim_id: 'text not null',
    position: 'bigint not null',
    until: 'bigint not null',
    article_id: 'text not null',
    incident_id: 'text',
    of_article: 'text',
    of_incident: 'text',
    type: 'text not null',
    family: 'text not null',
    status: 'text not null',
    execution: 'text not null',
    ...PLACED,
    feed_id: 'text',
    url: 'text not null',
    title: 'text',
    published_at: 'text',
    document: 'text not null',
    sentence: 'text',
    marks: 'text not null',
    words: 'text not null',
    claim: 'jsonb not null',
    recorded_at: 'timestamptz not null',
  },
  generated,
  lookups: ['of_article', 'of_incident'],
  indexes: ['incident_id', 'article_id', 'until'],
  searches: { ...searches('claim_id', 'status'), status: '(status)', execution: '(execution)' },
}

export const incidentHistory: Table<IncidentHistoryRow> = {
  name: 'incident_history',
  key: 'row_id',
  columns: {
    row_id: 'text not null',
    incident_id: 'text not null',
    position: 'bigint not null',
    until: 'bigint not null',
    type: 'text not null',
    family: 'text not null',
    state: 'text not null',
    merged_into: 'text',
    ...PLACED,
    killed: 'integer',
    injured: 'integer',
    missing: 'integer',
    abducted: 'integer',
    arrested: 'integer',
    displaced: 'integer',
    rescued: 'integer',
    voices: 'integer',
    confidence: 'text',
    claims: 'integer not null',
    marks: 'text not null',
    words: 'text not null',
    view: 'jsonb not null',
    opened_at: 'timestamptz not null',
    revised_at: 'timestamptz not null',
    recorded_at: 'timestamptz not null',
  },
  generated,
  lookups: [],
  indexes: ['until'],
  searches: {
    ...searches('incident_id', 'killed', 'killed, state'),
    confidence: '(confidence)',
    state_day: "(state, day DESC, incident_id DESC) WHERE state <> 'open'",
    voices: '(voices) WHERE voices > 2',
    // Each holds the rows alone that count such people.
    ...Object.fromEntries(casualtyKinds.map((kind) => [kind, `(${kind}) WHERE ${kind} > 0`])),
  },
}

export const articleSource: Table<ArticleSourceRow> = {
  name: 'article_source',
  key: 'article_id',
  columns: { article_id: 'text not null', feed_id: 'text not null', position: 'bigint not null' },
  lookups: [],
  indexes: ['position'],
  searches: { feed_position: '(feed_id, position)' },
}
