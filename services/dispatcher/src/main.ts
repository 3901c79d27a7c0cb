import { configureProcess, probeAddress, requireDatabase, traceTarget } from '@blotter/config'
import { runDispatcher, runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { logGauges } from './log-gauges.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'dispatcher',
  logger: createLogger('dispatcher', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  tracing: traceTarget(configuration),
}
const settings = {
  epochMs: 1_000,
  sweepMs: configuration.SWEEP_SECONDS * 1_000,
  sweepAgeMs: configuration.SWEEP_AGE_SECONDS * 1_000,
  until: configuration.DISPATCH_UNTIL,
}

await runService(service, ({ log, queues, logger, probes, signal }) => {
  // However many dispatchers stand by, the one that works tells of the whole log, so each number is scraped once.
  let leads = false
  probes.alsoMeasures(async () => (leads ? logGauges({ log, queues }) : []))
  const onLead = (does: boolean): void => {
    leads = does
  }
  return runDispatcher({ log, queues, logger, settings, onLead }, signal)
})
