import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { addressVerdict } from './address-verdict.ts'
import type { HostAllowance } from './host-allowance.ts'
import { LastingWebFault } from './web-fault.ts'

/**
 * Opens sockets for undici, after the address guard: the addresses that DNS gave are judged, and only those that passed
 * are handed to the socket, so that a name cannot change its mind in between. Literals never reach DNS and are judged
 * here. What the allowance names is not judged.
 * The connection fails with LastingWebFault `refused-address`.
 */
export const guardedConnector = (options: {
  allowance: HostAllowance
  connectMs: number
}): buildConnector.connector => {
  const common = { timeout: options.connectMs, allowH2: false }
  const open = buildConnector(common)
  // undici hands these options on to net.connect, whose `lookup` its own type leaves out
  const guarded = buildConnector({ ...common, lookup: guardedLookup } as buildConnector.BuildOptions)
  return (target, callback) => {
    const port = target.port || (target.protocol === 'https:' ? 443 : 80)
    if (options.allowance.has(target.hostname, port)) return open(target, callback)
    const refusal = isIP(target.hostname) ? refusalOf(target.hostname, [target.hostname]) : undefined
    if (refusal) return queueMicrotask(() => callback(refusal, null))
    return guarded(target, callback)
  }
}

type Found = (error: Error | null, address: string | LookupAddress[], family?: number) => void

const guardedLookup = (hostname: string, options: LookupOptions, found: Found): void => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return found(error, [])
    const passed = addresses.filter(({ address }) => addressVerdict(address).allowed)
    const [first] = passed
    if (!first) {
      const asked = addresses.map(({ address }) => address)
      return found(refusalOf(hostname, asked) ?? new LastingWebFault('refused-address', `${hostname}: no address`), [])
    }
    return options.all ? found(null, passed) : found(null, first.address, first.family)
  })
}

const refusalOf = (hostname: string, addresses: readonly string[]): LastingWebFault | undefined => {
  for (const address of addresses) {
    const verdict = addressVerdict(address)
    if (verdict.allowed) continue
    const named = address === hostname ? address : `${hostname}, which is ${address},`
    return new LastingWebFault('refused-address', `${named} is not public (${verdict.why})`)
  }
  return undefined
}
