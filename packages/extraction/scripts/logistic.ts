/** One thing to learn from: the names of its features, and whether it is what is sought. */
export type Example = { features: string[]; right: boolean; weight?: number }
export type Model = { bias: number; weights: Map<string, number> }

const ROUNDS = 30
const STEP = 0.1

/**
 * A logistic model over named features by stochastic descent with weight decay. Deterministic: the examples are taken in
 * one fixed shuffled order. Features that fewer than `rare` examples have are left out.
 */
export const train = (examples: Example[], { rare, decay }: { rare: number; decay: number }): Model => {
  const names = commonNames(examples, rare)
  const numberOf = new Map(names.map((name, i) => [name, i]))
  const cases = shuffled(examples).map(({ features, right, weight = 1 }) => ({
    features: features.flatMap((f) => numberOf.get(f) ?? []),
    right: right ? 1 : 0,
    weight,
  }))
  const weights = new Float64Array(names.length)
  let bias = 0
  for (let round = 0; round < ROUNDS; round++) {
    const step = STEP / (1 + round / 5)
    for (const { features, right, weight } of cases) {
      let sum = bias
      for (const f of features) sum += weights[f] ?? 0
      const error = right - sigmoid(sum)
      bias += step * weight * error
      for (const f of features) {
        const old = weights[f] ?? 0
        weights[f] = old + step * (weight * error - decay * old)
      }
    }
  }
  return { bias, weights: new Map(names.map((name, i) => [name, weights[i] ?? 0])) }
}

const commonNames = (examples: Example[], rare: number): string[] => {
  const counts = new Map<string, number>()
  for (const { features } of examples) for (const f of new Set(features)) counts.set(f, (counts.get(f) ?? 0) + 1)
  return [...counts].filter(([, count]) => count >= rare).map(([name]) => name)
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** A fixed order that mixes documents, by a linear congruential generator. */
const shuffled = <T>(list: T[]): T[] => {
  let state = 1
  const random = (): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}
