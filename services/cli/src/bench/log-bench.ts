import { type Log, openLog } from '@blotter/log'
import pg from 'pg'
import { articleEvents, EVENTS_PER_ARTICLE } from './article-events.ts'
import { type BareTable, createBareTable } from './bare-table.ts'
import { atLeast, type Bench, type BenchRow, measured } from './bench.ts'
import { interleave, type Rounds, rate } from './rounds.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'

const BATCH = 100
const READ = 1_000

type Work = { batches: number; singles: number; reads: number; rounds: number }

// Reduced: each turn is long enough to be timed and short enough for its neighbour to meet the same machine.
const WORK: Work = { batches: 20, singles: 100, reads: 10, rounds: 7 }
/** Events in the log at which the full bench measures. */
const STEPS = [10_000, 100_000, 1_000_000]

/** The log's own append and read as ratios to plain SQL on the same server, in one run. */
export const logBench: Bench = ({ full, say }) =>
  withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const hands = await openHands(await freshDatabase())
    try {
      const rows: BenchRow[] = []
      let rounds = 0
      const steps = full ? STEPS : STEPS.slice(0, 1)
      for (const events of steps) {
        say(`filling the log up to ${events} events`)
        await fill(hands, events)
        const taken = await takeRounds(hands, (text) => say(`${text}, ${events} events in the log`))
        rounds = taken.rounds
        // The rows of the last step bear the plain names.
        rows.unshift(...rowsOf(taken, events === steps.at(-1) ? '' : `, at ${events} events`))
      }
      const size = `${steps.join(', ')} events in the log; ${rounds} rounds of ${WORK.batches} batches of ${BATCH}, ${WORK.singles} single events and ${WORK.reads} reads of ${READ} events`
      return { size, rows, settings: { ...settings, 'bare table': 'the columns of the log, no key, index or trigger' } }
    } finally {
      await hands.close()
    }
  })

/** The same database four ways: the log and plain SQL, each with and without waiting for the disk at a commit. */
type Hands = {
  log: { on: Log; off: Log }
  bare: { one: BareTable; many: BareTable }
  plain: pg.Client
  close: () => Promise<void>
}

const openHands = async (url: string): Promise<Hands> => {
  const relaxed = `${url}?options=${encodeURIComponent('-c synchronous_commit=off')}`
  const plain = await connected(url)
  const quick = await connected(relaxed)
  const on = await openLog({ url, name: 'bench', poolSize: 1 })
  const off = await openLog({ url: relaxed, name: 'bench', poolSize: 1 })
  await plain.query('CREATE TABLE calibration (n integer)')
  return {
    log: { on, off },
    bare: {
      one: await createBareTable(plain, 'bare_one', 1),
      many: await createBareTable(quick, 'bare_many', BATCH),
    },
    plain,
    close: async () => {
      await Promise.all([on.close(), off.close(), plain.end(), quick.end()])
    },
  }
}

const connected = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

const fill = async ({ log }: Hands, events: number): Promise<void> => {
  for (let head = await log.off.head(); head < events; head += 5 * BATCH) await log.off.append(fresh(5 * BATCH))
}

let articles = 0

/** Events that were never appended before. */
const fresh = (count: number): ReturnType<typeof articleEvents> =>
  Array.from({ length: Math.ceil(count / EVENTS_PER_ARTICLE) }, () => {
    articles += 1
    return articleEvents('log', articles)
  })
    .flat()
    .slice(0, count)

const freshBatches = (): ReturnType<typeof articleEvents>[] => Array.from({ length: WORK.batches }, () => fresh(BATCH))

type Contestant = 'append' | 'bare append' | 'single' | 'bare single' | 'read' | 'copy' | 'insert'

const takeRounds = ({ log, bare, plain }: Hands, say: (text: string) => void): Promise<Rounds<Contestant>> =>
  interleave(
    {
      append: () => each(freshBatches(), BATCH, (batch) => log.off.append(batch)),
      'bare append': () => each(freshBatches(), BATCH, (batch) => bare.many.insert(batch)),
      single: () => each(fresh(WORK.singles), 1, (event) => log.on.append([event])),
      'bare single': () => each(fresh(WORK.singles), 1, (event) => bare.one.insert([event])),
      read: () => each(upTo(WORK.reads), READ, (step) => log.on.readAfter(step * READ, READ)),
      // node-postgres reads and throws away what COPY sends.
      copy: () => rate(WORK.reads * READ, () => plain.query(`COPY (${rangeOf(WORK.reads * READ)}) TO STDOUT`)),
      insert: () => each(upTo(WORK.singles), 1, (n) => plain.query('INSERT INTO calibration VALUES ($1)', [n])),
    },
    { rounds: WORK.rounds, say },
  )

const each = <Item>(items: readonly Item[], events: number, work: (item: Item) => Promise<unknown>): Promise<number> =>
  rate(items.length * events, async () => {
    for (const item of items) await work(item)
  })

const upTo = (count: number): number[] => Array.from({ length: count }, (_, step) => step)

const rangeOf = (events: number): string => `SELECT * FROM blotter.event_log WHERE position <= ${events}`

const rowsOf = (rounds: Rounds<Contestant>, at: string): BenchRow[] => [
  atLeast(
    `append ${BATCH} events a batch, full schema and chain, synchronous_commit off${at}`,
    rounds.ratio('append', 'bare append'),
    { target: 0.33 },
  ),
  atLeast(`append 1 event, synchronous_commit on${at}`, rounds.ratio('single', 'bare single'), { target: 0.85 }),
  atLeast(`sequential read, batches of 1,000${at}`, rounds.ratio('read', 'copy'), { target: 0.7 }),
  measured(`events appended in batches of ${BATCH}${at}`, rounds.median('append'), 'events/s'),
  measured(`the same rows as prepared multi-row INSERT${at}`, rounds.median('bare append'), 'events/s'),
  measured(`events appended one by one, synchronous_commit on${at}`, rounds.median('single'), 'events/s'),
  measured(`the same rows as single-row INSERT${at}`, rounds.median('bare single'), 'events/s'),
  measured(`events read in batches of 1,000${at}`, rounds.median('read'), 'events/s'),
  measured(`the same rows by COPY TO${at}`, rounds.median('copy'), 'events/s'),
  { ...rounds.calibration, what: `${rounds.calibration.what}${at}` },
  measured(`calibration: bare single-row INSERT, synchronous_commit on${at}`, rounds.median('insert'), 'rows/s'),
]
