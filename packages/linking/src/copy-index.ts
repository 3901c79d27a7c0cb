import { copyDay, copyOf, STORY_DAYS } from './copy.ts'
import type { Sketch } from './sketch.ts'

/** `publishedAt` ISO 8601 or null. */
export type SketchedArticle = { id: string; sketch: Sketch; publishedAt: string | null }

/** Articles in memory, each found by what its copies have in common with it. */
export class CopyIndex {
  /** Day → key → who has it. */
  readonly #holders = new Map<number | null, Map<number, Set<SketchedArticle>>>()
  readonly #articles = new Map<string, SketchedArticle>()

  put(article: SketchedArticle): void {
    this.remove(article.id)
    this.#articles.set(article.id, article)
    const day = copyDay(article.publishedAt)
    const holders = this.#holders.get(day) ?? new Map<number, Set<SketchedArticle>>()
    this.#holders.set(day, holders)
    for (const key of article.sketch.keys) {
      const all = holders.get(key)
      if (all === undefined) holders.set(key, new Set([article]))
      else all.add(article)
    }
  }

  remove(id: string): void {
    const article = this.#articles.get(id)
    if (article === undefined) return
    this.#articles.delete(id)
    const holders = this.#holders.get(copyDay(article.publishedAt))
    for (const key of article.sketch.keys) holders?.get(key)?.delete(article)
  }

  /** The other articles that are copies of this one, with how much of the shorter one both have. */
  copiesOf(article: SketchedArticle): { other: SketchedArticle; share: number }[] {
    return [...this.#sharing(article)].flatMap(([other, shared]) => {
      const share = other.id === article.id ? null : copyOf(article, other, shared)
      return share === null ? [] : [{ other, share }]
    })
  }

  /** How many keys it shares with each one of the days around; a line that every page ends with is in many. */
  #sharing({ sketch, publishedAt }: SketchedArticle): Map<SketchedArticle, number> {
    const shared = new Map<SketchedArticle, number>()
    const day = copyDay(publishedAt)
    for (const [other, holders] of this.#holders) {
      if (day !== null && other !== null && Math.abs(other - day) > STORY_DAYS) continue
      for (const key of sketch.keys) {
        for (const each of holders.get(key) ?? []) shared.set(each, (shared.get(each) ?? 0) + 1)
      }
    }
    return shared
  }
}
