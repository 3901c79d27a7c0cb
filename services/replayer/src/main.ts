import { setPriority } from 'node:os'
import { configureProcess, probeAddress, requireDatabase } from '@blotter/config'
import { runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { loadEngines } from './engines.ts'
import { runReplayer } from './replayer.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'replayer',
  logger: createLogger('replayer', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
}

// Live work goes first, on the processors too.
const NICE = 10
setPriority(NICE)

await runService(service, async ({ log, queues, logger, signal }) => {
  await runReplayer({
    ...{ log, queues, logger, signal, engines: await loadEngines() },
    settings: {
      lockMs: configuration.JOB_LOCK_SECONDS * 1_000,
      patienceMs: configuration.SHUTDOWN_SECONDS * 1_000,
    },
  })
})
