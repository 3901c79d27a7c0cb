import type { Claim } from '@blotter/events'
import type { Gazetteer, PlaceMention } from './places/index.ts'

/** What a language reads: clean text of at most 60,000 characters, and what the feed said about it. */
export type Article = { text: string; title?: string; publishedAt?: string; country?: string }

/** A claim that has no id yet. */
export type Draft = Omit<Claim, 'id'>

/** What a language makes of an article: its claims in reading order, and what each place name was taken for. */
export type Reading = { drafts: Draft[]; places: PlaceMention[] }

/**
 * All that the engine asks of a language. Everything that knows words (lists, rules, readers) stands in the folder of its
 * language; offsets are UTF-16 code units into the article's text.
 */
export type Language = {
  /** ISO 639-1. */
  code: string
  /** Whether a text is in this language. */
  recognises: (text: string) => boolean
  /** Where the story ends and the page's own words begin; `text.length` when all is story. */
  storyEnd: (text: string) => number
  read: (gazetteer: Gazetteer, article: Article) => Reading
}
