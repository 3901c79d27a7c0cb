import ipaddr from 'ipaddr.js'

export type AddressVerdict = { allowed: true } | { allowed: false; why: string }

/**
 * Whether a public fetcher may connect to an address.
 *
 * Refused are all ranges of the IANA special-purpose registries (RFC 6890): private, loopback, link-local, carrier NAT,
 * multicast, reserved, documentation; the metadata services of clouds; and every IPv6 address that carries such an
 * IPv4 address inside (mapped, NAT64, 6to4, Teredo, ISATAP). IPv6 is allowed only inside 2000::/3, the global block.
 *
 * @param ip an IP literal without brackets; anything else is refused as `unreadable`
 * @returns `why` is the name of the range
 */
export const addressVerdict = (ip: string): AddressVerdict => {
  if (!ipaddr.isValid(ip)) return refused('unreadable')
  const address = ipaddr.parse(ip)
  return address instanceof ipaddr.IPv4 ? v4Verdict(address) : v6Verdict(address)
}

const ALLOWED: AddressVerdict = { allowed: true }
const refused = (why: string): AddressVerdict => ({ allowed: false, why })

/** Public by range, but answered by the cloud's host machine (Azure's wire server). */
const METADATA = new Set(['168.63.129.16', '169.254.169.254', '100.100.100.200', '192.0.0.192'])

const v4Verdict = (address: ipaddr.IPv4): AddressVerdict => {
  if (METADATA.has(address.toString())) return refused('metadata')
  const range = address.range()
  return range === 'unicast' ? ALLOWED : refused(range)
}

const v6Verdict = (address: ipaddr.IPv6): AddressVerdict => {
  const inside = embeddedV4(address)
  if (inside) {
    const hidden = inside.map(v4Verdict).find((verdict) => !verdict.allowed)
    return hidden ?? ALLOWED
  }
  const global = ((address.parts[0] ?? 0) & 0xe000) === 0x2000
  const range = address.range()
  if (range !== 'unicast') return refused(range)
  return global ? ALLOWED : refused('reserved')
}

/** The IPv4 addresses that a transition mechanism would reach through this IPv6 address; undefined when there are none. */
const embeddedV4 = (address: ipaddr.IPv6): ipaddr.IPv4[] | undefined => {
  const parts = address.parts
  const [a = 0, b = 0, c = 0, , e = 0, f = 0, g = 0, h = 0] = parts
  const last = v4(g, h)
  const leadingZeros = parts.findIndex((part) => part !== 0)
  if (leadingZeros === 6 || leadingZeros === 7) return h > 1 || g > 0 ? [last] : undefined // ::a.b.c.d, not ::1
  if (leadingZeros === 5 && f === 0xffff) return [last]
  if (leadingZeros === 4 && e === 0xffff && f === 0) return [last] // RFC 6145
  if (a === 0x64 && b === 0xff9b && c === 0 && parts.slice(3, 6).every((part) => part === 0)) return [last] // RFC 6052
  if (a === 0x2002) return [v4(b, c)] // RFC 3056
  if (a === 0x2001 && b === 0) return [v4(c, parts[3] ?? 0), v4(g ^ 0xffff, h ^ 0xffff)] // RFC 4380: server, client
  if ((e & 0xfdff) === 0 && f === 0x5efe && (a & 0xe000) === 0x2000) return [last] // RFC 5214
  return undefined
}

const v4 = (high: number, low: number): ipaddr.IPv4 => new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255])
