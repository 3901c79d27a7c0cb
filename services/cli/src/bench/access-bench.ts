import { type Log, openLog } from '@blotter/log'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { type ApiProcess, startApi } from './api-process.ts'
import { type BareReader, openReader } from './bare-reader.ts'
import { atLeast, atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { type ManyIncidents, writeManyIncidents } from './many-incidents.ts'
import { streamRows } from './stream-bench.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'

const READERS = 8

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
            const { url, client, many } = await world.get()
            say(name)
            const api = await startApi(url)
            try {
              return await measure(api, { client, many })
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
type Part = (api: ApiProcess, world: Pick<World, 'client' | 'many'>) => Promise<BenchRow[]>

/** Each with an API of its own, so that none is measured with what another one left in memory. */
const parts = (each: number, say: (text: string) => void): Record<string, Part> => ({
  'lists now': (api) => listRows(api, { name: 'now', asOf: '', target: 50, each }),
  'lists as of a month back': (api, { many }) =>
    listRows(api, { name: 'a month back', asOf: `&as_of=${many.monthBack}`, target: 150, each }),
  ...Object.fromEntries(
    ['ndjson', 'csv', 'geojson', 'parquet'].map((format) => [
      `export as ${format}`,
      (api: ApiProcess, { client }: Pick<World, 'client'>) => exportRows(api, { client, format, say }),
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

type ListSetting = { name: string; asOf: string; target: number; each: number }

const listRows = async (api: ApiProcess, { name, asOf, target, each }: ListSetting): Promise<BenchRow[]> => {
  const address = (ask: () => string): string => `${api.url}/api/v1/incidents?${ask()}${asOf}`
  const reader = openReader(READERS)
  // A server that has just started has read nothing yet.
  await timesOf(
    reader,
    Object.values(FILTERS).flatMap((ask) => [1, 2, 3].map(() => address(ask))),
  )
  const before = api.processorMs()
  const all: number[] = []
  const rows: BenchRow[] = []
  for (const [filter, ask] of Object.entries(FILTERS)) {
    const times = await timesOf(
      reader,
      Array.from({ length: each }, () => address(ask)),
    )
    all.push(...times)
    rows.push(measured(`list ${name}, filter: ${filter}, p95`, share(times), 'ms'))
  }
  reader.close()
  return [
    atMost(`list ${name}, all filters, p95`, share(all), { target, unit: 'ms' }),
    measured(`list ${name}, all filters, processor time of the API`, (api.processorMs() - before) / all.length, 'ms'),
    ...rows,
  ]
}

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
  { client, format, say }: { client: pg.Client; format: string; say: (text: string) => void },
): Promise<BenchRow[]> => {
  const idle = api.memory().now
  const address = `${api.url}/api/v1/exports/incidents?format=${format}`
  const copy = async (): Promise<void> => {
    const rows = "SELECT * FROM blotter_work.incident_history_g1 WHERE until = 9007199254740991 AND state = 'open'"
    for await (const _ of client.query(to(`COPY (${rows}) TO STDOUT`)));
  }
  say('read once, so that both find the rows in memory')
  await copy()
  // Before and behind, since others may be at work on this machine.
  const bare = [await seconds(copy)]
  const taken = await seconds(() => download(address))
  bare.push(await seconds(copy))
  const ratio = mean(bare) / taken
  const what = `export as ${format}, rate against COPY TO of the same rows`
  return [
    format === 'ndjson' ? atLeast(what, ratio, { target: 0.5 }) : measured(what, ratio),
    atMost(`export as ${format}, memory of the API, at most`, api.memory().most, { target: 150, unit: 'MB' }),
    measured(`export as ${format}, memory of the API before it`, idle, 'MB'),
  ]
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

const download = async (address: string): Promise<void> => {
  const response = await fetch(address, { headers: { 'accept-encoding': 'identity' } })
  for await (const _ of response.body ?? []);
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

/** What 95 of 100 stay under. */
const share = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1] ?? Number.NaN
