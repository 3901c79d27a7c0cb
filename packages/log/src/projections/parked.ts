import type { LogEvent } from '@blotter/events'
import type { Projection } from '../projection/projection.ts'
import type { Table } from '../projection/table.ts'

type ParkedRow = {
  /** `<stage>-<position of its input>`: what a person names to have it tried again. */
  parked_id: string
  stage: string
  input_position: number
  stream_id: string
  /** `parked`, or `retried` or `discarded` once a person has said so. */
  state: string
  error_name: string
  error_code: string
  message: string
  attempts: number
  /** How often it has been parked. */
  times: number
  parked_at: string
  /** Of the latest ArticleParked. */
  position: number
  event_id: string
  retried_at: string | null
  retried_by: string | null
  reason: string | null
}

const parkedInput: Table<ParkedRow> = {
  name: 'parked',
  key: 'parked_id',
  columns: {
    parked_id: 'text not null',
    stage: 'text not null',
    input_position: 'bigint not null',
    stream_id: 'text not null',
    state: 'text not null',
    error_name: 'text not null',
    error_code: 'text not null',
    message: 'text not null',
    attempts: 'integer not null',
    times: 'integer not null',
    parked_at: 'timestamptz not null',
    position: 'bigint not null',
    event_id: 'text not null',
    retried_at: 'timestamptz',
    retried_by: 'text',
    reason: 'text',
  },
  lookups: [],
  indexes: ['state'],
}

/** What failed for good and waits for a person, and what a person decided about it. */
export const parked: Projection = {
  name: 'parked',
  tables: [parkedInput],
  takes: ['ArticleParked', 'ArticleRetried', 'ArticleDiscarded'],
  load: (events, load) => load(parkedInput, 'parked_id', events.flatMap(idOf)),
  fold: (event, rows) => {
    const [id = ''] = idOf(event)
    const known = rows.of(parkedInput).get(id)
    if (event.type === 'ArticleParked') rows.of(parkedInput).put(parkedBy(event, id, known?.times ?? 0))
    if ((event.type === 'ArticleRetried' || event.type === 'ArticleDiscarded') && known) {
      const { by, reason } = event.data
      const state = event.type === 'ArticleRetried' ? 'retried' : 'discarded'
      rows.of(parkedInput).put({ ...known, state, retried_at: event.recordedAt, retried_by: by, reason })
    }
  },
}

const idOf = (event: LogEvent): string[] =>
  event.type === 'ArticleParked' || event.type === 'ArticleRetried' || event.type === 'ArticleDiscarded'
    ? [`${event.data.stage}-${event.data.position}`]
    : []

const parkedBy = (event: LogEvent<'ArticleParked'>, id: string, before: number): ParkedRow => {
  const { stage, position, error, attempts } = event.data
  return {
    parked_id: id,
    stage,
    input_position: position,
    stream_id: event.streamId,
    state: 'parked',
    error_name: error.name,
    error_code: error.code,
    message: error.message,
    attempts,
    times: before + 1,
    parked_at: event.recordedAt,
    position: event.position,
    event_id: event.eventId,
    retried_at: null,
    retried_by: null,
    reason: null,
  }
}
