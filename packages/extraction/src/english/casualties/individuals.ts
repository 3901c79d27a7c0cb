import type { Count } from './casualty-reader.ts'

/**
 * People told of one at a time: "a policeman" in one sentence and "Rodney Jones" in another may be one. Those of the
 * sentence that tells of most are different people; others add to them when a name or a word such as "another" says so.
 */
export const oneByOne = (sentences: Count[][]): Count[] => {
  const told = sentences.map(withoutPronounTwins).filter((list) => list.length > 0)
  const first = told[0]
  if (!first) return []
  const base = told.reduce((most, list) => (list.length > most.length ? list : most), first)
  const kept = [...base]
  for (const count of told.flat()) {
    if (kept.includes(count)) continue
    if ((count.further && !isToldAgain(count, kept)) || isAnotherName(count, kept)) kept.push(count)
  }
  return kept
}

/** "A second was hurt … the second victim": the one whom an earlier "a second" brought in. */
const isToldAgain = ({ people }: Count, kept: Count[]): boolean =>
  people?.determiner === 'the' && kept.some(({ further }) => further)

/** In one sentence "he" is somebody already named in it, and a name said twice is one. */
export const withoutPronounTwins = (counts: Count[]): Count[] =>
  counts.filter((count, i) => {
    const others = counts.slice(0, i)
    if (count.people?.pronoun)
      return counts.every((other) => other === count || other.people?.pronoun === true) && i === 0
    return !others.some((other) => sharesName(count, other))
  })

const sharesName = (a: Count, b: Count): boolean =>
  a.name !== undefined && b.name !== undefined && a.name.some((word) => b.name?.includes(word))

/** Both have names and the names differ, and no one without a name is left who could be meant. */
const isAnotherName = (count: Count, kept: Count[]): boolean =>
  count.name !== undefined && kept.every((other) => other.name !== undefined && !sharesName(count, other))
