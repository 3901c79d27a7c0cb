import type { LogEvent } from '@blotter/events'
import { type Log, verifyLog } from '@blotter/log'
import { type BareTable, createBareTable } from './bare-table.ts'
import { atLeast, type BenchRow, measured } from './bench.ts'
import type { Part } from './log-bench.ts'
import { freshEvents, type Hands } from './log-hands.ts'
import { interleave, rate } from './rounds.ts'

const BATCH = 100
const READ = 1_000
// Long enough to be timed, and short enough for the neighbour's turn to meet the same machine.
const WORK = { batches: 20, singles: 150, reads: 10 }

/** Append, sequential read and verifying against plain SQL with the same rows. */
export const appendRows = async (hands: Hands, { rounds, at, say }: Part): Promise<BenchRow[]> => {
  const { log, plain } = hands
  const bare = await bareTables(hands)
  const batches = () => Array.from({ length: WORK.batches }, () => freshEvents(BATCH))
  const taken = await interleave(
    {
      append: () => each(batches(), BATCH, (batch) => log.off.append(batch)),
      'bare append': () => each(batches(), BATCH, (batch) => bare.many.insert(batch)),
      single: () => each(freshEvents(WORK.singles), 1, (event) => log.on.append([event])),
      'bare single': () => each(freshEvents(WORK.singles), 1, (event) => bare.one.insert([event])),
      read: () => rate(WORK.reads * READ, () => readAll(log.on, WORK.reads * READ)),
      // node-postgres reads and throws away what COPY sends.
      copy: () => rate(WORK.reads * READ, () => plain.on.query(COPY)),
      verify: () => rate(WORK.reads * READ, () => verifyRange(log.on)),
      insert: () => each(freshEvents(WORK.singles), 1, () => plain.on.query('INSERT INTO calibration VALUES (1)')),
    },
    { rounds, say },
  )
  return [
    atLeast(
      `append ${BATCH} events a batch, full schema and chain, synchronous_commit off${at}`,
      taken.ratio('append', 'bare append'),
      { target: 0.33 },
    ),
    atLeast(`append 1 event, synchronous_commit on${at}`, taken.ratio('single', 'bare single'), { target: 0.85 }),
    atLeast(`sequential read, batches of 1,000, against COPY TO${at}`, taken.ratio('read', 'copy'), { target: 0.7 }),
    atLeast(`verify, against the raw multi-row INSERT${at}`, taken.ratio('verify', 'bare append'), { target: 2 }),
    measured(`events verified${at}`, taken.median('verify'), 'events/s'),
    measured(`events appended in batches of ${BATCH}${at}`, taken.median('append'), 'events/s'),
    measured(`the same rows as prepared multi-row INSERT${at}`, taken.median('bare append'), 'events/s'),
    measured(`events appended one by one, synchronous_commit on${at}`, taken.median('single'), 'events/s'),
    measured(`the same rows as single-row INSERT${at}`, taken.median('bare single'), 'events/s'),
    measured(`events read in batches of 1,000${at}`, taken.median('read'), 'events/s'),
    measured(`the same rows by COPY TO${at}`, taken.median('copy'), 'events/s'),
    { ...taken.calibration, what: `${taken.calibration.what}${at}` },
    measured(`calibration: bare single-row INSERT, synchronous_commit on${at}`, taken.median('insert'), 'rows/s'),
  ]
}

const COPY = `COPY (SELECT * FROM blotter.event_log WHERE position <= ${WORK.reads * READ}) TO STDOUT`

const bareTables = async ({ plain }: Hands): Promise<{ one: BareTable; many: BareTable }> => {
  await plain.on.query('DROP TABLE IF EXISTS calibration, bare_one, bare_many')
  await plain.on.query('CREATE TABLE calibration (n integer)')
  return {
    one: await createBareTable(plain.on, 'bare_one', 1),
    many: await createBareTable(plain.off, 'bare_many', BATCH),
  }
}

const verifyRange = async (log: Log): Promise<void> => {
  const { damage } = await verifyLog(log, { to: WORK.reads * READ })
  if (damage) throw new Error(damage.message)
}

/** Reads as every subscriber does. */
const readAll = async (log: Log, events: number): Promise<void> => {
  const stop = new AbortController()
  let last: LogEvent | undefined
  for await (const batch of log.subscribe(0, stop.signal)) {
    last = batch.at(-1)
    if ((last?.position ?? 0) >= events) return
  }
}

const each = <Item>(items: readonly Item[], events: number, work: (item: Item) => Promise<unknown>): Promise<number> =>
  rate(items.length * events, async () => {
    for (const item of items) await work(item)
  })
