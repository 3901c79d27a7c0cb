// Links the same claims in many random orders of arrival, one article at a time through the stage itself on a real
// Postgres, and compares what they end in: the incidents' claims and tolls, what is held, and the groups of copies.
//
//   node services/linker/scripts/orders.ts CLAIMS.ndjson [ORDERS] [BATCH]
//
// CLAIMS.ndjson is the answer of `blotter extract --keep` on articles; BATCH articles are linked in one transaction
// (default 1). The exit status is 1 when two orders end in different incidents.
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Claim, claimSchema, deterministicId, type NewEvent } from '@blotter/events'
import { type Log, migrate, openLog, startServer } from '@blotter/log'
import { performTogether, type Stage } from '@blotter/pipeline'
import { linkStage } from '../src/stage.ts'

const [file, orders = '200', batch = '1'] = process.argv.slice(2)
if (file === undefined) throw new Error('Usage: orders.ts CLAIMS.ndjson [ORDERS] [BATCH]')

type Article = { id: string; text: string; publishedAt: string | null; claims: Claim[] }

const articleOf = (line: string): Article => {
  const { id, text, publishedAt, claims } = JSON.parse(line)
  return {
    id: String(id),
    text: String(text),
    publishedAt: publishedAt ?? null,
    claims: claimSchema.array().parse(claims),
  }
}

const articles = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(articleOf)

const version = { name: 'linking', version: '0.0.0', digest: 'orders' }
const stage = linkStage(version) as Stage & Required<Pick<Stage, 'runTogether'>> // it has both

const reported = async (log: Log, { id, text, publishedAt, claims }: Article): Promise<NewEvent> => ({
  eventId: deterministicId('orders', id),
  streamId: `article/${deterministicId('orders-article', id)}`,
  type: 'IncidentsReported',
  data: {
    url: `https://orders.example/${id}`,
    document: await log.documents.put(text),
    publishedAt,
    claims,
    extractor: version,
  },
  source: 'blotter/orders',
})

/** Links articles in this order on an empty log. @returns what is left in its tables */
const endOf = async (log: Log, order: readonly Article[]): Promise<string> => {
  for (let at = 0; at < order.length; at += Number(batch)) {
    const events = await Promise.all(order.slice(at, at + Number(batch)).map((article) => reported(log, article)))
    const { appended } = await log.append(events)
    const inputs = await Promise.all(
      appended.map(async ({ position }) => {
        const event = await log.readAt(position)
        if (event === null) throw new Error(`Nothing at position ${position}.`)
        return { position, event }
      }),
    )
    await performTogether(stage, inputs, { log, signal: new AbortController().signal })
  }
  const [claims, views, copies] = await Promise.all([
    log.query('SELECT claim_id, incident_id, held_reason FROM blotter_work.linked_claim ORDER BY claim_id COLLATE "C"'),
    log.query(
      `SELECT DISTINCT ON (stream_id) stream_id, data -> 'incident' AS view FROM blotter.event_log
       WHERE type IN ('IncidentOpened', 'IncidentRevised')
         AND stream_id IN (SELECT 'incident/' || incident_id FROM blotter_work.linked_claim)
       ORDER BY stream_id, version DESC`,
    ),
    log.query('SELECT article_id, copy_group FROM blotter_work.linked_article ORDER BY article_id'),
  ])
  return JSON.stringify({ claims, views, copies })
}

/** The same orders every time (mulberry32, Fisher and Yates). */
const shuffled = <Item>(items: readonly Item[], seed: number): Item[] => {
  let state = seed
  const draw = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let value = Math.imul(state ^ (state >>> 15), 1 | state)
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32
  }
  const order = [...items]
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(draw() * (at + 1))
    ;[order[at], order[other]] = [order[other] as Item, order[at] as Item] // both lie inside
  }
  return order
}

const folder = mkdtempSync(join(tmpdir(), 'blotter-orders-'))
const server = await startServer(folder)
const ends = new Map<string, number[]>()
try {
  await migrate(server.migrateUrl)
  const admin = await openLog({ url: server.migrateUrl, name: 'orders admin' })
  // A database of its own for each order, as a copy of a migrated one that nobody is connected to.
  await admin.query('CREATE DATABASE orders_template')
  const template = addressOf('orders_template')
  await migrate(template)
  for (let seed = 0; seed < Number(orders); seed += 1) {
    await admin.query('CREATE DATABASE orders_run TEMPLATE orders_template')
    const log = await openLog({ url: addressOf('orders_run'), name: 'orders' })
    const end = await endOf(log, seed === 0 ? articles : shuffled(articles, seed))
    await log.close()
    await admin.query('DROP DATABASE orders_run WITH (FORCE)')
    ends.set(end, [...(ends.get(end) ?? []), seed])
    if (seed % 20 === 19) console.error(`${seed + 1} orders: ${ends.size} different ends`)
  }
  await admin.close()
} finally {
  await server.stop()
  for (const path of [dirname(server.home), folder]) rmSync(path, { recursive: true, force: true })
}
for (const [end, seeds] of ends)
  console.log(
    `${createHash('sha256').update(end).digest('hex').slice(0, 16)}: ${seeds.length} orders, first ${seeds[0]}`,
  )
process.exit(ends.size === 1 ? 0 : 1)

function addressOf(database: string): string {
  const url = new URL(server.migrateUrl)
  url.pathname = `/${database}`
  return url.href
}
