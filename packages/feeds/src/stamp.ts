/**
 * A line without what only says when it was published or renewed, how old it is, or how often it was looked at: nothing
 * is left of `Updated 5 March 2026, 10:45 GMT`, `5 minutes ago` and `12 comments | 3 likes`, no date of
 * `By Ann Lee, 5 March 2026` and `Updated 5 March: The ferry has sunk`. What a sentence says of when something happened,
 * or of how many, stays. Linear in the line.
 * @param line  one block of a text, its white space made plain; letter case does not matter
 */
export const withoutStamp = (line: string): string => {
  if (line.length < SHORTEST || !TELLS.test(line)) return line
  const text = line.toLowerCase()
  const short = text.length <= LONGEST
  if (short && isStamp(text)) return ''
  const begun = LABELLED.exec(text.slice(0, LONGEST))
  if (begun) return line.slice(begun[0].length)
  return (short && isByline(text) ? text.replace(WHEN, ' ') : line).replace(IN_BRACKETS, ' ')
}

/** Anything that can be a date, an age or a count has one of these. */
const TELLS = /\d| (?:ago|old|now|atrás|назад)|yesterday|today|vor |il y a |hace |há /i

/** Is there nothing else? A year or a number alone is no date, and a line of labels says something. */
const isStamp = (text: string): boolean => {
  const bare = text.replace(COUNTER, '\0').replace(WHEN, '\0')
  return bare.includes('\0') && bare.replace(LABEL, ' ').replace(BESIDE, '').trim() === ''
}

/** A name and a date, and little else. */
const isByline = (text: string): boolean =>
  BYLINE.test(text) && !SENTENCE.test(text) && text.replace(WHEN, ' ').split(/[ |·•,]+/).length <= MOST_WORDS

/** `Mar 5`. */
const SHORTEST = 5
const LONGEST = 120
const MOST_WORDS = 8

const MONTH =
  '(?:jan|feb|m[aä]r|mar|apr|avr|abr|may|mai|maj|mei|jun|jui|jul|aug|ao[uû]|ago|sep|set|oct|okt|out|ott|nov|dec|dez|dic|d[eé]c|ene|gen|f[eé]v|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\\p{L}{0,7}\\.?'
const YEAR = '(?:19|20)\\d\\d'
const DAY = '\\d{1,2}(?:st|nd|rd|th|er|\\.|º)?'
const DATE = [
  `${YEAR}[-/.]\\d{1,2}[-/.]\\d{1,2}`,
  `\\d{1,2}[-/.]\\d{1,2}[-/.](?:${YEAR}|\\d\\d)`,
  `${YEAR} ?[年년] ?\\d{1,2} ?[月월] ?\\d{1,2} ?[日일]`,
  `${DAY}[ -](?:de |of )?${MONTH}(?:,? ?(?:de |del )?-?${YEAR})?`,
  `${MONTH} ${DAY}(?:,? ${YEAR})?`,
].join('|')
const CLOCK =
  '\\d{1,2}[:.h]\\d\\d(?::\\d\\d)?(?: ?[ap]\\.?m\\b\\.?| ?uhr)?(?: ?\\(?(?:gmt|utc|bst|ist|jst|[ecmpw][edsa]?[sd]?t|msk|мск|z)\\)?)?(?: ?[+-]\\d\\d:?\\d\\d)?|\\d{1,2} ?[ap]\\.?m\\b\\.?'
const UNIT =
  '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|mo|months?|sekunden?|minuten?|stunden?|tag(?:en)?|secondes?|heures?|jours?|segundos?|minutos?|horas?|d[ií]as?|dias?|минут[аыу]?|час(?:а|ов)?|дн(?:я|ей))'
const MANY = '(?:\\d{1,4}|an?|one|two|few|a few|ein(?:er|em)?|une?|una?|um|uma)'
const AGE = `${MANY} ?${UNIT} (?:ago|old|atrás|назад)|(?:vor|il y a|hace|há) ${MANY} ?${UNIT}|just now|moments ago|yesterday|today`

/**
 * A date, a clock time or an age: `5 March 2026`, `03/05/2026`, `Mar 5`, `10:45 pm GMT`, `an hour ago`; not `5 dead`,
 * `1.25`, `2026` and not `March`.
 */
const WHEN = new RegExp(`(?<![\\p{L}\\d.,])(?:${DATE}|${CLOCK}|${AGE})(?![\\p{L}\\d])`, 'gu')

const NOUN =
  '(?:comments?|views?|likes?|shares?|reads?|replies|reply|retweets?|points?|upvotes?|reactions?|claps?|votes?|page ?views?|hits|kommentare?|aufrufe|commentaires?|vues|partages|comentarios?|coment[aá]rios?|vistas|visualizaciones|visualiza[cç][oõ]es|visualizzazioni|commenti|condivisioni|комментари(?:й|я|ев)|просмотр(?:а|ов)?|reacties)'
const COUNT = '[\\d.,]{1,13} ?[km]?'
/**
 * `12 comments`, `1.2k views`, `comments: 7`, `share (3)`; not `12 killed`. In a line with nothing else alone: see
 * isStamp.
 */
const COUNTER = new RegExp(
  `(?<![\\p{L}\\d.,])(?:(?:view |show |read |all )?${COUNT} ?${NOUN}|#? ?(?:view )?${NOUN} ?(?:: ?${COUNT}|\\(${COUNT}\\)|\\[${COUNT}\\]))(?![\\p{L}\\d])`,
  'gu',
)

const SAID =
  '(?:last |first |originally |latest )?(?:updated?|published|posted|modified|edited|revised|created|publi[eé]e?|mise? [aà] jour|modifi[eé]e?|aktualisiert|ver[oö]ffentlicht|stand|actualizad[oa]|publicad[oa]|atualizad[oa]|aggiornat[oa]|pubblicat[oa]|bijgewerkt|gepubliceerd|обновлен[оа]?|опубликован[оа]?|更新|发布|公開)'
const ABOUT = '(?:(?:this |the )?(?:article|story|page|post|report|item)(?: was| has been| is)? )?'
const WEEKDAY =
  '(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|mi[eé]|jeu|jue|ven|vie|sam|s[aá]b|dim|dom|mo|di|mi|do|fr|sa|so|пн|вт|ср|чт|пт|сб|вс)\\p{L}{0,7}\\.?'
/** What stands beside a date or a count without saying anything: `last updated on`, `Thursday`, `at`. */
const LABEL = new RegExp(
  `(?<!\\p{L})(?:${ABOUT}${SAID}(?: (?:on|at|le|am|il|el|em|op))?|${WEEKDAY}|at|on|the|um|am|à|a las|às|alle|om|в|le|el|uhr|date|time|and|und|et|y|e|ist|est|edt|cet|share|tweet|like|comment)(?!\\p{L})`,
  'gu',
)
/** What may part them. */
const BESIDE = /[\0\s,;:|·•/()[\]#@.—–-]+/g

/** `Updated 5 March 2026: `, `(Last updated at 10:45) `, before a story; not `Updated figures show`. */
const LABELLED = new RegExp(
  `^ ?[([]?${ABOUT}${SAID}:?(?: (?:on|at|le|am|il|el|em|op))?(?: ${WEEKDAY},?)? (?:${DATE}|${CLOCK}|${AGE})(?:,? (?:at |um |à |- )?(?:${DATE}|${CLOCK}))?(?![\\p{L}\\d]) ?[)\\]:.|–—-] ?`,
  'u',
)
/** `By Ann Lee, 5 March 2026`, `5 March 2026 | Updated by Ann Lee`; not `Bystanders said on 5 March`. */
const BYLINE = new RegExp(`^ ?(?:by|von|par|por|di|door|от) (?!\\d)|[|·•,-] ?(?:by (?!\\d)|${SAID})`, 'u')
/** `was hit at 10:20.`; not `updated 10:20`. */
const SENTENCE = /[.!?]["')]? *$/
/** `(12 comments)`, `(updated 5 March, 10:45)`; a stake of so many shares stands like that, too. */
const IN_BRACKETS = new RegExp(
  `[([] ?(?:\\d[\\d.,]{0,12} ?(?:comments?|replies)|${SAID}:?(?: (?:on|at))? (?:${DATE}|${CLOCK}|${AGE})(?:,? (?:at )?(?:${DATE}|${CLOCK}))?) ?[)\\]]`,
  'giu',
)
