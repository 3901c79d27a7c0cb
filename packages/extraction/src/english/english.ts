import type { Article, Draft, Language } from '../language.ts'
import { type ClaimContext, writeDraft } from './claims/claim.ts'
import { publishedOf, readDocument } from './document.ts'
import { type Genre, genreOf } from './incidents/genre.ts'
import { type Document, type Mention, readMentions } from './incidents/mentions.ts'
import { gather } from './incidents/merging.ts'
import { isNews } from './news/judging.ts'
import type { Sentence } from './phrases/sentence.ts'
import { storyEnd } from './text/chrome.ts'
import { isEnglish, opensInEnglish } from './text/language.ts'
import { paragraphsOf } from './text/sentences.ts'
import { tokenize } from './text/tokens.ts'

// The language of a text shows in its first paragraphs.
const HEAD = 5_000

/** English of the news wires, in mixed case or in capitals. */
export const english: Language = {
  code: 'en',
  recognises: (text) => {
    const [lead] = paragraphsOf(text.slice(0, HEAD))
    const whole = { start: 0, end: Math.min(text.length, HEAD) }
    return isEnglish(tokenize(text, whole)) || (lead !== undefined && opensInEnglish(tokenize(text, lead)))
  },
  storyEnd: (text) => storyEnd(text, paragraphsOf(text)),
  read: (gazetteer, article) => {
    const document = readDocument(gazetteer, article)
    const cutAt = told(document)[MOST_SENTENCES]?.start
    return {
      drafts: readDrafts(article, document),
      places: document.places,
      ...(cutAt !== undefined && { cutAt }),
    }
  },
}

const readDrafts = (article: Article, document: Document): Draft[] => {
  const genre = genreOf(document.sentences, document.title)
  const gathered = genre && TELLS_NOTHING.has(genre) ? [] : gather(document, mentionsOf(document), blocksOf(document))
  const incidents = gathered.filter((incident) => isNews(document, incident))
  const context: ClaimContext = {
    document,
    genre,
    published: publishedOf(article),
    lead: incidents.find((incident) => incident.standing === 'current'),
    incidents,
  }
  return incidents.map((incident) => writeDraft(context, incident))
}

const TELLS_NOTHING = new Set<Genre>(['sport', 'market', 'fiction', 'exercise'])

// "Bombs fell." is the shortest sentence that tells anything.
const FEWEST = 3

// Sixty thousand characters of news are some 400 sentences; a text of many more is a table or no news.
const MOST_SENTENCES = 600

// What a work of art, an exercise or a match has in it happened nowhere.
const MADE_UP = new Set(['status.fiction', 'status.exercise', 'status.figure'])

const told = ({ sentences }: Document): Sentence[] => sentences.filter(({ tokens }) => tokens.length >= FEWEST)

/** Every report of an act, in reading order. */
export const mentionsOf = (document: Document): Mention[] => {
  const mentions = told(document)
    .slice(0, MOST_SENTENCES)
    .flatMap((sentence) => readMentions(document, sentence))
  const staged = mentions.some((mention) => mention.sentence.index === 0 && isMadeUp(mention))
  return mentions.filter((mention) => !isMadeUp(mention) && (!staged || mention.dates.length > 0))
}

/** A story that begins with an exercise or a film goes on with it, unless it says when. */
const isMadeUp = ({ standing }: Mention): boolean => standing.fired.some(({ rule }) => MADE_UP.has(rule))

/** Paragraphs of a list of briefs ("Kyrgyzstan: …") are stories of their own; each gets a number. */
export const blocksOf = (document: Document): number[] => {
  const blocks: number[] = []
  let block = 0
  for (const sentence of document.sentences) {
    if (sentence.tokens[1]?.low === ':' || sentence.tokens[2]?.low === ':') block = sentence.paragraph + 1
    blocks[sentence.paragraph] = block
  }
  return blocks
}
