import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import type { Configuration } from '@blotter/config'

/** The configuration with free ports for console and API where it asks for any, so that they can be named beforehand. */
export const withFreePorts = async (configuration: Configuration): Promise<Configuration> => ({
  ...configuration,
  CONSOLE_PORT: configuration.CONSOLE_PORT || (await freePort(configuration.CONSOLE_HOST)),
  API_PORT: configuration.API_PORT || (await freePort(configuration.API_HOST)),
})

/** 0 where the address cannot be used: who listens there says what is wrong with it. */
const freePort = async (host: string): Promise<number> => {
  const probe = createServer().listen(0, host)
  try {
    await once(probe, 'listening')
  } catch {
    return 0
  }
  const { port } = probe.address() as AddressInfo // it listens on a port
  probe.close()
  await once(probe, 'close')
  return port
}
