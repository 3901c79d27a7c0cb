import { InputFault } from '@blotter/events'
import type { CanonicalFeed } from './canonical-feed.ts'
import { childrenNamed, type Element, firstText, textOf } from './element.ts'
import { dateField, firstField } from './field.ts'
import { keptItems } from './kept-items.ts'
import { resolveUrl } from './resolve-url.ts'
import { plainTextOf } from './text-construct.ts'
import { WarningList } from './warning.ts'

/**
 * A news sitemap as a feed (sitemaps.org with Google's news extension 0.9). Pages without a news element are left out.
 * @throws InputFault `not-a-feed` when no page has one
 */
export const newsSitemap = (root: Element, warnings: WarningList): CanonicalFeed => {
  const pages = childrenNamed(root, 'url').flatMap((page) => {
    const news = childrenNamed(page, 'news:news')[0]
    return news ? [{ page, news }] : []
  })
  const publication = pages[0] && childrenNamed(pages[0].news, 'news:publication')[0]
  if (pages.length === 0) throw new InputFault('not-a-feed', 'The document is a sitemap without news.')
  const dateOf = ({ news }: (typeof pages)[number]) => dateField(news, ['news:publication_date'], new WarningList())
  return {
    title: publication && firstText(publication, 'news:name'),
    url: undefined,
    language: publication && firstText(publication, 'news:language'),
    updatedAt: undefined,
    ttlMinutes: undefined,
    items: keptItems(pages, dateOf, warnings).map(({ page, news }) => ({
      guid: undefined,
      url: firstField(page, ['loc'], (loc) => resolveUrl(textOf(loc), loc.base)),
      title: firstField(news, ['news:title'], plainTextOf),
      publishedAt: dateField(news, ['news:publication_date'], warnings),
      updatedAt: dateField(page, ['lastmod'], warnings),
      summary: undefined,
      content: undefined,
      authors: [],
    })),
  }
}
