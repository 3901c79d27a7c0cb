import type { Survey } from '../survey.ts'
import { meta } from './meta.ts'
import { firstSound, place, type Source } from './source.ts'
import { contradicts, spokenLanguage } from './stop-words.ts'

/**
 * Language of the story as a BCP 47 tag (`en`, `pt-BR`): `html[lang]`, `og:locale`, `content-language`, unless the
 * text's script or its small words contradict them; else what these tell.
 */
export const language = (survey: Survey, text: string): string | undefined =>
  firstSound(languageSources(survey, text), readLanguage(text))

/** Where a page may say its language, best first; `readLanguage` says which of them the text bears out. */
export const languageSources = (survey: Survey, text: string): Source[] => [
  place('html lang', () => survey.htmlLanguage),
  place('meta', () => meta(survey, 'og:locale', 'language', 'content-language', 'dc.language', 'inlanguage')),
  place('words of the text', () => heard(text).own),
]

/** A stated language as its BCP 47 tag; undefined for what is none or what the text contradicts. */
export const readLanguage = (text: string): ((stated: string) => string | undefined) => {
  const { own, written, spoken } = heard(text)
  return (stated) => {
    const tag = canonical(stated)
    if (!tag) return undefined
    if (stated === own) return tag
    if (written !== undefined && !agrees(tag, written)) return undefined
    return spoken !== undefined && contradicts(spoken, tag.split('-')[0] ?? '') ? undefined : tag
  }
}

type Heard = { own: string | undefined; written: string[] | undefined; spoken: ReturnType<typeof spokenLanguage> }

const heard = (text: string): Heard => {
  const written = scriptLanguage(text)
  const spoken = written === undefined ? spokenLanguage(text) : undefined
  return { own: written?.[0] ?? spoken?.language, written, spoken }
}

const canonical = (value: string | undefined): string | undefined => {
  const tag = /^\s*([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?(?![a-z])/i.exec(value ?? '')
  if (!tag) return undefined
  try {
    return Intl.getCanonicalLocales([tag[1], tag[2], tag[3]].filter(Boolean).join('-'))[0]
  } catch {
    return undefined
  }
}

const agrees = (tag: string, written: string[]): boolean => written.includes(tag.slice(0, 2))

/** Languages of scripts that tell them; the first is the guess when nothing is declared. */
const SCRIPTS: [RegExp, string[]][] = [
  [/[\u3040-\u30ff]/g, ['ja']],
  [/[\uac00-\ud7af]/g, ['ko']],
  [/[\u4e00-\u9fff]/g, ['zh', 'ja']],
  [/[\u0590-\u05ff]/g, ['he', 'yi', 'iw']],
  [/[\u0600-\u06ff]/g, ['ar', 'fa', 'ur', 'ps', 'ug', 'ku', 'sd']],
  [/[\u0400-\u04ff]/g, ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg']],
  [/[\u0370-\u03ff]/g, ['el']],
  [/[\u0e00-\u0e7f]/g, ['th']],
  [/[\u0900-\u097f]/g, ['hi', 'mr', 'ne', 'sa']],
]

/** Any letter of SCRIPTS. */
const TELLING = new RegExp(SCRIPTS.map(([script]) => script.source).join('|'))

const scriptLanguage = (text: string): string[] | undefined => {
  const sample = text.slice(0, 2_000)
  if (!TELLING.test(sample)) return undefined
  for (const [script, languages] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / (sample.length || 1)
    if (share > (script.source.startsWith('[\\u3040') ? 0.1 : 0.4)) return languages
  }
  return undefined
}
