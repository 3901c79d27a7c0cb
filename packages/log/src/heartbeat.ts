import type { Database } from './database.ts'
import { eq, lt, sql } from './drizzle.ts'
import { workerHeartbeat } from './schema/index.ts'
import type { WorkTimes } from './work-times.ts'

type Row = typeof workerHeartbeat.$inferSelect
type Consuming = Pick<Row, 'workingSince' | 'takenAt' | 'settledAt' | 'running' | 'hands'> & { times: WorkTimes | null }

export type Heartbeat = Omit<Row, 'startedAt' | 'beatAt' | keyof Consuming> & Partial<Consuming>

/** ms between two beats of a worker. */
export const BEAT = 4_000
/** Whoever has been silent for three beats is dead. SQL interval. */
export const DEAD_AFTER = `${(3 * BEAT) / 1_000} seconds`

/** Says that a worker lives and what it does. Its moments are kept by the database's clock: machines disagree. */
export const beat = async (database: Database, heartbeat: Heartbeat): Promise<void> => {
  const { workingSince, takenAt, settledAt } = heartbeat
  const moments = { workingSince: asOfHere(workingSince), takenAt: asOfHere(takenAt), settledAt: asOfHere(settledAt) }
  const row = { ...heartbeat, ...moments, beatAt: sql`now()` }
  await database.insert(workerHeartbeat).values(row).onConflictDoUpdate({ target: workerHeartbeat.id, set: row })
}

const asOfHere = (moment: string | null | undefined) =>
  moment ? sql`now() - ${Date.now() - Date.parse(moment)} * interval '1 millisecond'` : null

/** Takes a worker's row away at its clean end, and those of workers that have been silent for a day. */
export const endBeat = async (database: Database, id: string): Promise<void> => {
  await database.delete(workerHeartbeat).where(eq(workerHeartbeat.id, id))
  await database.delete(workerHeartbeat).where(lt(workerHeartbeat.beatAt, sql`now() - interval '1 day'`))
}
