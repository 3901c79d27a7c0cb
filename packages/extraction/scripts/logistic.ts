/** One thing to learn from: the names of its features, and whether it is what is sought. */
export type Example = { features: string[]; right: boolean; weight?: number }
export type Model = { bias: number; weights: Map<string, number> }

const ROUNDS = 30
const STEP = 0.1

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
