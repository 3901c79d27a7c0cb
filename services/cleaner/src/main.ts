import { configureProcess, probeAddress, requireDatabase, traceTarget, workerSettings } from '@blotter/config'
import { checkout, engineVersion, runService, runWorker } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { cleanStage } from './stage.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'cleaner',
  logger: createLogger('cleaner', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  tracing: traceTarget(configuration),
}

await runService(service, (parts) =>
  runWorker(cleanStage(engineVersion(checkout, 'cleaning')), {
    ...parts,
    settings: workerSettings(configuration, configuration.CLEAN_CONCURRENCY),
  }),
)
