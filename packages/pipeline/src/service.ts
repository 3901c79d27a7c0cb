import { setTimeout as sleep } from 'node:timers/promises'
import { type Log, LogUnreachable, openLog, readMigrationLevel } from '@blotter/log'
import { openQueues, type Queues } from '@blotter/queue'
import { type ProbeServer, type Probes, serveProbes, startTracing, type TraceTarget } from '@blotter/telemetry'
import type { Logger } from './logger.ts'
import { openServiceProbes, type ServiceProbes } from './service-probes.ts'

export type ServiceParts = {
  log: Log
  queues: Queues
  logger: Logger
  probes: ServiceProbes
  signal: AbortSignal
  onFatal: (fault: Error) => void
}

export type ServiceOptions = {
  name: string
  logger: Logger
  databaseUrl: string
  redisUrl?: string | undefined /** database connections */
  poolSize?: number
  /** ms after which a statement is ended, where strangers ask; 0: never */
  readMs?: number
  /** Where it answers `/metrics`, `/livez` and `/readyz`; null: nowhere. */
  probes?: { host: string; port: number } | null
  /** Where it sends its traces; null: nowhere. */
  tracing?: TraceTarget | null
}

/**
 * The life of one process: waits for the log, does its work until SIGTERM, SIGINT or the end of the process that
 * started it, closes everything and exits. Exit code 1 after a fatal fault.
 */
export const runService = async (
  options: ServiceOptions,
  work: (parts: ServiceParts) => Promise<void>,
): Promise<void> => {
  const { logger } = options
  const stop = new AbortController()
  for (const cause of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(cause, () => stop.abort(cause))
  const onFatal = (fault: Error): void => {
    logger.error({ error: fault.message, stack: fault.stack }, 'stops')
    process.exitCode = 1
    stop.abort('fatal')
  }
  const tracing = await startTracing(options.name, options.tracing ?? null, (error) =>
    logger.warn({ error }, 'traces are not sent (OTEL_EXPORTER_OTLP_ENDPOINT)'),
  )
  const log = await whenReady(options, stop.signal)
  if (!log) return process.exit()
  const queues = openQueues({
    databaseUrl: options.databaseUrl,
    redisUrl: options.redisUrl,
    logId: log.id,
    traced: tracing !== null,
    news: {
      lost: (what) => logger.warn({}, `${what} The work waits and goes on by itself.`),
      back: () => logger.warn({}, 'Redis answers again; the work goes on.'),
    },
  })
  const { probes, answers } = openServiceProbes()
  const server = await listen(options, answers(log, queues))
  logger.info({}, 'ready')
  await work({ log, queues, logger, probes, signal: stop.signal, onFatal }).catch(onFatal)
  logger.info({ cause: String(stop.signal.reason) }, 'stopped')
  await Promise.race([
    Promise.allSettled([server?.close(), queues.close(), log.close(), tracing?.close()]),
    sleep(1_000),
  ])
  process.exit()
}

/** A port that is taken is said, and the work goes on: it does not depend on being watched. */
const listen = async ({ probes, logger }: ServiceOptions, answers: Probes): Promise<ProbeServer | null> => {
  if (!probes) return null
  try {
    const server = await serveProbes(answers, probes)
    logger.info({ host: probes.host, port: server.port }, 'probes are answered')
    return server
  } catch (error) {
    logger.warn(
      { error: (error as Error).message },
      `cannot listen on ${probes.host}:${probes.port}; set METRICS_PORT to another port`,
    )
    return null
  }
}

const whenReady = async (
  { name, logger, databaseUrl, poolSize, readMs }: ServiceOptions,
  signal: AbortSignal,
): Promise<Log | null> => {
  let told = ''
  const tell = (error: string): void => {
    if (error !== told) logger.warn({ error }, 'waits for the database (DATABASE_URL) and its migrations')
    told = error
  }
  while (!signal.aborted) {
    try {
      const log = await openLog({ url: databaseUrl, name, poolSize: poolSize ?? 4, readMs: readMs ?? 0 })
      const { missing } = await readMigrationLevel(log)
      if (!missing) return log
      await log.close()
      tell(`${missing} of its migrations are missing`)
    } catch (error) {
      if (!(error instanceof LogUnreachable)) throw error
      tell(error.message)
    }
    await sleep(1_000, undefined, { signal }).catch(() => {})
  }
  return null
}
