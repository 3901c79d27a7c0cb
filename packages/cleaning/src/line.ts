import { CLOSERS, CLOSING_HEADINGS, INVITATIONS, OFFERS, OPENERS, POINTERS } from './rules/line-lexicon.ts'

/** `Foto: dpa`, `Quelle: AFP`, `Jane Doe/Getty Images` match, `Photo finish` does not. */
export const CREDIT =
  /^(?:foto|fotos|bild|quelle|source|photo|photos|image|images|credit|picture|video|grafik|graphic|illustration|kuva|foto\/video)\s?(?:[:©|]|(?:by|courtesy of) \p{L})|(?:\/ ?|\||\bvia )\s?(?:ap|afp|dpa|epa|reuters|getty|imago|pa|tt|ntb|ritzau|anp|belga|apa|keystone|efe|ansa|lusa|tass|xinhua|kyodo|yonhap)\)?$|(?:getty images|imago|\bdpa|\bafp|\breuters|shutterstock|\bap photo)\)?$/iu

/** `12:53`, `2017-09-27`, `07 January 2018` and `8 พฤศจิกายน 2569` (2026) match, `1984` does not. */
export const DATED =
  /\b\d{1,2}:\d\d\b|\b(?:19|20)\d\d[-/.]\d\d?[-/.]\d\d?\b|\b\d\d?[-/.]\d\d?[-/.](?:19|20)?\d\d\b|\b\d{1,2}\.? ?\p{L}{3,12}\.?,? (?:19|20)\d\d\b|\p{L}{3,12}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|\d{4}年\d+月|\d{1,2} [\u0e00-\u0e7f.]{3,15} 25\d\d(?!\d)/u

/** `(dmk)`, `MDR (dst)`, `dpa/lby` match, `(see below) he said` does not. */
export const SIGNATURE =
  /^(?:[\p{Lu}\d]{2,8} )?\([^()]{2,60}\)$|^[【［][^【】［］]{2,14}[】］]$|^(?:dpa|afp|ap|reuters|sid|apa|ots|epd|kna|efe|ansa|ntb|ritzau|pap|čtk)\b[\w/-]{0,20}$/iu

/** `— Delta Council (@delta) March 4, 2025` matches, `— Ada Quay` does not. */
export const POST_SIGNATURE = /^[—–-] ?.{1,80}\(@\w{1,30}\)/

/** Any script's words, one space between, lower case: `“Yes,” he said` becomes `yes he said`. */
export const plain = (text: string): string => text.toLowerCase().replace(BETWEEN_WORDS, ' ').trim()

/** All that is no word, but for single spaces, which stay as they are. */
const BETWEEN_WORDS = /[^\p{L}\p{N} ][^\p{L}\p{N}]*| [^\p{L}\p{N}]+/gu

const anyOf = (phrases: string[]): string =>
  phrases
    .map((phrase) =>
      phrase
        .trim()
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/’/g, "[’']"),
    )
    .join('|')

/** `“Share this,” the mayor wrote` matches, `"Delta": our newsletter` does not: words that somebody said. */
const SAID = /^\s*["“„«‘][^"”“»’]{1,400}[,.!?]["”“»’]/
const UNSAID = `(?!${SAID.source.slice(1)})`

/** A phrase's end: no letter, or one of a script without spaces. */
const END = '(?:(?![\\p{L}\\p{N}])|(?=[\\u0e00-\\u0e7f\\u3040-\\u30ff\\u3400-\\u9fff]))'
/** What somebody says in quotation marks is the story's, whatever it says. */
const starting = (phrases: string[]): RegExp => new RegExp(`^${UNSAID}[\\s\\W]{0,4}(?:${anyOf(phrases)})${END}`, 'iu')

/**
 * As `starting`, but a word of one table that is no sign of its own ("related", "copyright") begins sentences as well:
 * there a letter behind it and a full stop at the end speak for the writer.
 */
const labelled = (phrases: string[]): RegExp => {
  const [words, signs] = [phrases.filter((phrase) => WORD.test(phrase)), phrases.filter((phrase) => !WORD.test(phrase))]
  return new RegExp(
    `${starting(signs).source}|^${UNSAID}[\\s\\W]{0,4}(?:${anyOf(words)})(?![\\p{L}\\p{N}])(?! [\\p{L}][^]{0,400}[.][”"’)]?$)`,
    'iu',
  )
}
/** `related` and `tags` match, `©`, `tags:`, `무단전재` and `sign up` do not. */
const WORD = /^[a-zà-žа-я]+$/i

/** `Read more: Floods` matches, `Readers` does not. */
export const POINTER = labelled(POINTERS)
/** `Copyright 2024` matches, `Copyrighted works` does not. */
export const CLOSER = labelled(CLOSERS)
/** `About the author`, `Tags:` match, `About 40 people`, `Popular tools` do not: a single word has to be alone. */
export const CLOSING_HEADING = new RegExp(
  `${starting(CLOSING_HEADINGS.filter((phrase) => phrase.includes(' '))).source}|^\\W{0,4}(?:${anyOf(CLOSING_HEADINGS)})[\\s\\W\\d]{0,8}$`,
  'iu',
)
/** `Published 3 March` matches, `Publishers` does not. */
export const OPENER = starting(OPENERS)
/** `Get our newsletter` matches, `The city's newsletter cost a million` does not: channels count when the reader is spoken to. */
const INVITATION = new RegExp(`^${UNSAID}[^]{0,450}?(?:${INVITATIONS.join('|')})`, 'i')
const CHANNEL = /newsletter|whatsapp|telegram/i
const SPOKEN_TO =
  /(?<!\p{L})(?:our|us|you|your|sign up|subscribe|unser\p{L}*|uns|sie|ihre?n?|dein\p{L}*|du|abonn\p{L}*|nuestr\p{L}*|suscr\p{L}*|notre|nos|votre|vous|nostr\p{L}*|iscriv\p{L}*|noss\p{L}*|inscrev\p{L}*|onze|je|vår\p{L}*|vores|nasz\p{L}*|naš\p{L}*|bizi|наш\p{L}*|подпис\p{L}*|підпис\p{L}*|הצטרפו)(?!\p{L})/iu
/** Whether a line of a channel's name speaks to the reader, or is but a label. */
export const isInvitation = (text: string): boolean =>
  INVITATION.test(text) || (CHANNEL.test(text) && !SAID.test(text) && (SPOKEN_TO.test(text) || !/[.!?]$/.test(text)))

/** `This article is for subscribers` matches, `Subscribers fell` does not. */
export const OFFER = new RegExp(OFFERS.map((phrase) => phrase.replace(/’/g, "[’']")).join('|'), 'i')
/** `More Delta Courier` matches, `Moreover` does not. */
export const MORE = /^(?:more|mehr|más|plus|altro|mais|meer|mer|więcej)\b/i
/** `A and B contributed to this report.`, `With reports from the Courier` match, `She contributed to the fund` does not. */
export const CONTRIBUTION =
  /\b(?:contributed (?:to this (?:report|story|article)|reporting|writing)|reported from [\p{Lu}]|reporting (?:from|by) [\p{Lu}][^.]{0,80}; |mitarbeit:)|^with (?:reports?|reporting|information|files) from/iu
/** `Filed under floods` matches, `he filed the papers` does not. */
export const FILED =
  /\b(?:(?:is )?filed (?:under|in)|abgelegt unter|veröffentlicht unter|publicado en|archivado en|posté dans|tagged(?: with)?)[: ]/i
