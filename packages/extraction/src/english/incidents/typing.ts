import type { IncidentType, Span } from '@blotter/events'
import { spanOfWords } from '../phrases/sentence.ts'
import { createPrefilter } from '../text/prefilter.ts'
import { COMBINATIONS } from './combinations.ts'
import type { Evidence, Mention } from './mentions.ts'
import type { Weights } from './weights.ts'

/** `grounds` is the evidence that speaks for the type, each rule once a sentence. */
export type Verdict = { type: IncidentType; weight: number; why: string[]; grounds: Ground[] }

export type Ground = { rule: string; span?: Span; weight: number }

// What a sentence further down adds, against one of the lead's: the lead says what it is about.
const LATER = 0.5

/** The type that the evidence of all mentions speaks for most, or undefined when there is none. */
export const typeOf = (mentions: Mention[]): Verdict | undefined => {
  const sums = new Map<IncidentType, number>()
  const why = new Set<string>()
  const grounds: (Evidence & { factor: number })[] = []
  mentions.forEach((mention, i) => {
    const seen = new Set<string>()
    for (const evidence of mention.evidence) {
      if (seen.has(evidence.rule)) continue
      seen.add(evidence.rule)
      const factor = i === 0 ? 1 : LATER
      add(sums, evidence.weights, factor)
      grounds.push({ ...evidence, factor })
      if (i === 0) why.add(evidence.rule)
    }
  })
  for (const evidence of combined(mentions)) {
    add(sums, evidence.weights, 1)
    grounds.push({ ...evidence, factor: 1 })
    why.add(evidence.rule)
  }
  const best = strongest(sums)
  if (!best || best[1] <= 0) return undefined
  const [type, weight] = best
  return { type, weight, why: [...why], grounds: grounds.flatMap((ground) => speaksFor(type, ground)) }
}

const speaksFor = (type: IncidentType, { rule, span, weights, factor }: Evidence & { factor: number }): Ground[] => {
  const weight = weights.reduce((sum, [each, more]) => (each === type ? sum + more * factor : sum), 0)
  return weight > 0 ? [{ rule, weight, ...(span && { span }) }] : []
}

/** The heaviest type; "other attack" only where no kind of attack is told. */
const strongest = (sums: Map<IncidentType, number>): [IncidentType, number] | undefined => {
  const ranked = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const [best] = ranked
  if (best?.[0] !== 'attack.other') return best
  const kind = ranked.find(
    ([type, weight]) => weight >= SPECIFIC && /^(?:attack|conflict)\./.test(type) && type !== 'attack.other',
  )
  return kind ? [kind[0], best[1] + kind[1] / 2] : best
}

const SPECIFIC = 1.5

const add = (sums: Map<IncidentType, number>, parts: Weights, factor: number): void => {
  for (const [type, weight] of parts) sums.set(type, (sums.get(type) ?? 0) + weight * factor)
}

// What there was none of. Matches " no clashes and no arrests", " nobody was arrested", " without clashes". Not: " now".
const NONE =
  / (?:(?:no|without(?: any)?) \S+(?: \S+s)?(?: (?:or|and|nor) (?:no )?\S+)?|(?:no one|nobody|none(?: of them)?) (?:was|were|had been|has been) (?:\S+ ){0,2}?\S+(?:ed|shot|hurt))(?= )/g

const perhaps = createPrefilter(COMBINATIONS, ({ all }) => all)

const combined = (mentions: Mention[]): Evidence[] => {
  const told = mentions.slice(0, 2)
  const words = told.map((mention) => mention.words.replace(NONE, ' ')).join(' ')
  return perhaps(...told.map(({ sentence }) => sentence.vocabulary))
    .filter((c) => c.all.every((pattern) => pattern.test(words)) && !c.none?.test(words))
    .map((c) => {
      const span = c.all[0] && spanOf(told, c.all[0])
      return { rule: c.id, weights: c.weights, ...(span && { span }) }
    })
}

const spanOf = (mentions: Mention[], pattern: RegExp): Span | undefined => {
  for (const { sentence, words, first } of mentions) {
    const match = pattern.exec(words)
    if (match) return spanOfWords(sentence, match, first)
  }
  return undefined
}
