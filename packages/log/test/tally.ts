import { setTimeout as sleep } from 'node:timers/promises'
import { deterministicId, type NewEvent } from '@blotter/events'
import type { Log, Projection } from '../src/index.ts'
import type { Table } from '../src/projection/table.ts'

export const suspended = (ordinal: number, reason = 'gone'): NewEvent<'FeedSuspended'> => ({
  eventId: deterministicId('projection-test', ordinal),
  streamId: `feed/${ordinal}`,
  type: 'FeedSuspended',
  data: { reason },
  source: 'blotter/test',
})

type TallyRow = { id: string; position: number; times: number }

export type Tally = Projection & { folded: (log: Log) => Promise<number[]> }

/**
 * A projection that counts how often it folds each position. It refuses the reasons `poison`; `bad row` becomes a row
 * that the database refuses.
 */
export const tallyOf = (name: string, { slow = 0, refuses = true } = {}): Tally => {
  const table: Table<TallyRow> = {
    name,
    key: 'id',
    columns: { id: 'text not null', position: 'bigint not null', times: 'integer not null' },
    lookups: [],
    indexes: [],
  }
  return {
    name,
    tables: [table],
    takes: ['FeedSuspended'],
    load: async (events, load) => {
      await sleep(slow)
      await load(
        table,
        'id',
        events.map(({ position }) => `${position}`),
      )
    },
    fold: (event, rows) => {
      if (event.type !== 'FeedSuspended') return
      const { reason } = event.data
      if (refuses && reason === 'poison') throw new Error('cannot be folded')
      const id = `${event.position}`
      const position = refuses && reason === 'bad row' ? Number.NaN : event.position
      rows.of(table).put({ id, position, times: (rows.of(table).get(id)?.times ?? 0) + 1 })
    },
    folded: async (log) => {
      const rows = await log.query<{ position: number; times: number }>(
        `SELECT position::int, times FROM blotter_work."${name}" ORDER BY position`,
      )
      return rows.flatMap(({ position, times }) => Array<number>(times).fill(position))
    },
  }
}
