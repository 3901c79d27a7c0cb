import { configureProcess, requireDatabase, workerSettings } from '@blotter/config'
import { runService, runWorker } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { createWebClient } from '@blotter/web'
import { openFeedReader } from './feed-reader.ts'
import { fetchStage } from './fetch.ts'
import { pollStage } from './poll.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'fetcher',
  logger: createLogger('fetcher', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  poolSize: 8,
}

await runService(service, async (parts) => {
  const gap = configuration.HOST_GAP_SECONDS * 1_000
  const web = createWebClient({
    userAgent: configuration.USER_AGENT,
    allow: configuration.FETCH_ALLOW,
    hostGapMs: gap,
    // Without a gap the operator has said that this host needs no sparing (the sample, tests).
    ...(gap ? {} : { perHost: configuration.FETCH_CONCURRENCY, crawlDelayCapMs: 0, deadHostCapMs: 0 }),
  })
  const feeds = openFeedReader()
  const poll = pollStage({
    web,
    feeds,
    intervalMs: configuration.POLL_SECONDS * 1_000,
    warn: (fields, message) => parts.logger.warn(fields, message),
  })
  const fetch = fetchStage({ web, recheckHours: configuration.RECHECK_HOURS.map(Number) })
  await Promise.all([
    runWorker(poll, { ...parts, settings: workerSettings(configuration, configuration.POLL_CONCURRENCY) }),
    runWorker(fetch, { ...parts, settings: workerSettings(configuration, configuration.FETCH_CONCURRENCY) }),
  ])
  await Promise.all([web.close(), feeds.close()])
})
