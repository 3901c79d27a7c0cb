import { isIPv6 } from 'node:net'
import { InputFault } from '@blotter/events'

/** `host:port` pairs that pass the address guard because the operator said so. */
export type HostAllowance = { has(hostname: string, port: string | number): boolean }

/**
 * Reads the operator's exceptions to the address guard.
 * @param entries `host:port`, IPv6 in brackets: `127.0.0.1:8080`, `[::1]:8080`, `wiki.intern:80`
 * @throws InputFault `bad-allowance` for an entry without a port or that is no host
 */
export const hostAllowance = (entries: readonly string[]): HostAllowance => {
  const known = new Set(entries.map(canonical))
  return { has: (hostname, port) => known.has(`${bracketed(hostname)}:${port}`) }
}

const canonical = (entry: string): string => {
  const colon = entry.lastIndexOf(':')
  const port = Number(entry.slice(colon + 1))
  const host = entry.slice(0, Math.max(colon, 0))
  const hostname = URL.canParse(`http://${host}/`) ? new URL(`http://${host}/`).hostname : ''
  if (!hostname || !Number.isInteger(port) || port < 1 || port > 65535 || /[/@?#]/.test(host)) {
    throw new InputFault('bad-allowance', `"${entry}" is not host:port, such as 127.0.0.1:8080 or [::1]:8080`)
  }
  return `${hostname}:${port}`
}

const bracketed = (hostname: string): string => (isIPv6(hostname) ? `[${hostname}]` : hostname)
