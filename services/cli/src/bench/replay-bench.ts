import { execFile as execFileBack } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createExtractor } from '@blotter/extraction'
import {
  addReplay,
  changeReplay,
  type Log,
  openLog,
  type ReplayState,
  readReplayIncidents,
  replayNamed,
} from '@blotter/log'
import { differentArticles, fieldCounts } from '@blotter/pages'
import { openQueues } from '@blotter/queue'
import { to as copyTo } from 'pg-copy-streams'
import { supervise } from '../start/supervisor.ts'
import { createBareTable } from './bare-table.ts'
import { atLeast, atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { type Extract, historyChanges, writeHistory } from './replay-history.ts'
import { withClient, withTemporaryPostgres } from './temporary-postgres.ts'
import { workerUsage } from './worker-usage.ts'

const SIZES = { reduced: [500, 3_000], full: [2_000, 20_000, 200_000, 1_000_000] } as const
// Of longer histories the bare engine reads so many.
const BARE = 3_000
const LOOK = 50
// Looking costs the processor that is measured.
const SELDOM = 250

/** A replay of more and more articles: its pace beside the bare engine, its memory, its difference, its promotion. */
export const replayBench: Bench = async ({ full, steps, say }) => {
  const sizes = full ? SIZES.full : SIZES.reduced
  const { extract } = await createExtractor()
  const rows: BenchRow[] = []
  return withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const costs: number[] = []
    for (const size of sizes) {
      const found = await steps.of(`${size} articles`, async () =>
        runRows({ databaseUrl: await freshDatabase(), size, extract, say }),
      )
      rows.push(...found)
      costs.push(
        1 / (found.find(({ what }) => what.endsWith("derived by the bare engine's pace"))?.value ?? Number.NaN),
      )
    }
    const growth = (costs.at(-1) ?? Number.NaN) / (costs[0] ?? Number.NaN)
    rows.push(
      atMost(`cost of an article by that of the bare engine, among ${sizes.at(-1)} by that among ${sizes[0]}`, growth, {
        target: 1.15,
      }),
    )
    return { size: `${sizes.join(', ')} articles of 2.5 kB, a tenth of them read anew`, rows, settings }
  })
}

const execFile = promisify(execFileBack)

type Pace = { perSecond: number; perCpuSecond: number }
type Lap = { articles: number; seconds: number; cpuSeconds: number }

const paceOf = (laps: readonly Lap[]): Pace => {
  const total = (part: (lap: Lap) => number): number => laps.reduce((sum, lap) => sum + part(lap), 0)
  const articles = total((lap) => lap.articles)
  return { perSecond: articles / total((lap) => lap.seconds), perCpuSecond: articles / total((lap) => lap.cpuSeconds) }
}

const hand = fileURLToPath(new URL('./extract-hand.ts', import.meta.url))

const bareLap = async (size: number): Promise<Lap> => {
  const { stdout } = await execFile(process.execPath, [hand, String(Math.min(size, BARE))])
  return JSON.parse(stdout)
}

type Run = { databaseUrl: string; size: number; extract: Extract; say: (text: string) => void }

const runRows = async ({ databaseUrl, size, extract, say }: Run): Promise<BenchRow[]> => {
  const log = await openLog({ url: databaseUrl, name: 'bench' })
  const queues = openQueues({ databaseUrl, redisUrl: undefined, logId: log.id })
  await queues.migrate()
  await writeHistory(log, { articles: size, extract, say })
  const before = await bareLap(size)
  const id = randomUUID()
  await addReplay(log, {
    ...{ id, stage: 'extract', selection: {}, versions: historyChanges(), undoes: null, listed: 0, gold: null },
    ...{ who: 'bench', why: null },
  })
  const processes = supervise({
    services: ['replayer'],
    env: { ...process.env, DATABASE_URL: databaseUrl, REDIS_URL: '', LOG_LEVEL: 'error' },
    patienceMs: 3_000,
    onLine: (_, line) => say(line),
    onBroken: () => {},
  })
  try {
    const derived = await derivingPace(log, id, size)
    await reach(log, id, 'diffed')
    // Before and behind, since a machine's pace drifts.
    const bare = paceOf([before, await bareLap(size)])
    const difference = await differenceRate(log, databaseUrl, { id, size })
    const promotion = await promotionRate(log, databaseUrl, id)
    const usage = await workerUsage(log, 'replay')
    return [
      measured(`${size} articles: bare engine in a loop, one core`, bare.perSecond, 'articles/s'),
      measured(`${size} articles: derived`, derived.perSecond, 'articles/s'),
      atLeast(`${size} articles: derived by the bare engine's pace`, derived.perSecond / bare.perSecond, {
        target: 0.8,
      }),
      ...(derived.perCpuSecond === null
        ? []
        : [
            measured(
              `${size} articles: the same by processor time, which a busy machine does not change`,
              derived.perCpuSecond / bare.perCpuSecond,
            ),
          ]),
      atLeast(`${size} articles: difference and summary by COPY TO`, difference, { target: 0.25 }),
      atLeast(`${size} articles: events promoted by a raw multi-row INSERT`, promotion, { target: 0.2 }),
      ...(usage ? [atMost(`${size} articles: replayer's memory`, usage.memoryMb, { target: 500, unit: 'MB' })] : []),
    ]
  } finally {
    await processes.stop()
    await queues.close()
    await log.close()
  }
}

/** Articles a second from the first that is derived to the last; null where the system does not tell processor time. */
const derivingPace = async (
  log: Log,
  id: string,
  size: number,
): Promise<{ perSecond: number; perCpuSecond: number | null }> => {
  let began: { at: number; done: number; cpu: number | null } | null = null
  for (;;) {
    const [row] = await log.query<{ all: number; done: number }>(
      `SELECT count(*)::int AS all, (count(*) FILTER (WHERE step <> 'listed'))::int AS done
       FROM blotter_work.replay_result WHERE replay_id = $1`,
      [id],
    )
    const { all = 0, done = 0 } = row ?? {}
    const cpu = (await workerUsage(log, 'replay'))?.seconds ?? null
    if (done > 0) began ??= { at: performance.now(), done, cpu }
    if (began && all === size && done === all) {
      const count = done - began.done
      return {
        perSecond: (count * 1_000) / (performance.now() - began.at),
        perCpuSecond: cpu === null || began.cpu === null ? null : count / (cpu - began.cpu),
      }
    }
    await sleep(SELDOM)
  }
}

const reach = async (log: Log, id: string, wanted: ReplayState): Promise<void> => {
  while ((await replayNamed(log, id)).state !== wanted) await sleep(LOOK)
}

/** Time of COPY TO of all results by that of reading the difference with its summary. */
const differenceRate = async (
  log: Log,
  databaseUrl: string,
  { id, size }: { id: string; size: number },
): Promise<number> => {
  const read = await timed(async () => {
    await fieldCounts(log, id)
    await readReplayIncidents(log, id, { limit: size })
    await differentArticles(log, id, { limit: size })
  })
  const copy = await timed(() =>
    withClient(databaseUrl, (client) =>
      pipeline(
        client.query(copyTo(`COPY (SELECT * FROM blotter_work.replay_result WHERE replay_id = '${id}') TO STDOUT`)),
        new Writable({ write: (_chunk, _encoding, done) => done() }),
      ),
    ),
  )
  return copy / read
}

const timed = async (run: () => Promise<unknown>): Promise<number> => {
  const started = performance.now()
  await run()
  return performance.now() - started
}

const BATCH = 100

/**
 * Events a second of a promotion, from its first to the switch, by those of the raw multi-row INSERT (bare-table.ts) of
 * the same events.
 */
const promotionRate = async (log: Log, databaseUrl: string, id: string): Promise<number> => {
  const from = await log.head()
  await changeReplay(log, { id, from: ['diffed'] }, { state: 'approved' })
  await reach(log, id, 'promoted')
  const [row] = await log.query<{ events: number; ms: number }>(
    `SELECT count(*)::int AS events, 1000 * extract(epoch FROM max(recorded_at) - min(recorded_at))::float8 AS ms
     FROM blotter.event_log WHERE position > $1 AND source LIKE 'blotter/replay/%'`,
    [from],
  )
  const { events = 0, ms = 1 } = row ?? {}
  const same = await log.readAfter(from, BATCH * Math.floor(events / BATCH))
  const raw = await withClient(databaseUrl, async (client) => {
    const bare = await createBareTable(client, 'bare', BATCH)
    return timed(async () => {
      for (let at = 0; at < same.length; at += BATCH) await bare.insert(same.slice(at, at + BATCH))
    })
  })
  return events / ms / (same.length / raw)
}
