import { setTimeout as sleep } from 'node:timers/promises'
import type { NewEvent } from '@blotter/events'
import type { Transaction } from '../database.ts'
import type { Log } from '../log.ts'
import { postgresError } from '../postgres-error.ts'
import { foldStretch, foldWithin } from '../projection/fold.ts'
import { catchUp } from '../projection/follow.ts'
import {
  copyGeneration,
  dropGeneration,
  holdCheckpoints,
  inTransaction,
  listGenerations,
  servedGeneration,
  showGeneration,
} from '../projection/generation.ts'
import type { Projection } from '../projection/projection.ts'
import { whileAlone } from '../projection/rebuild.ts'
import { readTaken } from '../projection/taken.ts'
import { articles } from '../projections/articles.ts'
import { history } from '../projections/history.ts'
import { incidents } from '../projections/incidents.ts'

/** The projections that a promotion changes. */
const STANDING: readonly Projection[] = [articles, incidents, history]

/**
 * Lets readers see the log as it is now, and nothing later, until `moveOn`; where they stand still already, that stays.
 * @returns the position at which they stand, once every served row is folded up to it
 */
export const standStill = async (log: Log): Promise<number> => {
  const pool = log.database.$client
  for (const projection of STANDING) await servedGeneration(pool, projection)
  const position = await inTransaction(pool, async (client) => {
    const names = STANDING.map(({ name }) => name)
    await holdCheckpoints(client, names)
    const { rows } = await client.query<{ position: number }>(
      `UPDATE blotter_work.checkpoint SET stands_at = coalesce(stands_at, (SELECT position FROM blotter.log_head))
       WHERE projection = ANY($1::text[]) AND status IN ('live', 'stopped') RETURNING stands_at::float8 AS position`,
      [names],
    )
    return Math.max(...rows.map((row) => row.position))
  })
  // Whether a projector runs or not.
  for (const projection of STANDING) await catchUp(log, projection)
  return position
}

/** Lets readers see the log as it goes on, where a standstill came to nothing. */
export const goOnReading = async (log: Log): Promise<void> => {
  await inTransaction(log.database.$client, async (client) => {
    const names = STANDING.map(({ name }) => name)
    await holdCheckpoints(client, names)
    await client.query('UPDATE blotter_work.checkpoint SET stands_at = NULL WHERE projection = ANY($1::text[])', [
      names,
    ])
  })
}

/** Positions and generations of the copies that a promotion is folded into. */
export type Copies = { projection: Projection; generation: number; position: number }[]

const STEP = 1_000
const TRIES = 60
const PAUSE = 250
const FOLLOW = 50
// lock_not_available, deadlock_detected
const BUSY = ['55P03', '40P01']

/**
 * Appends what ends a standstill, and with it shows readers what was appended since they stand still: in new
 * generations, all at once, in the transaction of these events. Nobody ever sees the one without the other.
 * @param alongside  done in the same transaction too
 */
export type MoveOn = (
  events: readonly NewEvent[],
  alongside?: (transaction: Transaction) => Promise<void>,
) => Promise<void>

/**
 * Copies what readers see, for work that lets them stand still and move on; nobody else makes generations meanwhile. The
 * longest part is done before anybody has to wait.
 */
export const besideReaders = <Result>(log: Log, work: (moveOn: MoveOn) => Promise<Result>): Promise<Result> => {
  const alone = STANDING.reduceRight<() => Promise<Result>>(
    (inner, projection) => () => whileAlone(log, projection, inner),
    async () => {
      const copies = await copyServed(log)
      const following = followAlong(log, copies)
      try {
        return await work(async (events, alongside) => {
          await following.stop()
          await swapWith(log, copies, { events, alongside })
        })
      } finally {
        await following.stop().catch(() => {})
      }
    },
  )
  return alone()
}

/** Folds what is appended into the copies while the work goes on, so that little is left to be done at its end. */
const followAlong = (log: Log, copies: Copies): { stop: () => Promise<void> } => {
  const over = new AbortController()
  const follow = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await catchUpCopies(log, copies)
      await sleep(FOLLOW, undefined, { signal: over.signal }).catch(() => {})
    }
  }
  const followed = follow()
  // Told to whoever stops it.
  followed.catch(() => {})
  return {
    stop: () => {
      over.abort()
      return followed
    },
  }
}

const copyServed = async (log: Log): Promise<Copies> => {
  const pool = log.database.$client
  const copies: Copies = []
  for (const projection of STANDING) {
    const of = async () => (await listGenerations(pool)).filter(({ projection: name }) => name === projection.name)
    for (const { generation, status } of await of())
      if (status === 'building') await dropGeneration(pool, projection, generation)
    await servedGeneration(pool, projection)
    // What no projector has folded yet is folded once, and now.
    await catchUp(log, projection)
    const generation = await copyGeneration(pool, projection)
    const copy = (await of()).find((each) => each.generation === generation)
    copies.push({ projection, generation, position: copy?.position ?? 0 })
  }
  return copies
}

type Ending = {
  events: readonly NewEvent[]
  alongside: ((transaction: Transaction) => Promise<void>) | undefined
}

const swapWith = async (log: Log, copies: Copies, { events, alongside }: Ending): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    await catchUpCopies(log, copies)
    try {
      await log.append(events, {
        onConflict: 'keep',
        alongside: async (transaction) => {
          await alongside?.(transaction)
          await swap(clientOf(transaction), log, copies)
        },
      })
      return
    } catch (error) {
      if (!BUSY.includes(postgresError(error).code ?? '') || attempt === TRIES) throw error
      await sleep(PAUSE)
    }
  }
}

const catchUpCopies = async (log: Log, copies: Copies): Promise<void> => {
  await Promise.all(copies.map((copy) => catchUpCopy(log, copy)))
}

const catchUpCopy = async (log: Log, copy: Copies[number]): Promise<void> => {
  for (let head = await log.head(); copy.position < head; ) {
    const to = Math.min(head, copy.position + STEP)
    const stretch = await readTaken(log, copy.projection, { from: copy.position, to })
    await foldStretch(log.database.$client, { ...copy, served: false }, stretch)
    copy.position = to
  }
}

type Client = Parameters<typeof foldWithin>[0]

const clientOf = (transaction: Transaction): Client => (transaction as unknown as { $client: Client }).$client // append's own

const swap = async (client: Client, log: Log, copies: Copies): Promise<void> => {
  await client.query("SET LOCAL lock_timeout = '1s'")
  await holdCheckpoints(
    client,
    copies.map(({ projection }) => projection.name),
  )
  const head = await log.head()
  for (const { projection, generation, position } of copies) {
    for (let from = position; from < head; from += STEP) {
      const stretch = await readTaken(log, projection, { from, to: Math.min(head, from + STEP) })
      await foldWithin(client, { projection, generation, served: false }, stretch)
    }
    await showGeneration(client, projection, generation)
  }
}

/** A promotion during which readers saw the log as it was at `from`; null while it is not over: `to`. */
export type Standstill = { replay: string; from: number; to: number | null }

// Promotions that are over, then the one that is under way. Asked with every list of a moment, so it is one statement.
const AT = `
  SELECT substr(e.stream_id, length('replay/') + 1) AS replay, (e.data ->> 'standsAt')::float8 AS "from", e.position::float8 AS "to"
  FROM blotter.stream_head AS h JOIN blotter.event_log AS e ON e.stream_id = h.stream_id AND e.type = 'ReplayPromoted'
  WHERE h.stream_id COLLATE "C" >= 'replay/' AND h.stream_id COLLATE "C" < 'replay0'
    AND (e.data ->> 'standsAt')::bigint <= $1::bigint AND $1::bigint < e.position
  UNION ALL
  SELECT r.replay_id::text, c.stands_at::float8, NULL
  FROM blotter_work.checkpoint AS c JOIN blotter_work.replay AS r ON r.state = 'promoting'
  WHERE c.projection = '${incidents.name}' AND c.stands_at IS NOT NULL AND c.stands_at <= $1::bigint
  ORDER BY "to" NULLS LAST LIMIT 1`

/**
 * The standstill that a position lies in: who read then, saw the log as it was at `from`.
 * @returns null where readers saw all up to the position
 */
export const standstillAt = async (log: Log, position: number): Promise<Standstill | null> =>
  (await log.prepared<Standstill>(AT, [position]))[0] ?? null
