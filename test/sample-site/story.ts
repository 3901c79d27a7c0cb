import type { SiteName } from './sites/site-name.ts'

/** A moment of the sample's world, counted back from the day of the first start; `at` is a UTC clock time, HH:MM. */
export type Moment = { daysBefore: number; at: string }

/**
 * One article as its site tells it. Texts may hold date slots (dates.ts); a paragraph that begins with `## ` is a
 * subhead. `standfirst` is printed once above the body.
 */
export type Story = {
  site: SiteName
  slug: string
  section: string
  title: string
  standfirst?: string
  byline: string
  published: Moment
  updated?: Moment
  body: readonly string[]
  /** What the feed says of it. */
  summary?: string
  picture?: { caption: string; credit: string }
  tags?: readonly string[]
  /** Where the story's words stand: in the page (the usual case), or only in its JSON-LD. */
  bodyIn?: 'page' | 'json-ld'
}
