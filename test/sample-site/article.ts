import { fillDates, instantOf } from './dates.ts'
import type { SiteName } from './sites/site-name.ts'
import type { Story } from './story.ts'

/** A story on a given day at a given address: all slots filled, all moments instants. */
export type Article = {
  site: SiteName
  slug: string
  url: string
  path: string
  section: string
  title: string
  standfirst: string | undefined
  byline: string
  published: Date
  updated: Date
  body: readonly string[]
  summary: string | undefined
  picture: { caption: string; credit: string } | undefined
  tags: readonly string[]
  bodyIn: 'page' | 'json-ld'
}

/**
 * Dates a story and gives it its address.
 * @param origin  of the site, without a slash at the end: `http://127.0.0.1:8080`
 */
export const articleOf = (story: Story, origin: string, firstStart: Date): Article => {
  const fill = (text: string): string => fillDates(text, firstStart)
  const published = instantOf(story.published, firstStart)
  const path = `/${story.site}/${story.section.toLowerCase()}/${story.slug}.html`
  return {
    site: story.site,
    slug: story.slug,
    url: origin + path,
    path,
    section: story.section,
    title: fill(story.title),
    standfirst: story.standfirst && fill(story.standfirst),
    byline: story.byline,
    published,
    updated: story.updated ? instantOf(story.updated, firstStart) : published,
    body: story.body.map(fill),
    summary: story.summary && fill(story.summary),
    picture: story.picture && { caption: fill(story.picture.caption), credit: story.picture.credit },
    tags: story.tags ?? [],
    bodyIn: story.bodyIn ?? 'page',
  }
}
