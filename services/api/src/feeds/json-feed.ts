import type { IncidentFeed } from './incident-feed.ts'

/** A feed as JSON Feed 1.1 (jsonfeed.org). */
export const jsonFeedOf = ({ title, self, home, entries }: IncidentFeed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    feed_url: self,
    home_page_url: home,
    authors: [{ name: 'Blotter' }],
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.address,
      ...(entry.source ? { external_url: entry.source } : {}),
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.published,
      date_modified: entry.updated,
      tags: [entry.category.term],
    })),
  })
