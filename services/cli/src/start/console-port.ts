import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Configuration } from '@blotter/config'

/** The configuration with a free port for the console where it asks for any, so that it can be named beforehand. */
export const withConsolePort = async (configuration: Configuration): Promise<Configuration> => {
  if (configuration.CONSOLE_PORT) return configuration
  const probe = createServer().listen(0, configuration.CONSOLE_HOST)
  try {
    await once(probe, 'listening')
  } catch {
    // The console says what is wrong with its address.
    return configuration
  }
  const { port } = probe.address() as AddressInfo // it listens on a port
  probe.close()
  await once(probe, 'close')
  return { ...configuration, CONSOLE_PORT: port }
}
