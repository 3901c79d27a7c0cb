import { type Weights, weights } from './weights.ts'

/** Evidence from words that occur together, and from those that must not. `id` is what `why` shows. */
export type Combination = { id: string; all: RegExp[]; none?: RegExp; weights: Weights }

/** A rule over the folded words of a claim's first two sentences: every pattern has to match, and `none` must not. */
export const rule = (id: string, all: RegExp[], written: string, none?: RegExp): Combination => ({
  id,
  all,
  weights: weights(written),
  ...(none && { none }),
})

// Matches "killing", "dead". Not: "deadline".
export const HURT = /\b(?:kill\w*|wound\w*|injur\w*|shot dead|dead|hurt|died)\b/
