import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'

// Prepositions behind an explosion or a planted bomb that lead to what it was meant for.
const AT = new Set([
  'at',
  'in',
  'of',
  'outside',
  'inside',
  'near',
  'under',
  'beneath',
  'against',
  'on',
  'beside',
  'behind',
  'between',
  'into',
  'to',
  'opposite',
  'from',
])

// How far such a phrase stands from the word for the explosion.
const REACH = 18

/**
 * The things that an explosion happened at: "a bomb exploded in front of the embassy". Looked for behind token `last`
 * up to the next clause.
 */
export const thingsHit = (sentence: Sentence, last: number): NounGroup[] => {
  const { tokens, classes, groups } = sentence
  const hit: NounGroup[] = []
  for (let i = last + 1; i < tokens.length && i < last + REACH; i++) {
    const kind = classes[i]
    const low = tokens[i]?.low ?? ''
    if (low === ';' || low === 'after' || low === 'when' || low === 'while') break
    if (kind === 'verb' && !/^(?:took|went|set)$/.test(low)) break
    const group = groups.find((g) => g.first === i)
    if (!group) continue
    const joined = tokens[i - 1]?.low === 'and' && hit.length > 0
    if (group.thing && (AT.has(tokens[i - 1]?.low ?? '') || joined)) hit.push(group)
    i = group.last
  }
  return hit
}

// Parts of a thing that stand for the whole: "a section of the pipeline", "the entrance of the bank".
// Matches "section". Not: "sector".
const PARTS =
  /^(?:sections?|parts?|entrance|basement|front|side|roof|floor|gate|gates|door|wall|walls|grounds|portion)$/
// Things that need the owner behind "of" to say what they are: "the headquarters of the union".
// Matches "offices". Not: "officers".
const OWNED =
  /^(?:headquarters|offices?|homes?|houses?|residences?|branch|branches|building|buildings|embassy|embassies|farm|ranch|plant|installations|facilities|properties)$/

/** The group that a target is named by, and the last token of its name: with its owner, or the whole for a part. */
export const nameOfThing = (sentence: Sentence, group: NounGroup): { group: NounGroup; last: number } => {
  const inner =
    sentence.tokens[group.last + 1]?.low === 'of' ? sentence.groups.find((g) => g.first === group.last + 2) : undefined
  if (!inner || inner.pronoun) return { group, last: group.last }
  if (PARTS.test(group.head) && inner.thing) return { group: inner, last: inner.last }
  return { group, last: OWNED.test(group.head) ? inner.last : group.last }
}
