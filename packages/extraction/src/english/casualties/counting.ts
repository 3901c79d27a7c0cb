import type { Casualty } from '@blotter/events'
import { isName, isNameless, isShouted } from '../phrases/names.ts'
import { isPlural, type NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'

export type Tally = Pick<Casualty, 'min' | 'max' | 'qualifier'>

// Pronouns that stand for one person.
const ONE = new Set(['he', 'she', 'him', 'her', 'himself', 'herself', 'someone', 'somebody'])

/**
 * How many people a noun group is. One for "a policeman", "the driver", a named person; nothing when the text does not
 * say ("the soldiers"), for none is invented.
 */
export const countOf = (sentence: Sentence, group: NounGroup): Tally | undefined => {
  // "no one was hurt", "none of the passengers".
  if (group.determiner === 'no') return undefined
  if (group.quantity) return { min: group.quantity.min, max: group.quantity.max, qualifier: group.quantity.qualifier }
  if (group.pronoun) return ONE.has(group.head) ? EXACTLY_ONE : undefined
  const inner = partOf(sentence, group)
  if (inner?.quantity) return countOf(sentence, inner)
  if (group.person && !isPlural(group) && group.person.sector !== 'GOV' && !COLLECTIVE.has(group.head))
    return EXACTLY_ONE
  if (isName(sentence, group) || isAged(sentence, group)) return EXACTLY_ONE
  return group.determiner === 'another' || isOneMore(sentence, group) ? EXACTLY_ONE : undefined
}

/** "a third was hurt", "a second died"; not "a third of the town". */
export const isOneMore = ({ tokens }: Sentence, { determiner, head, last, bare }: NounGroup): boolean =>
  /^an?$/.test(determiner ?? '') && last === bare && ORDINAL.test(head) && tokens[last + 1]?.low !== 'of'

// Matches "third". Not: "thirds".
const ORDINAL = /^(?:second|third|fourth|fifth|sixth|seventh|eighth)$/

/** "a 19-year-old Dane": who has an age is a person. */
export const isAged = (sentence: Sentence, group: NounGroup): boolean =>
  !isPlural(group) &&
  sentence.tokens.slice(group.first, group.last + 1).some((token) => token.low.includes('-year-old'))

/** "a shepherd", "a rebel commander": one, whoever that is, of those who can be killed; not "a family". */
export const oneOf = (group: NounGroup): Tally | undefined =>
  /^an?$/.test(group.determiner ?? '') && !group.thing && !isPlural(group) && !MANY_OR_NONE.test(group.head)
    ? EXACTLY_ONE
    : undefined

/**
 * "KILLED ROBERTO SARASTY BOTERO": where capitals tell nothing, words that no list knows name one person, if what was done
 * is done to people only.
 */
export const oneNamed = (sentence: Sentence, group: NounGroup): Tally | undefined =>
  isShouted(sentence) && group.person === undefined && isNameless(sentence, group) && !MANY.test(group.head)
    ? EXACTLY_ONE
    : undefined

// Endings of nouns for many people. Matches "MILKERS". Not: "VARGAS".
const MANY = /(?:ers|ors|ists|ants|ents|ians|ees|ies|eans|men|people|folk|family|couple|brothers|sons)$/

// Singular nouns behind "a" that are many people or none.
// Matches "family". Not: "shepherd".
const MANY_OR_NONE =
  /^(?:family|group|band|gang|crowd|column|convoy|patrol|squad|unit|crew|couple|dozen|hundred|thousand|number|handful|total|majority|quarter|third|half|generation|cell|team|party|delegation|list|series|way|dog|cow|horse|bull|elephant|lion|tiger|bear|shark|plan|deal|bill|project|mood|career|chance|dream|proposal)$/

const EXACTLY_ONE: Tally = { min: 1, max: 1, qualifier: 'exact' }

// Singular nouns that stand for many.
const COLLECTIVE = new Set([
  'staff',
  'crew',
  'family',
  'couple',
  'army',
  'military',
  'police',
  'group',
  'band',
  'gang',
  'crowd',
  'mob',
  'squad',
  'column',
  'unit',
  'patrol',
  'taliban',
  'militia',
  'forces',
  'force',
  'guard',
  'total',
  'people',
  'casualty',
  'cell',
  'mafia',
  'cartel',
  'chinese',
  'navy',
  'dead',
  'wounded',
  'injured',
  'victim-count',
  'faction',
])

/** "a group of nine soldiers", "the bodies of four men": the group behind "of". */
export const partOf = (sentence: Sentence, group: NounGroup): NounGroup | undefined => {
  if (sentence.tokens[group.last + 1]?.low !== 'of') return undefined
  if (
    !/^(?:group|band|gang|column|squad|unit|commando|bodies|body|corpses?|total|members?|number|lives|pair|remains|team|majority|most|crew)$/.test(
      group.head,
    )
  )
    return undefined
  return sentence.groups.find((g) => g.first === group.last + 2)
}

/** "A second victim", "a third man": not somebody already counted. */
export const isSecond = ({ tokens }: Sentence, group: NounGroup): boolean =>
  tokens.slice(group.first, group.last + 1).some(({ low }) => /^(?:second|third|fourth|fifth|other)$/.test(low))
