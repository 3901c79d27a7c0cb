import { configureProcess, probeAddress, requireDatabase } from '@blotter/config'
import { runDispatcher, runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'

const configuration = configureProcess(process.env)
const service = {
  name: 'dispatcher',
  logger: createLogger('dispatcher', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
}
const settings = {
  epochMs: 1_000,
  sweepMs: configuration.SWEEP_SECONDS * 1_000,
  sweepAgeMs: configuration.SWEEP_AGE_SECONDS * 1_000,
  until: configuration.DISPATCH_UNTIL,
}

await runService(service, ({ log, queues, logger, signal }) => runDispatcher({ log, queues, logger, settings }, signal))
