import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { catchUp, dropGeneration, incidentsProjection, type Log, rebuild } from '@blotter/log'
import type pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { atLeast, type BenchRow, measured } from './bench.ts'
import type { Part } from './log-bench.ts'
import { type Hands, openHands } from './log-hands.ts'
import { interleave, rate } from './rounds.ts'

const FOLD = 10_000
const TABLES = ['claim', 'incident'] as const

/** The live fold of the incidents, a thousand events a transaction, against COPY TO of the same events. */
export const foldRows = async (freshDatabase: () => Promise<string>, { rounds, say }: Part): Promise<BenchRow[]> => {
  const hands = await openHands(await freshDatabase())
  try {
    await hands.fill(FOLD)
    const { log, plain } = hands
    const fold = (folding: Log) => async () => {
      await plain.on.query('TRUNCATE blotter_work.claim_g1, blotter_work.incident_g1')
      await plain.on.query("DELETE FROM blotter_work.checkpoint WHERE projection = 'incidents'")
      return rate(FOLD, () => catchUp(folding, incidentsProjection))
    }
    const taken = await interleave(
      {
        on: fold(log.on),
        off: fold(log.off),
        copy: () => rate(FOLD, () => plain.on.query('COPY (SELECT * FROM blotter.event_log) TO STDOUT')),
      },
      { rounds, say: (text) => say(`live fold, ${text}`) },
    )
    return [
      atLeast('live fold of incidents, synchronous_commit on, against COPY TO', taken.ratio('on', 'copy'), {
        target: 0.09,
      }),
      atLeast('live fold of incidents, synchronous_commit off, against COPY TO', taken.ratio('off', 'copy'), {
        target: 0.15,
      }),
      measured('events folded live, synchronous_commit on', taken.median('on'), 'events/s'),
      measured('events folded live, synchronous_commit off', taken.median('off'), 'events/s'),
    ]
  } finally {
    await hands.close()
  }
}

/** A rebuild of the incidents, from the first event to the shown tables, against COPY FROM of the same rows. */
export const rebuildRows = async (hands: Hands, { rounds, at, say }: Part): Promise<BenchRow[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'blotter-bench-copy-'))
  try {
    const events = await hands.log.on.head()
    const rows = await rebuildOnce(hands.log.on)
    for (const table of TABLES) await writeRows(hands.plain.on, table, join(folder, table))
    const copy = async (): Promise<number> => {
      await hands.plain.on.query('TRUNCATE bare_claim, bare_incident')
      return rate(rows, async () => {
        for (const table of TABLES) await readRows(hands.plain.on, table, join(folder, table))
      })
    }
    const taken = await interleave(
      { rebuild: () => rate(rows, () => rebuildOnce(hands.log.on)), copy },
      { rounds, say: (text) => say(`rebuild, ${text}`) },
    )
    return [
      atLeast(`rebuild of incidents, against COPY FROM of the same rows${at}`, taken.ratio('rebuild', 'copy'), {
        target: 0.4,
      }),
      measured(`rows of incidents rebuilt${at}`, taken.median('rebuild'), 'rows/s'),
      measured(`events folded by a rebuild${at}`, (taken.median('rebuild') * events) / rows, 'events/s'),
      measured(`the same rows by COPY FROM into bare tables${at}`, taken.median('copy'), 'rows/s'),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns how many rows it has */
const rebuildOnce = async (log: Log): Promise<number> => {
  const { signal } = new AbortController()
  const built = await rebuild(log, incidentsProjection, { signal, progress: () => {}, report: () => {} })
  await dropGeneration(log.database.$client, incidentsProjection, built.replaced)
  return built.rows
}

const writeRows = async (client: pg.Client, table: string, file: string): Promise<void> => {
  await client.query(`DROP TABLE IF EXISTS bare_${table}`)
  await client.query(`CREATE TABLE bare_${table} AS SELECT * FROM blotter_work.${table} WITH NO DATA`)
  const rows = client.query(to(`COPY (SELECT * FROM blotter_work.${table}) TO STDOUT`))
  await pipeline(rows, createWriteStream(file))
}

const readRows = (client: pg.Client, table: string, file: string): Promise<void> =>
  pipeline(createReadStream(file, { highWaterMark: 1 << 18 }), client.query(from(`COPY bare_${table} FROM STDIN`)))
