export {
  ConfigurationFault,
  configureProcess,
  EXIT_CONFIGURATION,
  readConfiguration,
  requireDatabase,
} from './read-configuration.ts'
export { type Configuration, probeAddress, settings, traceTarget, workerSettings } from './schema.ts'
