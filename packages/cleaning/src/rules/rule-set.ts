import { HEAD_RULES, TAIL_RULES } from './end-rules.ts'
import { LINE_RULES, type Line, type LineRule } from './line-rules.ts'
import { REGION_RULES, type RegionRule } from './region-rules.ts'
import type { Example, Rule } from './rule.ts'
import { STEP_RULES, type StepName } from './step-rules.ts'

/** The rules that a page is read by. */
export type RuleSet = {
  regions: readonly RegionRule[]
  lines: readonly LineRule[]
  head: readonly Rule<Line>[]
  tail: readonly Rule<Line>[]
  /** Whether a step is taken. */
  takes: (step: StepName) => boolean
}

/** Every rule by name, in the order that a page meets them, with the page that earned it. */
export const catalogue: readonly { name: string; example: Example }[] = [
  ...STEP_RULES.slice(0, 4),
  ...REGION_RULES,
  ...STEP_RULES.slice(4, 7),
  ...LINE_RULES,
  ...STEP_RULES.slice(7, 11),
  ...TAIL_RULES,
  ...HEAD_RULES,
  ...STEP_RULES.slice(11),
]

export const allRules: RuleSet = {
  regions: REGION_RULES,
  lines: LINE_RULES,
  head: HEAD_RULES,
  tail: TAIL_RULES,
  takes: () => true,
}

/** All rules but one, to see what that one is for. */
export const rulesWithout = (name: string): RuleSet => {
  const others = <R extends { name: string }>(rules: readonly R[]): readonly R[] =>
    rules.filter((rule) => rule.name !== name)
  return {
    regions: others(REGION_RULES),
    lines: others(LINE_RULES),
    head: others(HEAD_RULES),
    tail: others(TAIL_RULES),
    takes: (step) => step !== name,
  }
}
