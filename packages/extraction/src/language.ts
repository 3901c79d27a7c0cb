import type { Actor, Casualty, Claim, Span, Target, Victim, Weapon, When, Where } from '@blotter/events'
import type { Gazetteer, PlaceMention } from './places/index.ts'

/** What a language reads: clean text of at most 60,000 characters, and what the feed said about it. */
export type Article = { text: string; title?: string; publishedAt?: string; country?: string }

/** A part of a draft with the id of the rule that made it, and what that read where it is not the part's own span. */
export type Ruled<Part> = Part & { rule: string; read?: Span }

/**
 * A rule that speaks for a field without a span of its own: type, status, execution, a sentence of the evidence. `span`
 * is what it read, absent where it goes by the whole article; `weight` is what it adds, where rules are weighed.
 */
export type Reason = {
  field: 'type' | 'status' | 'execution' | `evidence.${number}`
  rule: string
  span?: Span
  weight?: number
}

/** A claim that has no id yet, each field with its rule. */
export type Draft = Omit<Claim, 'id' | keyof RuledParts> & RuledParts & { reasons: Reason[] }

type RuledParts = {
  when: Ruled<When>
  where: Ruled<Where> | null
  actors: Ruled<Actor>[]
  targets: Ruled<Target>[]
  victims: Ruled<Victim>[]
  weapons: Ruled<Weapon>[]
  casualties: Ruled<Casualty>[]
  attribution?: Ruled<NonNullable<Claim['attribution']>>
}

/**
 * What a language makes of an article: its claims in reading order, and what each place name was taken for. `cutAt` is
 * the offset behind which it did not read, where there is more than a story has.
 */
export type Reading = { drafts: Draft[]; places: PlaceMention[]; cutAt?: number }

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
