import { isIP } from 'node:net'
import { addressVerdict } from './address-verdict.ts'
import { hostAllowance } from './host-allowance.ts'

/**
 * Why a URL is never connected to, where its host is an address; null for one that is public or let through, and for a
 * name, which is judged when it is looked up.
 * @param url    of http or https
 * @param allow  `host:port` pairs that pass, as for the web client
 * @throws InputFault `bad-allowance`
 */
export const refusedLiteral = (url: string, allow: readonly string[]): string | null => {
  const { hostname, port, protocol } = new URL(url)
  const address = hostname.replace(/^\[|\]$/g, '')
  if (!isIP(address) || hostAllowance(allow).has(address, port || (protocol === 'https:' ? 443 : 80))) return null
  const verdict = addressVerdict(address)
  return verdict.allowed ? null : `${address} is not public (${verdict.why})`
}
