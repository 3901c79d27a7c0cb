import { configureProcess, probeAddress, requireDatabase, workerSettings } from '@blotter/config'
import { openFeedReader } from '@blotter/feeds'
import { hostGateStore, robotsStore } from '@blotter/log'
import { runService, runWorker } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { createWebClient, sharedHostGate, webDefaults } from '@blotter/web'
import { fetchStage } from './fetch.ts'
import { listenForHubs } from './hub-callback.ts'
import { hubKeeper } from './hub-keeper.ts'
import { pollStage } from './poll.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'fetcher',
  logger: createLogger('fetcher', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  poolSize: 8,
}

await runService(service, async (parts) => {
  const hostGapMs = configuration.HOST_GAP_SECONDS * 1_000
  const { totalMs, holdMs } = webDefaults.timeouts
  const pace = hostGapMs
    ? { ...webDefaults, hostGapMs }
    : // Without a gap the operator has said that this host needs no sparing (the sample, tests).
      { ...webDefaults, hostGapMs, perHost: configuration.FETCH_CONCURRENCY, crawlDelayCapMs: 0, deadHostCapMs: 0 }
  const web = createWebClient({
    userAgent: configuration.USER_AGENT,
    allow: configuration.FETCH_ALLOW,
    ...pace,
    gate: sharedHostGate(hostGateStore(parts.log.database), { ...pace, leaseMs: 2 * (totalMs + holdMs) }),
    robots: robotsStore(parts.log.database),
  })
  const feeds = openFeedReader()
  const warn = (fields: Record<string, unknown>, message: string): void => parts.logger.warn(fields, message)
  const callback = configuration.WEBSUB_CALLBACK?.replace(/\/+$/, '')
  const hubs = callback ? hubKeeper({ log: parts.log, web, callback, warn }) : undefined
  const listening = callback ? await listenForHubs(parts.log, { port: configuration.WEBSUB_PORT }) : undefined
  const poll = pollStage({ web, feeds, intervalMs: configuration.POLL_SECONDS * 1_000, hubs, warn })
  const fetch = fetchStage({ web, recheckHours: configuration.RECHECK_HOURS.map(Number) })
  await Promise.all([
    runWorker(poll, { ...parts, settings: workerSettings(configuration, configuration.POLL_CONCURRENCY) }),
    runWorker(fetch, { ...parts, settings: workerSettings(configuration, configuration.FETCH_CONCURRENCY) }),
  ])
  await Promise.all([web.close(), feeds.close(), listening?.close()])
})
