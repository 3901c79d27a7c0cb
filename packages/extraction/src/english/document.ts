import type { Span } from '@blotter/events'
import type { Article } from '../language.ts'
import type { Gazetteer, PlaceMention } from '../places/index.ts'
import { readArmedGroups } from './actors/named-groups.ts'
import { type Dateline, datelineDay, readDateline, readDates } from './dates/index.ts'
import { countryOf, countryOfWording } from './incidents/article-country.ts'
import type { Document } from './incidents/mentions.ts'
import { paperOf } from './incidents/newspaper.ts'
import { reportAround } from './incidents/report-clauses.ts'
import { readSentence, type Sentence } from './phrases/sentence.ts'
import { readPlaces } from './places/reader.ts'
import { isForeign } from './text/language.ts'
import { paragraphsOf, readSentences } from './text/sentences.ts'

// A text that names more places is a list of them, and weighing each against all others takes its time; so does a name
// that seventy towns have.
const MOST = { names: 1_500, candidates: 20_000 }

/** An article cut into sentences, with the places and dates that it names. Offsets are UTF-16 units into its text. */
export const readDocument = (gazetteer: Gazetteer, article: Article): Document => {
  const { text, title, publishedAt, country } = article
  const dateline = readDateline(text)
  const sentences = sentencesOf(text, dateline)
  const day = datelineDay(dateline, publishedAt)
  const named = readPlaces({
    text,
    sentences,
    gazetteer,
    most: MOST,
    ...(title !== undefined && { title }),
    ...(country !== undefined && { country }),
  })
  const places = withSources(text, sentences, named)
  const groups = sentences.flatMap((sentence) => readArmedGroups(text, sentence)).map(({ group }) => group)
  const about = countryOf(places, groups) ?? countryOfWording(text)
  const readLine = (line: string): PlaceMention[] =>
    line
      ? readPlaces({
          text: line,
          sentences: [{ start: 0, end: line.length }],
          gazetteer,
          ...(about && { country: about }),
        })
      : []
  return {
    text,
    title: title ?? '',
    sentences: sentences.map((sentence, index) => ({ ...sentence, index })),
    places,
    titlePlaces: readLine(title ?? ''),
    paperPlaces: readLine(paperOf(title ?? '')),
    country: about,
    published: publishedOf(article, dateline)?.start,
    dates: readDates(text, {
      ...(publishedAt !== undefined && { publishedAt }),
      ...(day !== null && { dateline: day }),
    }),
  }
}

// A people's name in front of a landscape says where. Matches "in the Italian Alps". Not: "the Italian coast guard".
const LANDSCAPE =
  /\b(?:in|off|on|across) the (?:\S+ )?\S+ (?:alps|mountains|highlands|desert|jungle|countryside|amazon|sahara|arctic|side of)\b/i

/** "the ministry said in Kabul": a place that somebody only speaks from is that of a source. */
const withSources = (text: string, sentences: Sentence[], places: PlaceMention[]): PlaceMention[] => {
  let at = 0
  return places.map((place) => {
    while (at < sentences.length - 1 && (sentences[at]?.end ?? 0) <= place.span.start) at++
    const sentence = sentences[at]
    if (place.cue === 'demonym' && LANDSCAPE.test(text.slice(Math.max(0, place.span.start - 12), place.span.end + 14)))
      return { ...place, cue: 'preposition' as const }
    const spoken = sentence && PLACED.has(place.cue) && reportAround(sentence, place.span)?.afar
    return spoken ? { ...place, cue: 'source' as const } : place
  })
}

// Not a dateline, nor whose somebody is.
const PLACED = new Set<PlaceMention['cue']>(['containment', 'direction', 'preposition', 'bare'])

/** The English sentences behind the dateline, cut into tokens and noun groups. */
const sentencesOf = (text: string, dateline: Dateline | null): Sentence[] => {
  const paragraphs: Span[] = paragraphsOf(text)
  let paragraph = 0
  return readSentences(text).flatMap((span, index) => {
    const start = dateline && span.start < dateline.span.end ? skipMarks(text, dateline.span.end) : span.start
    if (start >= span.end) return []
    while ((paragraphs[paragraph + 1]?.start ?? text.length) <= span.start) paragraph++
    const sentence = readSentence(text, { start, end: span.end }, { index, paragraph })
    return isForeign(sentence.tokens) ? [] : [sentence]
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

export type Published = { start: string; basis: 'dateline' | 'published'; span?: Span }

/** The day of the dateline, else of publication; undefined when the article has neither. */
export const publishedOf = (
  { text, publishedAt }: Article,
  dateline: Dateline | null = readDateline(text),
): Published | undefined => {
  const day = datelineDay(dateline, publishedAt)
  if (day !== null) return { start: day, basis: 'dateline', ...(dateline && { span: dateline.span }) }
  // Matches "2025-03-03T09:40:00Z". Not: "March 3".
  const published = /^\d{4}-\d{2}-\d{2}/.exec(publishedAt ?? '')?.[0]
  return published === undefined ? undefined : { start: published, basis: 'published' }
}
