import { availableParallelism } from 'node:os'
import { atLeast, type Bench, type BenchRow, measured } from './bench.ts'
import { type EngineCrew, startCrew } from './engine-crew.ts'
import { pipelineRate } from './live-pipeline.ts'
import { interleave, type Turn } from './rounds.ts'
import { type SamplePage, samplePages } from './sample-pages.ts'
import { type TemporaryPostgres, withClient, withTemporaryPostgres } from './temporary-postgres.ts'
import { startRedis } from './temporary-redis.ts'

const INSERTS = 100
// Editions that run before the clock does: code is warm after some hundred articles, as the engines' is.
const WARM_UP = 6

/** The whole pipeline on both queue backends against the engines alone on the same cores. */
export const pipelineBench: Bench = async ({ full, redisUrl, say }) => {
  say('loading the sample site')
  const all = await samplePages(WARM_UP + (full ? 40 : 10))
  const [warmUp, editions] = [all.slice(0, WARM_UP).flat(), all.slice(WARM_UP)]
  const cores = availableParallelism()
  const redis = redisUrl ? null : await startRedis()
  const crew = await startCrew(editions, cores)
  try {
    return await withTemporaryPostgres(async (server) => {
      const backends = { postgres: undefined, ...((redisUrl ?? redis?.url) ? { redis: redisUrl ?? redis?.url } : {}) }
      if (!('redis' in backends)) say('neither REDIS_URL nor a redis-server: the Redis half does not run')
      const { rows, rounds } = await measure({ server, crew, backends, warmUp, pages: editions.flat(), full, say })
      return {
        size: `${editions.flat().length} stories after ${warmUp.length} to warm up, ${rounds} rounds`,
        rows,
        settings: { ...server.settings, cores: String(cores), redis: redisUrl ? 'REDIS_URL' : redis ? 'own' : 'none' },
      }
    })
  } finally {
    await crew.stop()
    redis?.stop()
  }
}

type Measurement = {
  server: TemporaryPostgres
  crew: EngineCrew
  backends: { postgres: undefined; redis?: string | undefined }
  warmUp: readonly SamplePage[]
  pages: readonly SamplePage[]
  full: boolean
  say: (text: string) => void
}

const measure = async ({
  server,
  crew,
  backends,
  warmUp,
  pages,
  full,
  say,
}: Measurement): Promise<{ rows: BenchRow[]; rounds: number }> => {
  const pipelineTurn = (url: string | undefined): Turn => {
    return async () => pipelineRate({ databaseUrl: await server.freshDatabase(), redisUrl: url, warmUp, pages })
  }
  const withRedis = 'redis' in backends
  // The pipeline warms up with an edition of its own in every turn; the crew's code stays warm from here on.
  await crew.run()
  const taken = await interleave(
    {
      engines: crew.run,
      postgres: pipelineTurn(backends.postgres),
      // Without Redis its place in the round stays empty, and no row speaks of it.
      redis: withRedis ? pipelineTurn(backends.redis) : () => Number.NaN,
      insert: insertTurn(await server.freshDatabase()),
    },
    { rounds: 5, warmUp: false, say, ...(full ? { budgetMs: Number.POSITIVE_INFINITY } : {}) },
  )
  const ratio = (name: 'postgres' | 'redis', label: string, target: number): BenchRow =>
    atLeast(`articles a second from poll to projection, ${label}`, taken.ratio(name, 'engines'), { target })
  const rows = [
    ...(withRedis ? [ratio('redis', 'Redis', 0.65)] : []),
    ratio('postgres', 'Postgres', 0.45),
    ...(withRedis ? [measured('the pipeline with queues on Redis', taken.median('redis'), 'articles/s')] : []),
    measured('the pipeline with queues on Postgres', taken.median('postgres'), 'articles/s'),
    measured('the engines alone, one thread a core', taken.median('engines'), 'articles/s'),
    taken.calibration,
    measured('calibration: bare single-row INSERT, synchronous_commit on', taken.median('insert'), 'rows/s'),
  ]
  return { rows, rounds: taken.rounds }
}

const insertTurn =
  (url: string): Turn =>
  () =>
    withClient(url, async (client) => {
      await client.query('CREATE TABLE IF NOT EXISTS calibration (n integer)')
      const started = performance.now()
      for (let n = 0; n < INSERTS; n += 1) await client.query('INSERT INTO calibration VALUES ($1)', [n])
      return (INSERTS * 1_000) / (performance.now() - started)
    })
