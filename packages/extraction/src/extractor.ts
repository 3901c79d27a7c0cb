import type { Claim, Span } from '@blotter/events'
import { withIds } from './claims/identity.ts'
import { type Explanation, partDraft } from './explain/explanation.ts'
import { languageOf } from './languages.ts'
import { type Gazetteer, loadGazetteer } from './places/index.ts'

/** `text` is clean text, `publishedAt` ISO 8601, `country` the feed's (ISO 3166-1), `lang` what the page says it is in. */
export type ExtractionInput = {
  id: string
  text: string
  title?: string
  publishedAt?: string
  url?: string
  lang?: string
  country?: string
}

export type Extraction = {
  claims: Claim[]
  /** What each place name of the text was taken for. */
  places: { span: Span; name: string; iso2: string; lat: number; lon: number }[]
  /** Why each claim says what it says; for people and tools that ask, never for the log. Other engines may have none. */
  explanations?: Explanation[]
  /** Offset behind which the text, too long for one story, was not read; absent when all of it was. */
  cutAt?: number
  /** Why there is no claim. */
  reason?: 'language' | 'no-incident' | 'too-short' | 'too-long'
}

export type Extractor = { extract: (input: ExtractionInput) => Extraction }

/** Longer texts are read up to here: 60 kB is 25 times a news story, and bounds the time of one. */
const LONGEST = 60_000
/** Headlines run to some 200 characters; what is longer is no headline, and only its beginning is read. */
const LONGEST_TITLE = 1_000
/** No sentence with a verb and a fact is shorter. */
const SHORTEST = 30

/**
 * Loads the gazetteer and gives an extractor. `extract` is pure: the same input gives the same claims, without clock or
 * time zone. Offsets in claims are UTF-16 code units into `text`; half surrogate pairs and U+0000 in it are read as U+FFFD and
 * marks of direction as blanks, which leaves every offset as it is.
 */
export const createExtractor = async (): Promise<Extractor> => {
  const gazetteer = await loadGazetteer()
  return {
    extract: (input) =>
      extract(gazetteer, { ...input, ...readable(input) }, input.text.length > LONGEST ? LONGEST : undefined),
  }
}

/** As much as is read of it, with what neither UTF-8 nor Postgres can hold replaced one for one. */
const readable = ({ text, title }: ExtractionInput) => ({
  text: wellFormed(text.slice(0, LONGEST)),
  ...(title !== undefined && { title: wellFormed(title.slice(0, LONGEST_TITLE)) }),
})

const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd').replace(UNSEEN, ' ')

// Marks of direction and blanks without width stand between words and say nothing.
// Matches U+200F, U+FEFF. Not: "-", a soft hyphen.
const UNSEEN = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

const extract = (gazetteer: Gazetteer, input: ExtractionInput, longest: number | undefined): Extraction => {
  const { text } = input
  const nothing = (reason: NonNullable<Extraction['reason']>): Extraction => ({
    claims: [],
    places: [],
    ...(longest !== undefined && { cutAt: longest }),
    reason,
  })
  if (text.trim().length < SHORTEST) return nothing('too-short')
  const language = languageOf(text)
  if (!language) return nothing('language')
  const story = text.slice(0, language.storyEnd(text))
  if (story.trim().length < SHORTEST) return nothing('too-short')
  const { drafts, places, cutAt = longest } = language.read(gazetteer, { ...input, text: story })
  const parts = withIds(input.id, story, drafts).map(partDraft)
  return {
    claims: parts.map(({ claim }) => claim),
    explanations: parts.map(({ explanation }) => explanation),
    places: places.flatMap(({ span, name, place }) =>
      place ? [{ span, name, iso2: place.iso2, lat: place.lat, lon: place.lon }] : [],
    ),
    ...(cutAt !== undefined && { cutAt }),
    ...(drafts.length === 0 && {
      reason: cutAt !== undefined ? ('too-long' as const) : ('no-incident' as const),
    }),
  }
}
