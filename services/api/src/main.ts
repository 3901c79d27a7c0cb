import { configureProcess, probeAddress, requireDatabase } from '@blotter/config'
import { runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { serve } from './serve.ts'

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
}

await runService(service, ({ log, queues, logger, signal }) => serve({ log, queues, logger, signal }, address))
