import { InputFault } from '@blotter/events'
import { canonicalFeed } from './canonical-feed.ts'
import { canonicalXml } from './canonical-xml.ts'
import { decodeText } from './charset.ts'
import { entityReader } from './entity-text.ts'
import type { Feed } from './feed.ts'
import { inflate } from './inflate.ts'
import { looksLikeJson, readJsonFeed } from './json-feed.ts'
import { buildTree } from './lenient-tree.ts'
import { present } from './present.ts'
import { scanProlog } from './prolog.ts'
import { readCanonicalXml } from './rss-parser-adapter.ts'
import { repairStrayMarkup } from './stray-markup.ts'
import { WarningList } from './warning.ts'

/**
 * A feed as it came: the body's bytes, the Content-Type header, the address for relative links, and when it came (ms
 * since 1970), ahead of which none of its dates is let lie.
 */
export type FeedInput = { body: Uint8Array; contentType?: string; url?: string; readAt?: number }

/**
 * Reads RSS 0.9x … 2.0, RSS 1.0, Atom, CDF, JSON Feed and news sitemaps. What is damaged is repaired before rss-parser sees it; a
 * bad item or date costs itself only, and is named in the warnings.
 * @throws InputFault with code `empty`, `too-large`, `bad-gzip`, `html-instead-of-feed`, `not-a-feed`, `too-deep`,
 *   `too-many-nodes`, `too-many-attributes` or `unparsable`
 */
export const parseFeed = async ({ body, contentType, url, readAt }: FeedInput): Promise<Feed> => {
  const warnings = new WarningList(readAt)
  const text = decodeText(inflate(body, warnings), { contentType, warnings }).replace(/\0/g, '')
  if (text.trim() === '') throw new InputFault('empty', 'The document is empty.')
  if (looksLikeJson(text)) return { ...readJsonFeed(text, { base: url, warnings }), warnings: warnings.list() }
  const { markup, entities } = scanProlog(text, warnings)
  const readText = entityReader(entities)
  const root = buildTree(repairStrayMarkup(markup, warnings), { readText, base: url })
  const { skips, hub, self, older, ...canonical } = canonicalFeed(root, warnings)
  const feed = await readCanonicalXml(canonicalXml(canonical))
  return present({ ...feed, skips, hub, self, older, warnings: warnings.list() })
}
