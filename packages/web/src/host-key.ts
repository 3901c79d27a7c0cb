import { getDomain } from 'tldts'
import { portOf } from './web-url.ts'

/**
 * The name under which a host is paced: its registrable domain, so that all of a publisher's servers count as one;
 * host and port for IP literals and names without a public suffix, such as localhost.
 */
export const hostKey = (url: URL): string => {
  const hostname = url.hostname.replace(/\.$/, '')
  return getDomain(hostname) ?? `${hostname}:${portOf(url)}`
}
