import type { Survey } from '../survey.ts'
import { meta } from './meta.ts'
import { contradicts, spokenLanguage } from './stop-words.ts'

/**
 * Language of the story as a BCP 47 tag (`en`, `pt-BR`): `html[lang]`, `og:locale`, `content-language`, unless the
 * text's script or its small words contradict them; else what these tell.
 */
export const language = (survey: Survey, text: string): string | undefined => {
  const declared = [
    survey.htmlLanguage,
    meta(survey, 'og:locale', 'language', 'content-language', 'dc.language', 'inlanguage'),
  ]
  const written = scriptLanguage(text)
  const spoken = written === undefined ? spokenLanguage(text) : undefined
  for (const value of declared) {
    const tag = canonical(value)
    if (!tag || (written !== undefined && !agrees(tag, written))) continue
    if (spoken === undefined || !contradicts(spoken, tag.split('-')[0] ?? '')) return tag
  }
  return written?.[0] ?? spoken?.language
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

const scriptLanguage = (text: string): string[] | undefined => {
  const sample = text.slice(0, 2_000)
  for (const [script, languages] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / (sample.length || 1)
    if (share > (script.source.startsWith('[\\u3040') ? 0.1 : 0.4)) return languages
  }
  return undefined
}
