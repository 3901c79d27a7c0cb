import type { Article } from '../article.ts'
import type { Site } from '../sites/site.ts'

/** What a page is made of, all dates resolved. */
export type Page = {
  article: Article
  site: Site
  /** Old headlines for the box under or beside the story. */
  related: readonly { title: string; ran: Date }[]
  /** Other stories of the site, for links between paragraphs. */
  siblings: readonly Article[]
}

/** One site's look: the same story reads very differently in the source of each. */
export type Layout = {
  story: (page: Page) => string
  /** A page that only lists stories: a site's front page, or one of its sections. */
  listing: (site: Site, heading: string, articles: readonly Article[]) => string
}
