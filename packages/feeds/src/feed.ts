import type { Skips } from './polling/skips.ts'
import type { Warning } from './warning.ts'

/** A feed as Blotter knows it, whatever its format. Absent means: not said, or not readable. */
export type Feed = {
  /** Plain text. */
  title?: string
  /** The site's page, absolute http(s). */
  url?: string
  /** As written, with `-` between subtags. */
  language?: string
  /** ISO 8601 in UTC. */
  updatedAt?: string
  ttlMinutes?: number
  /** When it asks not to be read. */
  skips?: Skips
  /** Where it can be had pushed (WebSub), and under which address its hub knows it, absolute http(s). */
  hub?: string
  self?: string
  /** The document with its next older items (RFC 5005, JSON Feed's next_url), absolute http(s). */
  older?: string
  /** In document order. */
  items: FeedItem[]
  warnings: Warning[]
}

export type FeedItem = {
  guid?: string
  /** The article's page, absolute http(s), as the feed gives it (see canonicalUrl). */
  url?: string
  /** Plain text. */
  title?: string
  /** ISO 8601 in UTC. */
  publishedAt?: string
  /** ISO 8601 in UTC. */
  updatedAt?: string
  /** HTML, untrusted. */
  summary?: string
  /** HTML, untrusted. */
  content?: string
  authors?: string[]
}
