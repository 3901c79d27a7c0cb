import { configureProcess, probeAddress, requireDatabase, traceTarget, workerSettings } from '@blotter/config'
import { checkout, engineVersion, runService, runWorker } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { linkStage } from './stage.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'linker',
  logger: createLogger('linker', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  tracing: traceTarget(configuration),
}

await runService(service, (parts) =>
  // One job at a time: links wait for each other anyway.
  runWorker(linkStage(engineVersion(checkout, 'linking')), { ...parts, settings: workerSettings(configuration, 1) }),
)
