import type { Claim } from '@blotter/events'

// Of one incident: what thousands of reports of one earthquake say would otherwise be written again for each of them.
const MOST_WORDS = 6_000
const MOST_MARKS = 400

// Matches letters, digits and what binds to them in any script. Not: signs, spaces.
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** The words of a name as marks have them and filters ask for them: lower case, whatever stands between. */
export const wordsOf = (name: string): string[] => name.toLowerCase().match(WORD) ?? []

/** What a claim is found by beside its columns, in order. */
export const marksOf = (claim: Pick<Claim, 'actors' | 'status' | 'execution'>, feedId: string | null): string[] => [
  ...(feedId ? [`feed:${feedId.replaceAll('\n', ' ')}`] : []),
  `status:${claim.status}`,
  `execution:${claim.execution}`,
  ...claim.actors
    .flatMap(({ name, id }) => [...wordsOf(name), ...(id ? [id.toLowerCase()] : [])])
    .map((word) => `actor:${word}`),
]

/** Marks as a row keeps them. */
export const joinMarks = (marks: Iterable<string>): string => [...new Set(marks)].sort().slice(0, MOST_MARKS).join('\n')

/** Texts that can be searched, each once. */
export const joinWords = (texts: Iterable<string | null>): string => {
  let joined = ''
  for (const text of new Set(texts)) {
    if (text && joined.length < MOST_WORDS) joined += `${text}\n`
  }
  return foldWords(joined.slice(0, MOST_WORDS).toWellFormed())
}

// Matches "—", "“", "’". Not: letters, digits and marks of any script, and what ASCII has.
const SIGNS = /[^\p{ASCII}\p{L}\p{M}\p{N}]+/gu

/**
 * Text as it is searched, or a search for it: lower case, without signs beyond ASCII. Postgres tells the case and the
 * letters of anything else by its database's locale, and some locales know ASCII alone.
 */
export const foldWords = (text: string): string => text.normalize('NFC').toLowerCase().replace(SIGNS, ' ')
