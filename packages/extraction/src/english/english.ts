import type { Span } from '@blotter/events'
import type { Article, Draft, Language } from '../language.ts'
import type { Gazetteer } from '../places/index.ts'
import { type ClaimContext, writeDraft } from './claims/claim.ts'
import { datelineDay, readDateline, readDates } from './dates/index.ts'
import { genreOf } from './incidents/genre.ts'
import { type Document, readMentions } from './incidents/mentions.ts'
import { gather } from './incidents/merging.ts'
import { countryOf } from './incidents/placing.ts'
import { readSentence, type Sentence } from './phrases/sentence.ts'
import { readPlaces } from './places/reader.ts'
import { storyEnd } from './text/chrome.ts'
import { isEnglish } from './text/language.ts'
import { paragraphsOf, readSentences } from './text/sentences.ts'
import { tokenize } from './text/tokens.ts'

// The language of a text shows in its first paragraphs.
const HEAD = 5_000

/** English of the news wires, in mixed case or in capitals. */
export const english: Language = {
  code: 'en',
  recognises: (text) => isEnglish(tokenize(text, { start: 0, end: Math.min(text.length, HEAD) })),
  storyEnd: (text) => storyEnd(text, paragraphsOf(text)),
  read: (gazetteer, article) => {
    const document = readDocument(gazetteer, article)
    return { drafts: readDrafts(article, document), places: document.places }
  },
}

/** The sentences behind the dateline, cut into tokens and noun groups. */
const sentencesOf = (text: string): Sentence[] => {
  const paragraphs: Span[] = paragraphsOf(text)
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

const readDocument = (gazetteer: Gazetteer, article: Article): Document => {
  const { text, title, publishedAt, country } = article
  const sentences = sentencesOf(text)
  const day = datelineDay(readDateline(text), publishedAt)
  const places = readPlaces({
    text,
    sentences,
    gazetteer,
    ...(title !== undefined && { title }),
    ...(country !== undefined && { country }),
  })
  return {
    text,
    title: title ?? '',
    sentences: sentences.map((sentence, index) => ({ ...sentence, index })),
    places,
    titlePlaces: title ? readPlaces({ text: title, sentences: [{ start: 0, end: title.length }], gazetteer }) : [],
    country: countryOf(places),
    published: publishedOf(article)?.start,
    dates: readDates(text, {
      ...(publishedAt !== undefined && { publishedAt }),
      ...(day !== null && { dateline: day }),
    }),
  }
}

const readDrafts = (article: Article, document: Document): Draft[] => {
  const genre = genreOf(
    document.sentences.map((sentence) => sentence.words),
    document.title,
  )
  if (genre === 'sport' || genre === 'market' || genre === 'fiction' || genre === 'exercise') return []
  const mentions = document.sentences.flatMap((sentence) => readMentions(document, sentence))
  const incidents = gather(document, mentions, blocksOf(document))
  const context: ClaimContext = {
    document,
    genre,
    published: publishedOf(article),
    lead: incidents.find((incident) => incident.standing === 'current'),
  }
  return incidents.map((incident) => writeDraft(context, incident))
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

const publishedOf = ({ text, publishedAt }: Article): ClaimContext['published'] => {
  const day = datelineDay(readDateline(text), publishedAt)
  if (day !== null) return { start: day, basis: 'dateline' }
  // Matches "2025-03-03T09:40:00Z". Not: "March 3".
  const published = /^\d{4}-\d{2}-\d{2}/.exec(publishedAt ?? '')?.[0]
  return published === undefined ? undefined : { start: published, basis: 'published' }
}
