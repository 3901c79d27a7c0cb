import type { Actor } from '@blotter/events'
import type { Ruled } from '../../language.ts'
import { chainFrom } from '../incidents/arguments.ts'
import type { Mention } from '../incidents/mentions.ts'
import { subjectsBefore } from '../incidents/subjects.ts'
import { isName, shortSpan } from '../phrases/names.ts'
import type { NounGroup } from '../phrases/noun-groups.ts'
import type { Sentence } from '../phrases/sentence.ts'
import { asOrganisation, type NamedGroup } from './named-groups.ts'
import { asState, isState } from './state-forces.ts'

// Matches "claimed responsibility", "claimed the market bombing", "said on Friday that it was behind". Not: "claimed the prize".
const CLAIM =
  /\b(?:claim(?:s|ed|ing) (?:responsibility|credit|to have|it had|(?:the|this|that|both|saturday's|sunday's|monday's|tuesday's|wednesday's|thursday's|friday's) (?:\S+ ){0,3}?(?:attacks?|bombings?|blasts?|killings?|shootings?|raids?|strikes?|kidnappings?|assassinations?|assaults?|ambush(?:es)?|explosions?|abductions?)\b)|took responsibility|takes responsibility|admitted (?:responsibility|carrying|killing)|(?:said|announced|declared) (?:\S+ ){0,7}?(?:it|they|one of its (?:\S+ )?(?:fighters|men|members)|its (?:\S+ )?(?:fighters|men|members|gunmen|militants|forces|bombers?|commandos|unit)) (?:had |was |were )?(?:carried out|staged|launched|mounted|planted|conducted|behind|responsible for))\b/

// Matches "no one claimed", "nobody has claimed". Not: "the group claimed".
const UNCLAIMED = /\b(?:no one|nobody|no (?:\S+ )?(?:group|organi[sz]ation|faction)|none) (?:\S+ ){0,3}?claimed\b/

/** Groups that say it was them: known ones, and those whose name says that they are one. */
export const readClaimants = (text: string, mention: Mention, named: NamedGroup[]): Ruled<Actor>[] => {
  const { sentence } = mention
  const by = claimedBy(text, sentence, named)
  if (by.length > 0) return by
  if (!CLAIM.test(sentence.words) || UNCLAIMED.test(sentence.words)) return []
  const claim = sentence.tokens.findIndex((token) =>
    /^(?:claim(?:s|ed|ing)|took|takes|admitted|said|announced|declared)$/.test(token.low),
  )
  // "Both A and B claimed responsibility"; where none stands before the verb, the first behind it.
  const before = named.filter(({ last }) => last < claim)
  if (named.length > 0)
    return (before.length > 0 ? before : named.slice(0, 1)).map((known) =>
      asOrganisation(text, known, { role: 'claimant', certainty: 'stated', rule: 'actor.claims' }),
    )
  const verb = sentence.tokens.findIndex((token) => /^(?:claim(?:s|ed|ing)|took|takes|admitted|said)$/.test(token.low))
  let first = verb
  while (first > 0 && /^(?:auxiliary|adverb)$/.test(sentence.classes[first - 1] ?? '')) first--
  return subjectsBefore(sentence, first)
    .filter((group) => !group.pronoun && ORGANISATION.test(group.head) && group.last > group.bare)
    .map((group) => {
      const span = { start: sentence.tokens[group.bare]?.start ?? group.start, end: group.end }
      return {
        role: 'claimant',
        kind: 'group',
        name: text.slice(span.start, span.end),
        certainty: 'stated',
        span,
        rule: 'actor.claims',
      }
    })
}

/** "An attack claimed by al Qaeda affiliate JNIM": of each noun group the name that it ends with. */
const claimedBy = (text: string, sentence: Sentence, named: NamedGroup[]): Ruled<Actor>[] => {
  const { tokens } = sentence
  const at = named.length > 0 ? tokens.findIndex(({ low }, i) => low === 'claimed' && tokens[i + 1]?.low === 'by') : -1
  if (at < 0) return []
  return chainFrom(sentence, at + 2).flatMap((group) => {
    const known = named.findLast((n) => n.first >= group.first && n.last <= group.last)
    return known ? [asOrganisation(text, known, { role: 'claimant', certainty: 'stated', rule: 'actor.claims' })] : []
  })
}

// Last words of the names of armed groups. Matches "front". Not: "group".
const ORGANISATION =
  /^(?:front|army|movement|command|commandos?|brigades?|organization|organisation|force|forces|party|battalion|unit|cell|nuclei|council|state|resistance|alliance|tigers|cartel|extraditables)$/

// Words after which the accused stand: "blamed the army", "attributed to the FARC", "suspect a drug gang".
// Not: "blamed the weather", for neither people nor an armed group follow.
// Matches "accused". Not: "account".
const BLAME =
  /^(?:blame[sd]?|blaming|accus(?:e|es|ed|ing)|attributed|ascribed|suspects?|holds?|held|implicat(?:es|ed|ing))$/

/** Those whom somebody accuses of it, or who are "responsible for" or "behind" it. */
export const readBlamed = (text: string, mention: Mention, named: NamedGroup[]): Ruled<Actor>[] => [
  ...afterBlame(text, mention, named),
  ...beforeResponsible(text, mention, named),
]

const afterBlame = (text: string, mention: Mention, named: NamedGroup[]): Ruled<Actor>[] => {
  const { sentence } = mention
  const at = sentence.tokens.findIndex((token, i) => BLAME.test(token.low) && sentence.classes[i - 1] !== 'auxiliary')
  const passive = sentence.tokens.findIndex((token) => /^(?:attributed|ascribed|blamed)$/.test(token.low))
  const from = at >= 0 ? at : passive
  if (from < 0) return []
  const group = named.find((n) => n.first > from && n.first <= from + 7)
  if (group) return [asOrganisation(text, group, { role: 'perpetrator', certainty: 'alleged', rule: 'actor.blamed' })]
  const accused = sentence.groups.find((g) => g.first > from && g.first <= from + 3)
  const country = accused && /^(?:blam|accus)/.test(sentence.tokens[from]?.low ?? '') && asCountry(mention, accused)
  if (country) return [country]
  return accused?.person?.agent ? [{ ...asAccused(text, mention, accused), rule: 'actor.blamed' }] : []
}

/** "blaming Ukraine": a country that is all of the noun group. */
const asCountry = ({ places }: Mention, { start, end }: NounGroup): Ruled<Actor> | undefined =>
  asState(
    places.find(({ span }) => span.start === start && span.end === end),
    { certainty: 'alleged', rule: 'actor.blamed' },
  )

const beforeResponsible = (text: string, mention: Mention, named: NamedGroup[]): Ruled<Actor>[] => {
  const { sentence } = mention
  const at = sentence.tokens.findIndex(
    (token, i) =>
      (token.low === 'responsible' && sentence.tokens[i + 1]?.low === 'for') ||
      (/^(?:implicated|involved)$/.test(token.low) && sentence.tokens[i + 1]?.low === 'in') ||
      (token.low === 'behind' && /^(?:is|are|was|were|be)$/.test(sentence.tokens[i - 1]?.low ?? '')),
  )
  if (at < 0) return []
  let verb = at
  while (verb > 0 && /^(?:auxiliary|modal|adverb|negation)$/.test(sentence.classes[verb - 1] ?? '')) verb--
  return subjectsBefore(sentence, verb).flatMap((group) => {
    const organisation = named.find((n) => n.first >= group.first && n.last <= group.last)
    if (organisation)
      return [
        asOrganisation(text, organisation, { role: 'perpetrator', certainty: 'alleged', rule: 'actor.responsible' }),
      ]
    return group.person || isName(sentence, group)
      ? [{ ...asAccused(text, mention, group), rule: 'actor.responsible' }]
      : []
  })
}

const asAccused = (text: string, mention: Mention, group: NounGroup): Actor => {
  const span = shortSpan(mention.sentence, group)
  return {
    role: 'perpetrator',
    kind: isState(group) ? 'state' : 'individual',
    name: text.slice(span.start, span.end),
    certainty: 'alleged',
    span,
  }
}
