/** The package ships no types; this is the part of it that Blotter uses. */
declare module 'sentencex' {
  /** Sentences of a text, white space kept, so that they join to the text again. */
  export const segment: (language: string, text: string) => string[]
}
