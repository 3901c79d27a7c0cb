/** xorshift32: an endless row of numbers of 0 … 1, always the same for a seed. */
export const numbers = (seed: number): (() => number) => {
  let state = seed | 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}
