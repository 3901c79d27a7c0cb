import { DATED } from '../line.ts'

/** What stands before a name: `By Jane Doe`, `Von Max Muster` lose it, `Byron Doe` does not. */
const BY =
  /^(?:(?:written|reported|posted|published|submitted|created|edited|story|words|text|interview|report) by|(?:eingestellt|verfasst|geschrieben) von|(?:publié|écrit) par|(?:publicado|escrito) por|(?:scritto|inserito) da|di(?:tulis|posting) oleh|by|von|por|par|di|av|door|oleh|text|text von|words|autor|autorin|author|автор|from)\s*(?::\s*|\s)(?=\S)/iu

/** Of those, words that are also first names: Pär Lindh and Von Miller need them where a name is stated as a name. */
const ALSO_NAME = /^(?:von|par|di|av)\s\p{Lu}\p{Ll}\S*$/iu

const DAY_NAMES =
  '(?:mon|tues|wednes|thurs|fri|satur|sun)day|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica'

/** `Jane Doe3 March 2025` and `Max Muster Mittwoch, 5. März 2025` are cut before the date; `France 24` has none. */
const DATE = new RegExp(
  `[\\s,]*(?:(?<!\\p{L})(?:${DAY_NAMES}),?\\s)?\\s?\\d{1,2}(?:[./]\\d{1,2}[./]|\\.?\\s(?:de\\s)?\\p{L}{3,12}\\.?,?\\s(?:de\\s)?)\\d{4}.*$`,
  'iu',
)

/** What follows a name: `Jane Doe, Staff Writer` and `Jane Doe | 3 March` are cut, `Doe, Jane` is not told apart. */
const AFTER =
  /\s*(?:[|•·/]|\s[-–—]\s|[.,;]\s(?:pictures?|photos?|photographs?|fotos?|bilder|video)(?=:|\sby\s)|(?<![\p{L}\p{N}])(?:published|updated|posted|in|on|at|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?![\p{L}\p{N}])).*$/iu

/** `(AFP)`, `(jane@delta.example)` and a bare mail address go. */
const ASIDE = /\s*\([^()@]{1,8}\)|\s*\(?[^\s()@]{1,64}@[^\s()@]{3,190}\)?/g

/** Between names; `King, Jr.` is one, and no part of `Desirée` is a word. */
const BETWEEN =
  /\s*(?:,(?!\s*(?:Jr|Sr|I{2,3}|IV)(?![\p{L}\p{N}]))|;|&|(?<![\p{L}\p{N}.-])(?:and|und|y|et|e|og|och|avec|mit|with)(?![\p{L}\p{N}.-]))\s+/iu

const ROLE =
  /^(?:staff|senior|chief|special|correspondent|reporter|editor|writer|contributor|contributing|redakt|journalist|freelance|political|associate|national|updated|published|photograph)/i

/** `김민수 기자`: a Korean byline has the reporter's title behind the name. */
const TITLE_BEHIND = /^(\p{sc=Hangul}{2,5})\s?(?:기자|특파원|논설위원)(?=\s|$)/u

/** The account that a site was set up with: nobody. */
const ACCOUNT = /^(?:admin|administrator|webmaster|root|user|guest|author|superuser|anonymous)$/i

/** The names in a byline's text; empty when it holds none. */
export const namesIn = (byline: string): string[] => split(byline, (name) => name.replace(BY, ''))

/** The names in what a page states as an author's name: more is believed to belong to it than in a byline. */
export const namesStated = (stated: string): string[] =>
  split(stated, (name) => (ALSO_NAME.test(name) ? name : name.replace(BY, '')))

const split = (text: string, withoutBy: (name: string) => string): string[] => {
  if (text.length > 200 || /^(?:https?:|www\.|@)/i.test(text)) return []
  return withoutBy(text)
    .replace(ASIDE, '')
    .replace(DATE, '')
    .replace(AFTER, '')
    .split(BETWEEN)
    .map((name) =>
      withoutBy(name)
        .replace(/^[\s.,:-]+|[\s,:-]+$/g, '')
        .replace(TITLE_BEHIND, '$1'),
    )
    .filter(isName)
}

const isName = (name: string): boolean =>
  name.length >= 2 &&
  name.length <= 60 &&
  /\p{L}{2}/u.test(name) &&
  !/https?:|[@<>{}]|\d{3}|\d[:.]\d/.test(name) &&
  !ROLE.test(name) &&
  !ACCOUNT.test(name) &&
  name.split(' ').length <= 7

/** `By Jane Doe and John Roe` and `Von Max Muster` match, `By the river` does not. */
const PRINTED =
  /^(?:(?:written|posted|interview|words|reported|report|story) by|by|von|por|par|di|door|av|oleh|(?:text|words|texto|autor|autorin)(?=\s*:|\s))\s*:?\s+(?=\p{Lu}[\p{L}'’.-]+(?:\s\p{L}))/iu
/** `3 March 2025 | Author: Jane Doe` matches: a label with a colon may stand behind a date. */
const LABELLED = /[|•·]\s(?:author|autor|autorin|auteur|autore|автор|автори)\s?:\s?(?=\p{Lu})/iu

/** The names of a line that opens with "By" or labels its author; undefined for any other line. */
export const namesPrinted = (line: string): string[] | undefined => {
  if (line.length >= 120) return undefined
  if (TITLE_BEHIND.test(line)) return namesIn(line)
  const match = PRINTED.exec(line) ?? LABELLED.exec(line)
  const name = match ? line.slice(match.index + match[0].length) : ''
  return /^\p{Lu}/u.test(name) ? namesIn(name) : undefined
}

/** `Jane Roe` at a line's start, with what follows; `Jane said` does not match. */
const BARE =
  /^(\p{Lu}[\p{L}'’.-]{1,20}(?:\s(?:\p{Lu}[\p{L}'’.-]{0,20}|de|da|do|dos|del|der|den|du|la|van|von|di|el|al)){1,3})(?:(\s?[,•|·/–—-]\s?|\s(?:for|für|pour|para|per)\s)(.{2,80}))$/u
/** `Jane Roe` and `Jane Roe for Delta News` alone in a line match, `Delta` does not. */
const ALONE =
  /^(\p{Lu}[\p{L}'’.-]{1,20}(?:\s(?:\p{Lu}[\p{L}'’.-]{0,20}|de|da|do|dos|del|der|den|du|la|van|von|di|el|al)){1,3})(?:\sfor\s\p{Lu}[^.,]{1,40})?$/u
/** `World News`, `Top Stories`, `New York` match: what papers print above a date as well. */
const LABEL =
  /(?<!\p{L})(?:news|stories|story|sports?|politics|business|opinion|world|local|breaking|update[sd]?|press|release|media|city|county|council|police|department|office|team|staff|desk|north|south|east|west|new|san|los|santa|port|fort|saint|st)(?!\p{L})/iu
const JOB =
  /(?:reporter|correspondent|editor|writer|journalist|columnist|redakteur|korrespondent|journaliste|periodista|redactora?|giornalista)/i

/** The name of a line that is a name and a date, a job, or one of the site's names: nothing else tells it from a place. */
export const nameBare = (line: string, isSite: (text: string) => boolean): string | undefined => {
  if (line.length > 110) return undefined
  const [, name = '', sign = '', rest = ''] = BARE.exec(line) ?? []
  if (name === '' || isSite(name) || ROLE.test(name)) return undefined
  const paper = rest.split(/\s?[,–—|]\s/)[0] ?? ''
  return isSite(paper) || (!/\p{L}/u.test(sign) && (DATED.test(rest) || JOB.test(rest))) ? name : undefined
}

/** The name of a line of nothing else, when the line below it is a date or a job. */
export const nameAbove = (line: string, below: string, isSite: (text: string) => boolean): string | undefined => {
  if (line.length > 80 || below.length > 60) return undefined
  const name = ALONE.exec(line)?.[1]
  if (name === undefined || isSite(name) || ROLE.test(name) || LABEL.test(name)) return undefined
  return DATED.test(below) || JOB.test(below) ? name : undefined
}
