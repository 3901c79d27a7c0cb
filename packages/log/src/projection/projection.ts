import type { EventType, LogEvent } from '@blotter/events'
import type { RowSet } from './rows.ts'
import type { Table } from './table.ts'

/** Loads rows by the values of a column: the key, or a lookup. Does nothing where all rows are in memory already. */
export type LoadRows = (table: Table, column: string, values: Iterable<string>) => Promise<void>

/**
 * Read tables folded from the log: disposable, and never dependent on a queue. The fold is a function of the events
 * and the rows before them, whether those lie in memory (a rebuild, an as-of) or were loaded for a batch (the live one).
 */
export type Projection = {
  name: string
  tables: readonly Table[]
  /** The event types that change something; others are passed over unread. */
  takes: readonly EventType[]
  /** Documents whose texts the fold of an event asks for. */
  reads?: (event: LogEvent) => readonly string[]
  /** Loads every row that the fold of these events will ask for. */
  load: (events: readonly LogEvent[], load: LoadRows, rows: RowSet) => Promise<void>
  fold: (event: LogEvent, rows: RowSet) => void
}
