import { configureProcess, probeAddress, requireDatabase, traceTarget, workerSettings } from '@blotter/config'
import { openFeedReader } from '@blotter/feeds'
import { runService, runWorker } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { fetchStage } from './fetch.ts'
import { listenForHubs } from './hub-callback.ts'
import { hubKeeper } from './hub-keeper.ts'
import { politeClient } from './polite-client.ts'
import { pollStage } from './poll.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'fetcher',
  logger: createLogger('fetcher', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  tracing: traceTarget(configuration),
  poolSize: 8,
}

await runService(service, async (parts) => {
  const { log } = parts
  const web = politeClient(log.database, configuration)
  const feeds = openFeedReader()
  const warn = (fields: Record<string, unknown>, message: string): void => parts.logger.warn(fields, message)
  const callback = configuration.WEBSUB_CALLBACK?.replace(/\/+$/, '')
  const hubs = callback ? hubKeeper({ log, web, callback, warn }) : undefined
  const listening = callback ? await listenForHubs(log, { port: configuration.WEBSUB_PORT }) : undefined
  const poll = pollStage({ web, feeds, intervalMs: configuration.POLL_SECONDS * 1_000, hubs, warn })
  const fetch = fetchStage({ web, recheckHours: configuration.RECHECK_HOURS.map(Number) })
  await Promise.all([
    runWorker(poll, { ...parts, settings: workerSettings(configuration, configuration.POLL_CONCURRENCY) }),
    runWorker(fetch, { ...parts, settings: workerSettings(configuration, configuration.FETCH_CONCURRENCY) }),
  ])
  await Promise.all([web.close(), feeds.close(), listening?.close()])
})
