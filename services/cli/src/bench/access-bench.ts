import { openLog } from '@blotter/log'
import pg from 'pg'
import { to } from 'pg-copy-streams'
import { type ApiProcess, startApi } from './api-process.ts'
import { atLeast, atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { type ManyIncidents, writeManyIncidents } from './many-incidents.ts'
import { streamRows } from './stream-bench.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'

const READERS = 8

/** Lists, as-of lists, exports, the stream and feeds of the API, beside many incidents. */
export const accessBench: Bench = async ({ full, say }) =>
  withTemporaryPostgres(async ({ freshDatabase, settings }) => {
    const stream = await streamRows(await freshDatabase(), { appends: full ? 100 : 40, say })
    const databaseUrl = await freshDatabase()
    const log = await openLog({ url: databaseUrl, name: 'bench' })
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    const many = await writeManyIncidents({ log, client }, full ? 1_000_000 : 100_000, say)
    const api = await startApi(databaseUrl)
    try {
      const rows = [
        measured('memory of the API before any request', api.memory().now, 'MB'),
        ...(await listRows(api, many, full ? 100 : 60)),
        ...(await exportRows(api, { client, many, say })),
        ...stream,
        await feedRow(api),
      ]
      return { size: `${many.count} incidents, ${READERS} readers`, rows, settings }
    } finally {
      await api.stop()
      await client.end()
      await log.close()
    }
  })

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

const listRows = async (api: ApiProcess, { monthBack }: ManyIncidents, each: number): Promise<BenchRow[]> => {
  const rows: BenchRow[] = []
  for (const [name, asOf] of [
    ['now', ''],
    ['a month back', `&as_of=${monthBack}`],
  ] as const) {
    const all: number[] = []
    // A server that has just started has read nothing yet.
    await timesOf(
      Object.values(FILTERS).flatMap((ask) => [1, 2, 3].map(() => `${api.url}/api/v1/incidents?${ask()}${asOf}`)),
    )
    for (const [filter, ask] of Object.entries(FILTERS)) {
      const times = await timesOf(Array.from({ length: each }, () => `${api.url}/api/v1/incidents?${ask()}${asOf}`))
      all.push(...times)
      rows.push(measured(`list ${name}, filter: ${filter}, p95`, share(times), 'ms'))
    }
    rows.unshift(atMost(`list ${name}, all filters, p95`, share(all), { target: asOf ? 150 : 50, unit: 'ms' }))
  }
  return rows
}

/** ms of each request, with so many readers at once. */
const timesOf = async (addresses: string[]): Promise<number[]> => {
  const times: number[] = []
  const left = addresses.map((address) => address.replace('?&', '?').replace(/\?$/, ''))
  const reader = async (): Promise<void> => {
    for (let address = left.pop(); address; address = left.pop()) {
      const began = performance.now()
      const response = await fetch(address)
      const text = await response.text()
      if (!response.ok) throw new Error(`${address}: ${text}`)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: READERS }, reader))
  return times
}

const exportRows = async (
  api: ApiProcess,
  { client, many, say }: { client: pg.Client; many: ManyIncidents; say: (text: string) => void },
): Promise<BenchRow[]> => {
  const bare = await seconds(async () => {
    const copied = client.query(
      to('COPY (SELECT * FROM blotter_work.incident_history_g1 WHERE until = 9007199254740991) TO STDOUT'),
    )
    for await (const _ of copied);
  })
  const rows: BenchRow[] = [measured('COPY TO of the same rows', many.count / bare, 'rows/s')]
  for (const format of ['ndjson', 'csv', 'geojson', 'parquet']) {
    say(`export as ${format}`)
    const taken = await seconds(() => download(`${api.url}/api/v1/exports/incidents?format=${format}`))
    const ratio = bare / taken
    const what = `export as ${format}, rate against COPY TO of the same rows`
    rows.push(format === 'ndjson' ? atLeast(what, ratio, { target: 0.5 }) : measured(what, ratio))
    rows.push(atMost(`memory of the API up to here, at most`, api.memory().most, { target: 150, unit: 'MB' }))
  }
  return rows
}

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
  const etag = (await fetch(address)).headers.get('etag') ?? ''
  const times: number[] = []
  for (let number = 0; number < 200; number += 1) {
    const began = performance.now()
    const { status } = await fetch(address, { headers: { 'if-none-match': etag } })
    if (status !== 304) throw new Error(`a feed that nobody changed answered ${status}`)
    times.push(performance.now() - began)
  }
  return atMost('feed of a filter, nothing changed: 304, p95', share(times), { target: 5, unit: 'ms' })
}

/** What 95 of 100 stay under. */
const share = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(0.95 * values.length) - 1] ?? Number.NaN
