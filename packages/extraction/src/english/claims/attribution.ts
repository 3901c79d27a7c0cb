import type { Claim } from '@blotter/events'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'

const SAYING = new Set([
  'said',
  'says',
  'told',
  'reported',
  'announced',
  'confirmed',
  'stated',
  'added',
  'wrote',
  'disclosed',
])

// Heads of groups that stand before a verb of saying and are nobody: "as police had first announced".
const NO_SOURCE = new Set(['first', 'last', 'second', 'then', 'later', 'earlier', 'this', 'that'])

export type Source = NonNullable<Claim['attribution']> & {
  /** "a monitor": somebody whom the text has not named yet. */
  indefinite: boolean
  /** By its own name, as capitals tell. */
  named: boolean
  rule: string
}

/** Who a sentence says it from: "the Observatory said", "according to medics". Offsets are UTF-16 units into the text. */
export const readAttribution = (text: string, sentence: Sentence): Source | undefined => {
  const { tokens, groups } = sentence
  for (let i = 0; i < tokens.length; i++) {
    const low = tokens[i]?.low ?? ''
    const according = low === 'according' && tokens[i + 1]?.low === 'to'
    const group = according
      ? groups.find((g) => g.first === i + 2)
      : SAYING.has(low)
        ? speakerBefore(sentence, i)
        : undefined
    if (!group || group.pronoun || NO_SOURCE.has(group.head)) continue
    const end = whole(sentence, group.last)
    const start = tokens[startOf(sentence, group.first)]?.start ?? group.start
    const name = text.slice(start, end)
    // Matches "a monitor". Not: "aid workers".
    return {
      name,
      span: { start, end },
      indefinite: /^an? /i.test(name),
      named: tokens[group.last]?.capital === true,
      rule: according ? 'source.according-to' : 'source.verb-of-saying',
    }
  }
  return undefined
}

/** The group before a verb of saying; of "a war monitor based in London said" the monitor. */
const speakerBefore = (sentence: Sentence, verb: number): NounGroup | undefined => {
  const { tokens, groups } = sentence
  const group = groups.find((g) => g.last === verb - 1)
  if (!group) return undefined
  if (tokens[group.first - 1]?.low === 'in' && tokens[group.first - 2]?.low === 'based')
    return groups.find((g) => g.last === group.first - 3)
  return personBefore(sentence, group) ?? group
}

// Where somebody stands who speaks. Matches "at". Not: "by".
const STANDS = /^(?:in|at|from|near|on)$/

/** "a doctor at the hospital in Goma said": the person, not the hospital or the town. */
const personBefore = (sentence: Sentence, group: NounGroup): NounGroup | undefined => {
  let speaker = group
  for (let steps = 0; steps < 3 && STANDS.test(sentence.tokens[speaker.first - 1]?.low ?? ''); steps++) {
    const before = sentence.groups.find((g) => g.last === speaker.first - 2)
    if (!before) break
    speaker = before
  }
  const opens =
    speaker.first === 0 || /^(?:mark|conjunction|subordinator)$/.test(sentence.classes[speaker.first - 1] ?? '')
  return speaker !== group && speaker.person && opens ? speaker : undefined
}

/** With "of the …" and "for …" behind it: "the Syrian Observatory for Human Rights". */
const whole = (sentence: Sentence, last: number): number => {
  const next = sentence.tokens[last + 1]?.low
  const inner =
    next === 'of' || next === 'for' || (next === 'on' && sentence.tokens[last]?.capital)
      ? sentence.groups.find((g) => g.first === last + 2)
      : undefined
  return sentence.tokens[inner?.last ?? last]?.end ?? sentence.end
}

const startOf = (sentence: Sentence, first: number): number => {
  const before = sentence.tokens[first - 1]?.low
  const named = before === 'on' && sentence.tokens[first]?.capital && sentence.tokens[first - 2]?.capital
  if (before !== 'of' && before !== 'for' && !named) return first
  return sentence.groups.find((g) => g.last === first - 2)?.first ?? first
}
