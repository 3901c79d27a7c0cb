import type { Feed, FeedItem } from './feed.ts'

/** JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export const writeJsonFeed = (feed: Feed): string =>
  `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title: feed.title,
      description: feed.description,
      home_page_url: feed.home,
      feed_url: feed.url,
      language: 'en',
      items: feed.items.map(writeItem),
    },
    null,
    1,
  )}\n`

const writeItem = (item: FeedItem): object => ({
  id: item.guid,
  url: item.url,
  title: item.title,
  date_published: item.published.toISOString(),
  ...(item.updated > item.published && { date_modified: item.updated.toISOString() }),
  ...(item.summary && { summary: item.summary }),
  ...(item.author && { authors: [{ name: item.author }] }),
  content_text: item.summary ?? item.title,
})
