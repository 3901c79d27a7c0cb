import type { Claim, Span } from '@blotter/events'
import { type ClaimContext, identityOf, writeClaim } from './claims/claim.ts'
import { datelineDay, readDateline, readDates } from './dates/index.ts'
import { genreOf } from './incidents/genre.ts'
import { type Document, readMentions } from './incidents/mentions.ts'
import { gather, type Incident } from './incidents/merging.ts'
import { countryOf } from './incidents/placing.ts'
import { readSentence, type Sentence } from './phrases/sentence.ts'
import { type Gazetteer, loadGazetteer, readPlaces } from './places/index.ts'
import { storyEnd } from './text/chrome.ts'
import { isEnglish } from './text/language.ts'
import { paragraphsOf, readSentences } from './text/sentences.ts'

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
  /** Why there is no claim. */
  reason?: 'language' | 'no-incident' | 'too-short' | 'too-long'
}

export type Extractor = { extract: (input: ExtractionInput) => Extraction }

/** Longer texts are read up to here: 60 kB is 25 times a news story, and bounds the time of one. */
const LONGEST = 60_000
/** No sentence with a verb and a fact is shorter. */
const SHORTEST = 30

/**
 * Loads the gazetteer and gives an extractor. `extract` is pure: the same input gives the same claims, without clock or
 * time zone. Offsets in claims are UTF-16 code units into `text`; half surrogate pairs and U+0000 in it are read as U+FFFD,
 * which leaves every offset as it is.
 */
export const createExtractor = async (): Promise<Extractor> => {
  const gazetteer = await loadGazetteer()
  return { extract: (input) => extract(gazetteer, { ...input, ...readable(input) }) }
}

/** What neither UTF-8 nor Postgres can hold, replaced one for one. */
const readable = ({ text, title }: ExtractionInput) => ({
  text: wellFormed(text),
  ...(title !== undefined && { title: wellFormed(title) }),
})

const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

const extract = (gazetteer: Gazetteer, input: ExtractionInput): Extraction => {
  const paragraphs = paragraphsOf(input.text.slice(0, LONGEST))
  const text = input.text.slice(0, storyEnd(input.text.slice(0, LONGEST), paragraphs))
  if (text.trim().length < SHORTEST) return { claims: [], places: [], reason: 'too-short' }
  const sentences = sentencesOf(text, paragraphs)
  if (!isEnglish(sentences.flatMap((sentence) => sentence.tokens)))
    return { claims: [], places: [], reason: 'language' }
  const document = readDocument(gazetteer, input, text, sentences)
  const claims = readClaims(input, document)
  const places = document.places.flatMap(({ span, name, place }) =>
    place ? [{ span, name, iso2: place.iso2, lat: place.lat, lon: place.lon }] : [],
  )
  return {
    claims,
    places,
    ...(claims.length === 0 && {
      reason: input.text.length > LONGEST ? ('too-long' as const) : ('no-incident' as const),
    }),
  }
}

/** The sentences behind the dateline, cut into tokens and noun groups. */
const sentencesOf = (text: string, paragraphs: Span[]): Sentence[] => {
  const dateline = readDateline(text)
  return readSentences(text).flatMap((span, index) => {
    const start = dateline && span.start < dateline.span.end ? skipMarks(text, dateline.span.end) : span.start
    if (start >= span.end) return []
    const paragraph = paragraphs.findLastIndex((p) => p.start <= span.start)
    return [readSentence(text, { start, end: span.end }, { index, paragraph })]
  })
}

/** Past blanks, dashes and bracketed marks such as [TEXT] behind a dateline. */
const skipMarks = (text: string, from: number): number => {
  // Matches " -- [TEXT] ". Not: "the [army]".
  const marks =
    /^(?:\s|--|—|–|-|\[(?:text|report|excerpts?|communique|article|summary|bulletin|commentary|editorial|speech|statement)\])+/i.exec(
      text.slice(from, from + 200),
    )
  return from + (marks?.[0].length ?? 0)
}

const readDocument = (gazetteer: Gazetteer, input: ExtractionInput, text: string, sentences: Sentence[]): Document => {
  const day = datelineDay(readDateline(text), input.publishedAt)
  const places = readPlaces({
    text,
    sentences,
    gazetteer,
    ...(input.title !== undefined && { title: input.title }),
    ...(input.country !== undefined && { country: input.country }),
  })
  return {
    text,
    title: input.title ?? '',
    sentences: sentences.map((sentence, index) => ({ ...sentence, index })),
    places,
    titlePlaces: input.title
      ? readPlaces({ text: input.title, sentences: [{ start: 0, end: input.title.length }], gazetteer })
      : [],
    country: countryOf(places),
    published: publishedOf(input, text)?.start,
    dates: readDates(text, {
      ...(input.publishedAt !== undefined && { publishedAt: input.publishedAt }),
      ...(day !== null && { dateline: day }),
    }),
  }
}

const readClaims = (input: ExtractionInput, document: Document): Claim[] => {
  const genre = genreOf(
    document.sentences.map((sentence) => sentence.words),
    document.title,
  )
  if (genre === 'sport' || genre === 'market' || genre === 'fiction' || genre === 'exercise') return []
  const mentions = document.sentences.flatMap((sentence) => readMentions(document, sentence))
  const incidents = gather(document, mentions, blocksOf(document))
  const context: ClaimContext = {
    articleId: input.id,
    document,
    genre,
    published: publishedOf(input, document.text),
    lead: incidents.find((incident) => incident.standing === 'current'),
  }
  return numbered(context, incidents)
}

/** Claims in reading order; equal anchors of one family get ordinals. */
const numbered = (context: ClaimContext, incidents: Incident[]): Claim[] => {
  const seen = new Map<string, number>()
  return incidents.map((incident) => {
    const key = identityOf(context.document, incident).join(' ')
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    return writeClaim(context, incident, ordinal)
  })
}

/** Paragraphs of a list of briefs ("Kyrgyzstan: …") are stories of their own; each gets a number. */
const blocksOf = (document: Document): number[] => {
  const blocks: number[] = []
  let block = 0
  for (const sentence of document.sentences) {
    if (sentence.tokens[1]?.low === ':' || sentence.tokens[2]?.low === ':') block = sentence.paragraph + 1
    blocks[sentence.paragraph] = block
  }
  return blocks
}

const publishedOf = (input: ExtractionInput, text: string): ClaimContext['published'] => {
  const day = datelineDay(readDateline(text), input.publishedAt)
  if (day !== null) return { start: day, basis: 'dateline' }
  // Matches "2025-03-03T09:40:00Z". Not: "March 3".
  const published = /^\d{4}-\d{2}-\d{2}/.exec(input.publishedAt ?? '')?.[0]
  return published === undefined ? undefined : { start: published, basis: 'published' }
}
