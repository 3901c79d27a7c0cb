import type { Actor, Span } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { isShouted } from '../phrases/names.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { matchAll, matchAt } from '../text/lexicon.ts'
import { type ArmedGroup, armedGroups, NEEDS_CAPITALS } from './armed-groups.ts'

/** An armed group where a sentence names it; `first` and `last` are token indexes. */
export type NamedGroup = Span & { first: number; last: number; group: ArmedGroup }

/** The armed groups that a sentence names. A short name that is also a word counts only in capitals. */
export const readArmedGroups = (text: string, sentence: Sentence): NamedGroup[] => {
  const known = read.get(sentence)
  if (known) return known
  const found = findArmedGroups(text, sentence)
  read.set(sentence, found)
  return found
}

// A sentence is asked for its groups by every incident that it tells of.
const read = new WeakMap<Sentence, NamedGroup[]>()

const findArmedGroups = (text: string, sentence: Sentence): NamedGroup[] => [
  ...matchAll(armedGroups, sentence.tokens).flatMap((match) => {
    const from = sentence.tokens[match.first]
    const to = sentence.tokens[match.last]
    if (!from || !to) return []
    const written = text.slice(from.start, to.end)
    if (match.first === match.last && NEEDS_CAPITALS.has(from.low) && written !== written.toUpperCase()) return []
    if (match.first === match.last && PLAIN_WORDS.has(from.low) && isShouted(sentence)) return []
    return [{ start: from.start, end: to.end, first: match.first, last: match.last, group: match.value }]
  }),
  ...leading(sentence),
]

// Where all is in capitals these are what they mostly are, verbs and adverbs.
const PLAIN_WORDS = new Set(['is', 'let', 'mend'])

/** "the Hamas-led attack": the name stands within a word. */
const leading = ({ tokens }: Sentence): NamedGroup[] =>
  tokens.flatMap((token, i) => {
    if (!token.low.endsWith(LED)) return []
    const name = { ...token, low: token.low.slice(0, -LED.length), end: token.end - LED.length }
    const match = matchAt(armedGroups, [name], 0)
    return match ? [{ start: name.start, end: name.end, first: i, last: i, group: match.value }] : []
  })

const LED = '-led'

/** A named group as an actor; its name as the text writes it. */
export const asOrganisation = (
  text: string,
  named: NamedGroup,
  part: Ruled<Pick<Actor, 'role' | 'certainty'> & { span?: Span }>,
): Ruled<Actor> => ({
  role: part.role,
  kind: 'group',
  name: text.slice(named.start, named.end),
  id: named.group.id,
  sector: named.group.sector,
  country: named.group.country,
  certainty: part.certainty,
  span: part.span ?? { start: named.start, end: named.end },
  rule: part.rule,
})
