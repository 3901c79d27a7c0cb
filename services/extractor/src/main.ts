import { configureProcess, probeAddress, requireDatabase, traceTarget, workerSettings } from '@blotter/config'
import { runService, runWorker } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { loadRules } from './rules.ts'
import { extractStage } from './stage.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'extractor',
  logger: createLogger('extractor', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  tracing: traceTarget(configuration),
}

await runService(service, async (parts) => {
  const stage = extractStage(await loadRules())
  await runWorker(stage, { ...parts, settings: workerSettings(configuration, configuration.EXTRACT_CONCURRENCY) })
})
