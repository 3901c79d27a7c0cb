import { configureProcess, probeAddress, requireDatabase } from '@blotter/config'
import { whileExclusive } from '@blotter/log'
import { runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { serve } from './serve.ts'
import { deliver, receiverClient } from './webhooks/delivering.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'api',
  logger: createLogger('api', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  poolSize: 8,
  // Whatever strangers ask for ends.
  readMs: 4_000,
}
const address = {
  host: configuration.API_HOST,
  port: configuration.API_PORT,
  names: configuration.API_HOSTS,
  origins: configuration.API_ORIGINS,
  anonymousRead: configuration.ALLOW_ANONYMOUS_READ === 'yes',
}

await runService(service, async ({ log, queues, logger, signal }) => {
  const web = receiverClient({ userAgent: configuration.USER_AGENT, allow: configuration.FETCH_ALLOW })
  const work = (held: AbortSignal): Promise<void> => deliver({ log, web, logger, signal: held })
  await Promise.all([
    serve({ log, queues, logger, signal, allow: configuration.FETCH_ALLOW }, address),
    whileExclusive(log.url, 'webhooks', { signal, work }),
  ])
  await web.close()
})
