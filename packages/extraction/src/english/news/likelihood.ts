/** A logistic model over named features. */
export type Weights = { bias: number; weights: Record<string, number> }

/** 0 … 1: the logistic of the sum of a table's weights. */
export const likelihoodOf = ({ bias, weights }: Weights, features: string[]): number => {
  let sum = bias
  for (const feature of features) sum += weights[feature] ?? 0
  return 1 / (1 + Math.exp(-sum))
}
