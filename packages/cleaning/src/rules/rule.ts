/**
 * The page that earned a rule, in words of our own: a piece of HTML that stands in a page of four paragraphs in front of
 * them, between them or behind them, or that is the whole page; and the words that go, or stay, by this rule alone.
 */
export type Example = { place: 'head' | 'middle' | 'tail' | 'page'; html: string } & (
  | { drops: string }
  | { keeps: string }
)

/** A reason to leave a region or a block out of the story. */
export type Rule<Case> = { name: string; example: Example; drops: (it: Case) => boolean }

/** The name of the first rule that would drop what is before it. */
export const firstToDrop = <Case>(rules: readonly Rule<Case>[], it: Case): string | undefined => {
  for (const rule of rules) if (rule.drops(it)) return rule.name
  return undefined
}
