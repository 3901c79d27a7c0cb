import type { Queue, Worker } from 'bullmq'
import pg from 'pg'
import type { Backend, Telemetry } from './backend.ts'
import { loadBullmq } from './drivers.ts'
import { isMissing } from './missing-schema.ts'
import { readPostgresHealth } from './postgres-health.ts'
import { peekPostgres } from './postgres-jobs.ts'
import type { StageJob } from './stage-job.ts'

const SCHEMA = 'bullmq'
// A worker's jobs share these; each needs one for a moment at its start and its end.
const CONNECTIONS = 4

/**
 * BullMQ's own Postgres backend, in schema `bullmq` of the log's database.
 * @param url  postgres:// address of a role that may create in that schema
 */
export const openPostgresBackend = (url: string, telemetry: Telemetry = {}): Backend => {
  const pool = new pg.Pool({ connectionString: url, application_name: 'blotter queues', max: 2 })
  pool.on('error', () => {})
  const connection = (max: number) => ({
    connectionString: url,
    schema: SCHEMA,
    max,
    application_name: 'blotter bullmq',
    idleTimeoutMillis: 300_000,
    // A queue may be lost at any time, so its commits need not wait for the disk; the log's later ones take them along.
    options: '-c synchronous_commit=off',
  })
  return {
    kind: 'postgres',
    // Measured: a bulk makes two temporary tables (5 ms for 1 to 30 jobs), a single add takes 0.6 ms.
    bulkFrom: 8,
    migrate: () => migrate(pool),
    // BullMQ's classes carry their backend in their type; Blotter's code is the same on both.
    queue: (stage) => {
      const { Queue: OnPostgres } = bullmq()
      return new OnPostgres<StageJob>(stage, { ...telemetry, connection: connection(2) }) as unknown as Queue<StageJob>
    },
    worker: (stage, run, options) => {
      const { Worker: OnPostgres } = bullmq()
      return new OnPostgres<StageJob>(stage, run as never, {
        ...telemetry,
        ...options,
        connection: connection(Math.min(options.concurrency ?? 1, CONNECTIONS) + 2),
      }) as unknown as Worker<StageJob>
    },
    isOutage: () => false,
    heldIds: (stage) => readHeldIds(pool, stage),
    healthOf: (stages) => readPostgresHealth(pool, stages),
    peek: (stage, state, limit) => peekPostgres(pool, { stage, state, limit }),
    server: async () => {
      const { rows } = await pool.query<{ version: string }>("SELECT current_setting('server_version') AS version")
      return { version: rows[0]?.version ?? '', whenFull: null }
    },
    readEpoch: (stage) => readEpoch(pool, stage),
    writeEpoch: async (stage, epoch) => {
      const upsert = `INSERT INTO ${SCHEMA}.blotter_epoch (stage, epoch) VALUES ($1, $2) ON CONFLICT (stage) DO UPDATE SET epoch = excluded.epoch`
      await pool.query(upsert, [stage, epoch])
    },
    close: () => pool.end(),
  }
}

let classes: ReturnType<typeof makeClasses> | undefined
const makeClasses = () => {
  const { createPostgresBackend, withBackend } = loadBullmq()
  return withBackend(createPostgresBackend)
}
const bullmq = (): ReturnType<typeof makeClasses> => {
  classes ??= makeClasses()
  return classes
}

const migrate = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect()
  try {
    await loadBullmq().runMigrations(client, SCHEMA)
    await client.query(
      `CREATE TABLE IF NOT EXISTS ${SCHEMA}.blotter_epoch (stage text PRIMARY KEY, epoch uuid NOT NULL)`,
    )
  } finally {
    // BullMQ has set this session's search_path.
    client.release(true)
  }
}

const readHeldIds = async (pool: pg.Pool, stage: string): Promise<string[]> => {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT id FROM ${SCHEMA}.job WHERE queue = $1 AND state <> 'completed' AND state <> 'failed'`,
    [stage],
  )
  return rows.map(({ id }) => id)
}

const readEpoch = async (pool: pg.Pool, stage: string): Promise<string | null | 'missing'> => {
  try {
    const { rows } = await pool.query(`SELECT epoch FROM ${SCHEMA}.blotter_epoch WHERE stage = $1`, [stage])
    return rows[0]?.epoch ?? null
  } catch (error) {
    if (isMissing(error)) return 'missing'
    throw error
  }
}
