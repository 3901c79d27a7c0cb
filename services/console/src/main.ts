import { configureProcess, probeAddress, requireDatabase } from '@blotter/config'
import { runService } from '@blotter/pipeline'
import { createLogger } from '@blotter/telemetry'
import { accessOf } from './access/persons.ts'
import { serve } from './serve.ts'

const configuration = configureProcess(process.env)
const service = {
  name: 'console',
  logger: createLogger('console', configuration.LOG_LEVEL),
  databaseUrl: requireDatabase(configuration),
  redisUrl: configuration.REDIS_URL,
  probes: probeAddress(configuration),
}
const address = {
  host: configuration.CONSOLE_HOST,
  port: configuration.CONSOLE_PORT,
  names: configuration.CONSOLE_HOSTS,
  access: accessOf({
    tokens: configuration.CONSOLE_TOKENS,
    readToken: configuration.CONSOLE_READ_TOKEN,
    host: configuration.CONSOLE_HOST,
    anonymousRead: configuration.ALLOW_ANONYMOUS_READ === 'yes',
  }),
}

await runService(service, ({ log, queues, logger, signal }) => serve({ log, queues }, { ...address, logger, signal }))
