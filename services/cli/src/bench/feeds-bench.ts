import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { parseFeed } from '@blotter/feeds'
import { createWebClient } from '@blotter/web'
import Parser from 'rss-parser'
import { atMost, type Bench, type BenchRow, measured } from './bench.ts'
import { type FeedDocument, feedDocuments } from './feed-documents.ts'
import { hostileFeeds } from './hostile-feeds.ts'
import { interleave } from './rounds.ts'
import { withTemporaryPostgres } from './temporary-postgres.ts'
import { startRedis } from './temporary-redis.ts'
import { unchangedPolls } from './unchanged-polls.ts'

/** Reading feeds beside bare rss-parser on the same text, what hostile feeds and polls cost, and when a bomb is left. */
export const feedsBench: Bench = async ({ full, redisUrl, say }) => {
  const documents = feedDocuments()
  const rows: BenchRow[] = []
  const bare = new Parser()
  const [passes, rounds] = full ? [20, 15] : [8, 7]
  let calibration: BenchRow | undefined
  for (const document of documents) {
    const { xml } = document
    const body = Buffer.from(xml)
    const taken = await interleave(
      {
        blotter: () => cpuRate(passes, () => parseFeed({ body, url: 'https://paper.example/feed' })),
        bare: () => cpuRate(passes, () => bare.parseString(xml)),
      },
      { rounds, say: (text) => say(`${document.name}: ${text}`) },
    )
    const ratio = measured('time against bare rss-parser', taken.ratio('bare', 'blotter'))
    const title = `${document.name}, ${(body.length / 1_000).toFixed(0)} kB`
    rows.push(
      ...[...rateRows(document, taken.median('blotter'), taken.median('bare')), ratio].map((row) =>
        inTable(title, row),
      ),
    )
    calibration ??= taken.calibration
  }
  say('hostile feeds')
  for (const { name, body } of hostileFeeds()) rows.push(...(await hostileRows(name, body)))
  rows.push(await capRow())
  say('a bomb')
  rows.push(...(await bombRows()))
  say('polls')
  rows.push(...(await pollRows({ full, redisUrl })), ...(calibration ? [calibration] : []))
  return {
    size: `${documents.length} invented feeds, ${passes} times a round, ${rounds} rounds`,
    rows,
    settings: { clock: 'processor time for reading and polls, the clock for hostile feeds and the bomb' },
  }
}

/** On both queue backends, where there is a Redis. */
const pollRows = async ({ full, redisUrl }: { full: boolean; redisUrl: string | undefined }): Promise<BenchRow[]> => {
  const size = full ? { feeds: 1_000, rounds: 7 } : { feeds: 300, rounds: 6 }
  const redis = redisUrl ? null : await startRedis()
  try {
    return await withTemporaryPostgres(async (server) => {
      const url = redisUrl ?? redis?.url
      const onPostgres = await unchangedPolls({ server, ...size })
      return [...onPostgres, ...(url ? await unchangedPolls({ server, redisUrl: url, ...size }) : [])]
    })
  } finally {
    redis?.stop()
  }
}

const inTable = (table: string, row: BenchRow): BenchRow => ({ ...row, table })

const rateRows = ({ xml, items }: FeedDocument, blotter: number, bare: number): BenchRow[] => {
  const megabytes = Buffer.byteLength(xml) / 1e6
  return [
    measured('items', items * blotter, 'items/s'),
    measured('items, bare rss-parser', items * bare, 'items/s'),
    measured('bytes', megabytes * blotter, 'MB/s'),
    measured('bytes, bare rss-parser', megabytes * bare, 'MB/s'),
  ]
}

/** Runs something so many times and says how often it was done in a second of processor time. */
const cpuRate = async (times: number, run: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  for (let pass = 0; pass < times; pass += 1) await run()
  const { user, system } = process.cpuUsage(before)
  return (times * 1_000_000) / (user + system)
}

/** The most elements that are read at all: what a feed can cost within every cap. */
const capRow = async (): Promise<BenchRow> => {
  const body = Buffer.from(`<rss version="2.0"><channel><title>x</title>${'<x/>'.repeat(500_000)}</channel></rss>`)
  const { best } = await reading(body)
  return inTable(HOSTILE, measured('half a million elements, read up to the cap of 400,000', best, 'ms'))
}

const HOSTILE = 'hostile feeds, the best of three'

const hostileRows = async (name: string, body: Buffer): Promise<BenchRow[]> => {
  const { best, memory } = await reading(body)
  return [
    inTable(HOSTILE, atMost(name, best, { target: 250, unit: 'ms' })),
    inTable('memory that a second reading adds', atMost(name, memory / 1e6, { target: 40, unit: 'MB' })),
  ]
}

const reading = async (body: Buffer): Promise<{ best: number; memory: number }> => {
  let best = Number.POSITIVE_INFINITY
  let memory = 0
  for (let round = 0; round < 3; round += 1) {
    const held = process.memoryUsage().rss
    const began = performance.now()
    await parseFeed({ body, url: 'https://paper.example/feed' }).catch(() => {})
    best = Math.min(best, performance.now() - began)
    memory = Math.max(memory, round === 0 ? 0 : process.memoryUsage().rss - held)
  }
  return { best, memory }
}

const GIB = 2 ** 30

const bombRows = async (): Promise<BenchRow[]> => {
  const inner = gzipSync(Buffer.alloc(GIB / 8), { level: 9 })
  // Members of one gzip file unpack one behind the other: 1 GiB behind 1 MB.
  const bomb = Buffer.concat(Array(8).fill(inner))
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/rss+xml', 'content-encoding': 'gzip' }).end(bomb)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}` // it listens on TCP
  const web = createWebClient({ userAgent: 'blotter-bench/1', allow: [host], hostGapMs: 0 })
  const held = process.memoryUsage().rss
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now()
    await web.get(`http://${host}/`, { kind: 'feed' }).catch(() => {})
    best = Math.min(best, performance.now() - began)
  }
  const memory = (process.memoryUsage().rss - held) / 1e6
  await web.close()
  server.closeAllConnections()
  server.close()
  const table = `1 GiB behind ${(bomb.length / 1e6).toFixed(1)} MB of gzip`
  return [
    inTable(table, atMost('until it is left, the best of three', best, { target: 200, unit: 'ms' })),
    inTable(table, atMost('memory, three times', Math.max(memory, 0), { target: 40, unit: 'MB' })),
  ]
}
