import { type Log, openLog } from '@blotter/log'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { type ApiProcess, processorMsOf, startApi } from './api-process.ts'
import { type BareReader, openReader } from './bare-reader.ts'
import { atLeast, atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { type ManyIncidents, writeManyIncidents } from './many-incidents.ts'
import { streamRows } from './stream-bench.ts'
import { withClient, withTemporaryPostgres } from './temporary-postgres.ts'

const READERS = 8
/** Bytes that an export has sent before its rows, at most. */
const LEAD = 4_096

/** Lists, as-of lists, exports, the stream and feeds of the API, beside many incidents. */
export const accessBench: Bench = ({ full, steps, say }) =>
  withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const count = full ? 1_000_000 : 100_000
    const world = openWorld(freshDatabase, count, say)
    try {
      const rows = await steps.of('stream', async () =>
        streamRows(await freshDatabase(), { appends: full ? 100 : 40, say }),
      )
      for (const [name, measure] of Object.entries(parts(full ? 100 : 60, say)))
        rows.push(
          ...(await steps.of(name, async () => {
            const { url, many } = await world.get()
            say(name)
            const api = await startApi(url)
            try {
              return await measure(api, { url, many })
            } finally {
              await api.stop()
            }
          })),
        )
      return { size: `${count} incidents, ${READERS} readers`, rows, settings }
    } finally {
      await world.close()
    }
  })

type World = { url: string; log: Log; client: pg.Client; many: ManyIncidents }
type Part = (api: ApiProcess, world: Pick<World, 'url' | 'many'>) => Promise<BenchRow[]>

/** Each with an API of its own, so that none is measured with what another one left in memory. */
const parts = (each: number, say: (text: string) => void): Record<string, Part> => ({
  'lists now': (api, { url }) => listRows(api, { name: 'now', asOf: '', target: 50, each, url }),
  'lists as of a month back': (api, { many, url }) =>
    listRows(api, { name: 'a month back', asOf: `&as_of=${many.monthBack}`, target: 150, each, url }),
  ...Object.fromEntries(
    ['ndjson', 'csv', 'geojson', 'parquet'].map((format) => [
      `export as ${format}`,
      (api: ApiProcess, { url }: Pick<World, 'url'>) => exportRows(api, { url, format, say }),
    ]),
  ),
  feed: async (api) => [await feedRow(api)],
})

/** Made when it is first asked for: a run that goes on behind its last part may need none. */
const openWorld = (freshDatabase: () => Promise<string>, count: number, say: (text: string) => void) => {
  let made: World | undefined
  const make = async (): Promise<World> => {
    const url = await freshDatabase()
    const log = await openLog({ url, name: 'bench' })
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    return { url, log, client, many: await writeManyIncidents({ log, client }, count, say) }
  }
  return {
    get: async (): Promise<World> => {
      made ??= await make()
      return made
    },
    close: async (): Promise<void> => {
      await made?.client.end()
      await made?.log.close()
    },
  }
}

const pick = (most: number): number => Math.floor(Math.random() * most)
const country = (): string => {
  const number = Math.floor(Math.random() ** 2 * 50)
  return String.fromCharCode(65 + Math.floor(number / 8)) + String.fromCharCode(65 + (number % 8))
}

/** What readers ask for; each at random places of the data. */
const FILTERS: Readonly<Record<string, () => string>> = {
  none: () => '',
  country: () => `country=${country()}`,
  'country and days': () => `country=${country()}&since=2026-03-${10 + pick(19)}&until=2026-06-${10 + pick(19)}`,
  family: () => `type=${['attack', 'conflict', 'disaster'][pick(3)]}`,
  'family, country and toll': () => `type=attack&country=${country()}&killed_min=5`,
  toll: () => `killed_min=${1 + pick(190)}`,
  box: () => boxAt(-150 + pick(290), -50 + pick(90)),
  near: () => `near=${-40 + pick(80)},${-140 + pick(250)},${50 + pick(200)}`,
  'rare words': () => `q=word${2_000 + pick(1_000)}`,
  'common words': () => `q=word${pick(5)}`,
  actor: () => `actor=group${pick(2_000)}`,
  feed: () => `feed=${pick(500)}`,
  voices: () => `voices_min=${2 + pick(20)}`,
}

const boxAt = (west: number, south: number): string => `bbox=${west},${south},${west + 20},${south + 10}`

type ListSetting = { name: string; asOf: string; target: number; each: number; url: string }

/** Requests by each filter before any counts: every connection of a server that has just started has seen nothing yet. */
const WARM = 12

const listRows = async (api: ApiProcess, { name, asOf, target, each, url }: ListSetting): Promise<BenchRow[]> => {
  const address = (ask: () => string): string => `${api.url}/api/v1/incidents?${ask()}${asOf}`
  const reader = openReader(READERS)
  await timesOf(
    reader,
    Object.values(FILTERS).flatMap((ask) => Array.from({ length: WARM }, () => address(ask))),
  )
  const pids = await connectionsOf(url)
  const postgresMs = (): number => pids.reduce((sum, pid) => sum + processorMsOf(pid), 0)
  const before = { api: api.processorMs(), postgres: postgresMs() }
  const all: number[] = []
  const rows: BenchRow[] = []
  for (const [filter, ask] of Object.entries(FILTERS)) {
    const times = await timesOf(
      reader,
      Array.from({ length: each }, () => address(ask)),
    )
    all.push(...times)
    rows.push(measured(`list ${name}, filter: ${filter}, median`, share(times, 0.5), 'ms'))
    rows.push(measured(`list ${name}, filter: ${filter}, p95`, share(times), 'ms'))
  }
  reader.close()
  const spent = (ms: number): number => ms / all.length
  return [
    atMost(`list ${name}, all filters, p95`, share(all), { target, unit: 'ms' }),
    measured(`list ${name}, all filters, median`, share(all, 0.5), 'ms'),
    measured(`list ${name}, all filters, processor time of the API`, spent(api.processorMs() - before.api), 'ms'),
    measured(`list ${name}, all filters, processor time of Postgres`, spent(postgresMs() - before.postgres), 'ms'),
    ...rows,
  ]
}

/** Process ids of the API's connections. */
const connectionsOf = (url: string): Promise<number[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ pid: number }>(
      `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'blotter api%'`,
    )
    return rows.map(({ pid }) => pid)
  })

/** ms of each request, with so many readers at once. */
const timesOf = async (reader: BareReader, addresses: string[]): Promise<number[]> => {
  const times: number[] = []
  const left = addresses.map((address) => address.replace('?&', '?').replace(/\?$/, ''))
  const readOn = async (): Promise<void> => {
    for (let address = left.pop(); address; address = left.pop()) times.push((await reader.read(address)).ms)
  }
  await Promise.all(Array.from({ length: READERS }, readOn))
  return times
}

const exportRows = async (
  api: ApiProcess,
  { url, format, say }: { url: string; format: string; say: (text: string) => void },
): Promise<BenchRow[]> => {
  const idle = api.memory().now
  const address = `${api.url}/api/v1/exports/incidents?format=${format}`
  say('read once, so that all find the rows in memory')
  await copySeconds(url)
  // Before and behind, since others may be at work on this machine.
  const bare = [await copySeconds(url)]
  const began = performance.now()
  const { firstMs } = await download(address)
  const taken = (performance.now() - began) / 1_000
  bare.push(await copySeconds(url))
  const ratio = mean(bare) / taken
  const what = `export as ${format}, rate against COPY TO of the same rows`
  return [
    format === 'ndjson' ? atLeast(what, ratio, { target: 0.5 }) : measured(what, ratio),
    measured(`export as ${format}, until its first rows come`, firstMs, 'ms'),
    atMost(`export as ${format}, memory of the API, at most`, api.memory().most, { target: 150, unit: 'MB' }),
    measured(`export as ${format}, memory of the API before it`, idle, 'MB'),
  ]
}

/** By a connection of its own, as an export's is: what a new one costs Postgres to see its own memory counts for both. */
const copySeconds = (url: string): Promise<number> =>
  withClient(url, async (client) => {
    const rows = "SELECT * FROM blotter_work.incident_history_g1 WHERE until = 9007199254740991 AND state = 'open'"
    const began = performance.now()
    for await (const _ of client.query(to(`COPY (${rows}) TO STDOUT`)));
    return (performance.now() - began) / 1_000
  })

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** @returns ms until more had come than what stands before the first row */
const download = async (address: string): Promise<{ firstMs: number }> => {
  const began = performance.now()
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  let [bytes, firstMs] = [0, 0]
  for await (const piece of response.body ?? []) {
    bytes += piece.length
    if (!firstMs && bytes > LEAD) firstMs = performance.now() - began
  }
  return { firstMs: firstMs || performance.now() - began }
}

const feedRow = async ({ url }: ApiProcess): Promise<BenchRow> => {
  const address = `${url}/api/v1/incidents.atom?type=attack&killed_min=6`
  const reader = openReader(1)
  const { etag } = await reader.read(address)
  const times: number[] = []
  for (let number = 0; number < 200; number += 1) {
    const { ms, status } = await reader.read(address, { 'if-none-match': etag })
    if (status !== 304) throw new Error(`a feed that nobody changed answered ${status}`)
    times.push(ms)
  }
  reader.close()
  return atMost('feed of a filter, nothing changed: 304, p95', share(times), { target: 5, unit: 'ms' })
}

/** What so large a share stays under; where nothing is said, 95 of 100. */
const share = (values: readonly number[], part = 0.95): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(part * values.length) - 1] ?? Number.NaN
