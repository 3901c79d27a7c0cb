import { setTimeout as sleep } from 'node:timers/promises'
import { Fault, type LogEvent, RetryableFault } from '@blotter/events'
import { and, eq } from 'drizzle-orm'
import type { Database, Transaction } from './database.ts'
import type { Documents } from './documents.ts'
import { translate } from './postgres-error.ts'
import { readNew, subscribe } from './read.ts'
import { checkpoint } from './schema/index.ts'

/** A read table folded from the log: disposable, and never dependent on a queue. */
export type Projection = {
  name: string
  fold: (transaction: Transaction, event: LogEvent, documents: Documents) => Promise<void>
}

/** Another projector moved the checkpoint in between; this one stops. */
class CheckpointTaken extends RetryableFault {
  constructor(name: string) {
    super('checkpoint-taken', `Another projector folds "${name}".`)
  }
}

/** An event that its projection cannot fold; the projection is stopped there, and no other one is. */
class Poisoned extends Error {
  readonly event: LogEvent
  constructor(event: LogEvent, cause: unknown) {
    super(
      `event ${event.type} at position ${event.position}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    )
    this.event = event
  }
}

/** Where a projection stands; 0 before its first event. */
export const readCheckpoint = async (
  database: Database,
  name: string,
): Promise<{ position: number; status: string; error: string | null }> => {
  const [row] = await database.select().from(checkpoint).where(eq(checkpoint.projection, name))
  return row ?? { position: 0, status: 'live', error: null }
}

/**
 * Follows the log and folds it, batch by batch, until the signal: fold and checkpoint stand in one transaction, and
 * the checkpoint moves by compare-and-set.
 * @param report  told when the projection stops at a poison event
 */
export const follow = async (
  { database, documents }: { database: Database; documents: Documents },
  projection: Projection,
  { signal, report }: { signal: AbortSignal; report: (message: string) => void },
): Promise<void> => {
  while (!signal.aborted) {
    try {
      await database.insert(checkpoint).values({ projection: projection.name, position: 0 }).onConflictDoNothing()
      const from = await readCheckpoint(database, projection.name)
      for await (const batch of subscribe(database, from.position, signal)) {
        await foldUntilPoison(database, { projection, batch, documents })
      }
    } catch (error) {
      if (error instanceof Poisoned) {
        await stopAt(database, projection.name, error)
        return report(`Projection ${projection.name} stopped at ${error.message}`)
      }
      if (!(translate(error) instanceof RetryableFault)) throw error
      await sleep(500, undefined, { signal }).catch(() => {})
    }
  }
}

/**
 * Folds what is in the log now, for a reader who cannot wait for a projector; one that folds meanwhile is no harm.
 * @throws Error with the event that cannot be folded
 */
export const catchUp = async (
  { database, documents }: { database: Database; documents: Documents },
  projection: Projection,
): Promise<void> => {
  await database.insert(checkpoint).values({ projection: projection.name, position: 0 }).onConflictDoNothing()
  for (;;) {
    const { position } = await readCheckpoint(database, projection.name)
    const batch = await readNew(database, position, 1_000)
    if (!batch.length) return
    await foldUntilPoison(database, { projection, batch, documents }).catch((error: unknown) => {
      if (!(error instanceof CheckpointTaken)) throw error
    })
  }
}

type Folding = { projection: Projection; batch: LogEvent[]; documents: Documents }

/** Folds a batch; of one with a poison event, what comes before that. */
const foldUntilPoison = async (database: Database, folding: Folding): Promise<void> => {
  try {
    await foldBatch(database, folding)
  } catch (error) {
    if (error instanceof Poisoned) {
      const batch = folding.batch.filter(({ position }) => position < error.event.position)
      if (batch.length) await foldBatch(database, { ...folding, batch })
    }
    throw error
  }
}

const foldBatch = (database: Database, { projection, batch, documents }: Folding): Promise<void> => {
  const first = batch[0]?.position ?? 0
  return database.transaction(async (transaction) => {
    const moved = await transaction
      .update(checkpoint)
      .set({ position: first - 1 + batch.length, status: 'live', error: null })
      .where(and(eq(checkpoint.projection, projection.name), eq(checkpoint.position, first - 1)))
      .returning({ position: checkpoint.position })
    if (!moved.length) throw new CheckpointTaken(projection.name)
    for (const event of batch) {
      await projection.fold(transaction, event, documents).catch((error: unknown) => {
        const known = translate(error)
        throw known instanceof Fault && known.disposition === 'retry' ? known : new Poisoned(event, error)
      })
    }
  })
}

const stopAt = async (database: Database, name: string, poison: Poisoned): Promise<void> => {
  await database
    .update(checkpoint)
    .set({ status: 'stopped', error: poison.message })
    .where(eq(checkpoint.projection, name))
}
