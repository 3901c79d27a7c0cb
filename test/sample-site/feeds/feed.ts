/** A feed before it is written down in one of the three formats. */
export type Feed = {
  title: string
  description: string
  /** Absolute address of the feed itself. */
  url: string
  /** Absolute address of the page that it belongs to. */
  home: string
  updated: Date
  /** Newest first. */
  items: readonly FeedItem[]
}

export type FeedItem = {
  guid: string
  url: string
  title: string
  published: Date
  updated: Date
  summary: string | undefined
  author: string | undefined
}
