export {
  ConfigurationFault,
  configureProcess,
  EXIT_CONFIGURATION,
  readConfiguration,
  requireDatabase,
} from './read-configuration.ts'
export { type Configuration, settings, workerSettings } from './schema.ts'
