import { getDomain } from 'tldts'
import { portOf } from './web-url.ts'

/**
 * The name under which a host is paced: its registrable domain by the suffixes of registries, so that all servers of one
 * operator count as one, those of a platform included (`a.github.io` and `b.github.io` are both GitHub's); host and port
 * for IP literals and names without a public suffix, such as localhost.
 */
export const hostKey = (url: URL): string => getDomain(url.hostname) ?? addressOf(url)

/**
 * The name under which a site is trusted to speak of its own pages: its registrable domain by the whole Public Suffix
 * List, the part of private suffixes included, so that what one customer of a platform says binds no other.
 */
export const siteKey = (url: URL): string => getDomain(url.hostname, { allowPrivateDomains: true }) ?? addressOf(url)

// matches the end of `localhost.`, nothing in `localhost`
const addressOf = (url: URL): string => `${url.hostname.replace(/\.$/, '')}:${portOf(url)}`
