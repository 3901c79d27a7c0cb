import type { NewEvent } from '@blotter/events'
import { type Log, openLog, pack } from '@blotter/log'
import pg from 'pg'
import { articleEvents, EVENTS_PER_ARTICLE } from './article-events.ts'

/** One database as the log uses it, with and without waiting for the disk at a commit, and as plain SQL does. */
export type Hands = {
  log: { on: Log; off: Log }
  plain: { on: pg.Client; off: pg.Client }
  /** Appends invented articles, with their texts in the store, until the log holds so many events. */
  fill: (events: number, progress?: (filled: number) => void) => Promise<void>
  close: () => Promise<void>
}

// ms between words on how full the log is.
const TELL = 5_000
// A fold needs a connection, one to read ahead, and one for texts.
const POOL = 4

export const openHands = async (url: string): Promise<Hands> => {
  const relaxed = `${url}?options=${encodeURIComponent('-c synchronous_commit=off')}`
  const plain = { on: await connected(url), off: await connected(relaxed) }
  const open = (address: string): Promise<Log> => openLog({ url: address, name: 'bench', poolSize: POOL })
  const log = { on: await open(url), off: await open(relaxed) }
  return {
    log,
    plain,
    fill: async (events, progress = () => {}) => {
      let told = performance.now()
      for (let head = await log.off.head(); head < events; head = await log.off.head()) {
        const batch = freshEvents(Math.min(500, Math.ceil((events - head) / EVENTS_PER_ARTICLE) * EVENTS_PER_ARTICLE))
        await log.off.append(batch)
        if (performance.now() - told < TELL) continue
        told = performance.now()
        progress(head)
      }
      await plain.off.query(STORE_TEXTS, [PACKED.size, PACKED.body])
    },
    close: async () => {
      await Promise.all([log.on.close(), log.off.close(), plain.on.end(), plain.off.end()])
    },
  }
}

const connected = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

let articles = 0

/** Events that were never appended before, of as many articles as they need. */
export const freshEvents = (count: number): NewEvent[] =>
  Array.from({ length: Math.ceil(count / EVENTS_PER_ARTICLE) }, () => {
    articles += 1
    return articleEvents('log', articles)
  })
    .flat()
    .slice(0, count)

// About as long as a story's clean text; every article has one of its own, under its own hash.
const TEXT = Buffer.from('At least seven traders died when a bomb went off at the market, police said. '.repeat(33))
const PACKED = await pack(TEXT)

// Also for what was appended without, by a turn that measured appending.
const STORE_TEXTS = `
  INSERT INTO blotter_work.document (hash, size, body)
  SELECT DISTINCT decode(data ->> 'document', 'hex'), $1::integer, $2::bytea FROM blotter.event_log
  WHERE type = 'IncidentsReported' ON CONFLICT DO NOTHING`
