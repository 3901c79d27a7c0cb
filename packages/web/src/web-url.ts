import type { HostAllowance } from './host-allowance.ts'
import { LastingWebFault } from './web-fault.ts'

/** Longer addresses are refused: no public site needs them, and every rule below runs over them. */
const MAX_LENGTH = 8192

/**
 * Reads an address that we were told to fetch: http or https, a web port, no user name, no fragment.
 * @param base the URL that a relative address is resolved against
 * @throws LastingWebFault `bad-url`, `bad-scheme`, or `refused-address` for a port of another service
 */
export const readWebUrl = (address: string, allowance: HostAllowance, base?: URL): URL => {
  if (address.length > MAX_LENGTH) throw new LastingWebFault('bad-url', `An address of ${address.length} characters`)
  const url = URL.parse(address, base?.href)
  if (!url) throw new LastingWebFault('bad-url', `"${address}" is not an address`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new LastingWebFault('bad-scheme', `"${url.protocol}" is not http or https`, { url: url.href })
  }
  if (url.href.length > MAX_LENGTH) throw new LastingWebFault('bad-url', `An address of ${url.href.length} characters`)
  url.username = ''
  url.password = ''
  url.hash = ''
  if (OTHER_SERVICES.has(url.port) && !allowance.has(url.hostname, url.port)) {
    throw new LastingWebFault('refused-address', `Port ${url.port} belongs to another service`, { url: url.href })
  }
  return url
}

/** The port of an address as a number, 80 and 443 where it is left out. */
export const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)

/** Ports that no browser opens (WHATWG Fetch, "bad port"), and the data stores that are found beside crawlers. */
const OTHER_SERVICES = new Set(
  `0 1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
   137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
   1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080
   1433 1521 2375 2376 3306 3389 5432 5672 6379 9200 9300 11211 27017`.split(/\s+/),
)
