import { CopyIndex, type SketchedArticle } from './copy-index.ts'
import { byCodeUnit } from './incident-id.ts'
import { sketchOf } from './sketch.ts'

/** `text` in plain words, `publishedAt` ISO 8601 or null. */
export type CopyCandidate = { id: string; text: string; publishedAt: string | null }

/**
 * The near copies among articles: article id → id of its group (the smallest article id in it). Articles that stand
 * alone are absent. What is a copy of what follows from the two alone, and copies of copies are one group, so the answer
 * depends on the set; cost grows with shared words, not with pairs.
 */
export const copyGroupsOf = (articles: readonly CopyCandidate[]): Map<string, string> => {
  const sketched = [...articles].sort(byIdThenText).flatMap(({ id, text, publishedAt }) => {
    const sketch = sketchOf(text)
    return sketch === null ? [] : [{ id, sketch, publishedAt }]
  })
  return componentsOf(copyPairs(sketched))
}

/** Which of the articles are copies of each other. */
export const copyPairs = (articles: Iterable<SketchedArticle>): [string, string][] => {
  const pairs: [string, string][] = []
  const index = new CopyIndex()
  for (const article of articles) {
    for (const { other } of index.copiesOf(article)) pairs.push([article.id, other.id])
    index.put(article)
  }
  return pairs
}

/** Id → the smallest id that pairs lead to, for every id that is in a pair. */
export const componentsOf = (pairs: readonly (readonly [string, string])[]): Map<string, string> => {
  const leader = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = leader.get(root); next !== undefined && next !== root; next = leader.get(root)) root = next
    leader.set(id, root)
    return root
  }
  for (const [a, b] of pairs) {
    const [first = a, second = b] = [rootOf(a), rootOf(b)].sort(byCodeUnit)
    leader.set(second, first)
  }
  return new Map([...leader.keys()].map((id) => [id, rootOf(id)]))
}

const byIdThenText = (a: CopyCandidate, b: CopyCandidate): number =>
  byCodeUnit(a.id, b.id) || byCodeUnit(a.text, b.text)
