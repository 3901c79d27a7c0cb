type Shingles = Map<string, number>

/** How many 4-word shingles of a page's gold and text are the same. */
export type PageOverlap = { common: number; wanted: number; given: number }

/** Counts multisets of 4-word shingles, as the public article-extraction-benchmark does. */
export const pageOverlap = (gold: string, text: string): PageOverlap => {
  const [want, got] = [shinglesOf(gold), shinglesOf(text)]
  let common = 0
  for (const [shingle, count] of got) common += Math.min(count, want.get(shingle) ?? 0)
  return { common, wanted: total(want), given: total(got) }
}

/** Harmonic mean of the mean precision over pages with output and the mean recall over pages with gold. */
export const f1Of = (pages: readonly PageOverlap[]): number => {
  const mean = (of: (page: PageOverlap) => number): number => {
    const values = pages
      .map(({ common, ...page }) => common / of({ common, ...page }))
      .filter((value) => !Number.isNaN(value))
    return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
  }
  const [p, r] = [mean(({ given }) => given), mean(({ wanted }) => wanted)]
  return p + r === 0 ? 0 : (2 * p * r) / (p + r)
}

const shinglesOf = (text: string): Shingles => {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? []
  const shingles: Shingles = new Map()
  for (let at = 0; at < Math.max(words.length && 1, words.length - 3); at++) {
    const shingle = words.slice(at, at + 4).join(' ')
    shingles.set(shingle, (shingles.get(shingle) ?? 0) + 1)
  }
  return shingles
}

const total = (shingles: Shingles): number => shingles.values().reduce((sum, count) => sum + count, 0)
