import { english } from './english/english.ts'
import type { Language } from './language.ts'

/** Every language the engine reads; a new one stands in a folder of its own and is added here. */
const LANGUAGES: Language[] = [english]

/** The first language that recognises a text, undefined when none does. */
export const languageOf = (text: string): Language | undefined =>
  LANGUAGES.find((language) => language.recognises(text))
