import type { Search, Whereabouts } from '@blotter/linking'
import type { LinkedClaim } from '@blotter/log'

type Entry = { linked: LinkedClaim; stand: Whereabouts | null }

/** Linked claims in memory, found as the tables find them. */
export class ClaimIndex {
  readonly #entries = new Map<string, Entry>()
  readonly #byKey = new Map<string, Set<string>>()
  readonly #byArticle = new Map<string, Set<string>>()
  readonly #byIncident = new Map<string, Set<string>>()
  readonly #byCopies = new Map<string, Set<string>>()

  get(claimId: string): LinkedClaim | undefined {
    return this.#entries.get(claimId)?.linked
  }

  put(linked: LinkedClaim, stand: Whereabouts | null): void {
    const { id } = linked.claim.claim
    this.remove(id)
    this.#entries.set(id, { linked, stand })
    this.#change({ linked, stand }, (set) => set.add(id))
  }

  remove(claimId: string): void {
    const entry = this.#entries.get(claimId)
    if (entry === undefined) return
    this.#entries.delete(claimId)
    this.#change(entry, (set) => set.delete(claimId))
  }

  ofArticle(articleId: string): LinkedClaim[] {
    return this.#all(this.#byArticle.get(articleId))
  }

  ofIncident(incidentId: string): LinkedClaim[] {
    return this.#all(this.#byIncident.get(incidentId))
  }

  /** Claims of a group of near copies. */
  ofCopies(group: string | undefined): LinkedClaim[] {
    return group === undefined ? [] : this.#all(this.#byCopies.get(group))
  }

  /** What the search leads to, each once. */
  near({ keys, types, from, to }: Search): LinkedClaim[] {
    const found = new Set<LinkedClaim>()
    for (const key of keys) {
      for (const id of this.#byKey.get(key) ?? []) {
        const entry = this.#entries.get(id)
        if (!entry?.stand) continue
        const { stand, linked } = entry
        if (stand.from <= to && stand.to >= from && types.includes(stand.type)) found.add(linked)
      }
    }
    return [...found]
  }

  #all(ids: ReadonlySet<string> | undefined): LinkedClaim[] {
    return [...(ids ?? [])].flatMap((id) => this.#entries.get(id)?.linked ?? [])
  }

  #change({ linked, stand }: Entry, change: (set: Set<string>) => void): void {
    const touch = (map: Map<string, Set<string>>, key: string): void => {
      const set = map.get(key) ?? new Set()
      change(set)
      if (set.size > 0) map.set(key, set)
      else map.delete(key)
    }
    touch(this.#byArticle, linked.claim.articleId)
    if (linked.incidentId !== null) touch(this.#byIncident, linked.incidentId)
    if (linked.claim.copyGroup !== undefined) touch(this.#byCopies, linked.claim.copyGroup)
    for (const key of stand?.keys ?? []) touch(this.#byKey, key)
  }
}
