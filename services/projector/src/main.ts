import { configureProcess, probeAddress, requireDatabase } from '@blotter/config'
import { follow, projections } from '@blotter/log'
import { runExclusive, runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'

const configuration = configureProcess(process.env)
const service = {
  name: 'projector',
  logger: createLogger('projector', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
  // Each projection folds in one connection and reads ahead in another.
  poolSize: 10,
}

await runService(service, ({ log, logger, signal }) =>
  runExclusive({ log, logger, name: 'projector' }, signal, async (held) => {
    const report = (message: string): void => logger.error({}, message)
    await Promise.all(projections.map((projection) => follow(log, projection, { signal: held, report })))
  }),
)
