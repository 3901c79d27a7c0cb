import type { Claim, Span } from '@blotter/events'
import type { Draft, Reason, Ruled } from '../language.ts'

/**
 * Why a field of a claim says what it says. `field` is its path (`when`, `casualties.0`), `rule` the id of the rule;
 * `span` is what the rule read, UTF-16 code units into the text, absent where it goes by the article as a whole;
 * `weight` is what the rule adds, where several are weighed against each other. A field may have several.
 */
export type FieldReason = { field: string; rule: string; span?: Span; weight?: number }

/** The reasons of one claim in the order of its fields. It stands beside the claim and is not kept with it. */
export type Explanation = { claimId: string; reasons: FieldReason[] }

type Known = Draft & { id: string }

/** Takes a draft apart: the claim as it is kept, and why it says what it says. */
export const partDraft = ({ reasons, ...draft }: Known): { claim: Claim; explanation: Explanation } => {
  const { when, where, actors, targets, victims, weapons, casualties, attribution } = draft
  const claim: Claim = {
    ...draft,
    when: bare(when),
    where: where && bare(where),
    actors: actors.map(bare),
    targets: targets.map(bare),
    victims: victims.map(bare),
    weapons: weapons.map(bare),
    casualties: casualties.map(bare),
    ...(attribution && { attribution: bare(attribution) }),
  }
  const fields = { when, where, actors, targets, victims, weapons, casualties, attribution }
  const parts = Object.entries(fields).flatMap(([field, part]) => reasonsOf(field, part ?? []))
  const isEvidence = ({ field }: Reason): boolean => field.startsWith('evidence.')
  return {
    claim,
    explanation: {
      claimId: draft.id,
      reasons: [...reasons.filter((reason) => !isEvidence(reason)), ...parts, ...reasons.filter(isEvidence)],
    },
  }
}

const bare = <Part extends object>({ rule: _, read: __, ...part }: Ruled<Part>): Part => part as unknown as Part // TypeScript cannot see that Omit undoes the intersection

type Part = Ruled<{ span?: Span | undefined }>

const reasonsOf = (field: string, part: Part | Part[]): FieldReason[] =>
  Array.isArray(part) ? part.map((each, i) => reasonOf(`${field}.${i}`, each)) : [reasonOf(field, part)]

const reasonOf = (field: string, { rule, span, read = span }: Part): FieldReason => ({
  field,
  rule,
  ...(read && { span: read }),
})
