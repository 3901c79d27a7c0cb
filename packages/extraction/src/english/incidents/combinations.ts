import type { Combination } from './combination.ts'
import { MISHAPS } from './combinations-mishaps.ts'
import { ORDER } from './combinations-order.ts'
import { VIOLENCE } from './combinations-violence.ts'

/** Roles decide where words alone do not: every rule runs over the folded words of a claim's first two sentences. */
export const COMBINATIONS: Combination[] = [...ORDER, ...VIOLENCE, ...MISHAPS]
