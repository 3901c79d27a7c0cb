import type { LinkableClaim } from '@blotter/events'
import {
  linkability,
  relation,
  type Search,
  searchFor,
  type Wanted,
  type Whereabouts,
  whereaboutsOf,
} from '@blotter/linking'
import {
  claimsNear,
  claimsOf,
  claimsOfArticles,
  claimsOfCopies,
  claimsOfIncidents,
  type LinkedClaim,
  pageOfClaims,
  removeLinkedClaims,
  type Transaction,
  writeLinkedClaims,
} from '@blotter/log'
import { ClaimIndex } from './claim-index.ts'

/**
 * The linked claims as a batch of reports sees and changes them: each question goes to the database once, for all that
 * ask it, changes stay here until `write`.
 */
export type KnownClaims = {
  /** Claims of one of these articles. */
  ofArticles: (articleIds: readonly string[]) => Promise<LinkedClaim[]>
  ofIncidents: (incidentIds: readonly string[]) => Promise<LinkedClaim[]>
  /** Those of these claims that are linked, or wait. */
  named: (claimIds: readonly string[]) => Promise<LinkedClaim[]>
  /** What `relation` calls the same as one of these claims. */
  related: (claims: readonly LinkableClaim[], wanted: Wanted) => Promise<LinkedClaim[]>
  /** Pages of what a claim's search leads to; one page may hold a claim again. */
  pagesNear: (claim: LinkableClaim) => AsyncGenerator<LinkedClaim[]>
  get: (claimId: string) => LinkedClaim | undefined
  put: (linked: LinkedClaim) => void
  remove: (claimId: string) => void
  write: () => Promise<void>
}

const PAGE = 100

/** @param transaction  holds the lock of linking, so that nothing read changes before it ends */
export const openKnownClaims = (transaction: Transaction): KnownClaims => {
  const index = new ClaimIndex()
  const stored = new Map<string, Whereabouts | null>()
  const changed = new Set<string>()
  const asked = new Set<string>()
  const take = (rows: readonly LinkedClaim[]): void => {
    for (const linked of rows) {
      const { id } = linked.claim.claim
      // What is known already may have been changed since.
      if (stored.has(id) || changed.has(id)) continue
      stored.set(id, standOf(linked.claim))
      index.put(linked, standOf(linked.claim))
    }
  }
  const unasked = (kind: string, ids: readonly string[]): string[] => {
    const fresh = [...new Set(ids)].filter((id) => !asked.has(`${kind} ${id}`))
    for (const id of fresh) asked.add(`${kind} ${id}`)
    return fresh
  }
  return {
    ofArticles: async (ids) => {
      take(await claimsOfArticles(transaction, unasked('article', ids)))
      return ids.flatMap((id) => index.ofArticle(id))
    },
    ofIncidents: async (ids) => {
      take(await claimsOfIncidents(transaction, unasked('incident', ids)))
      return [...new Set(ids)].flatMap((id) => index.ofIncident(id))
    },
    named: async (ids) => {
      take(await claimsOf(transaction, unasked('claim', ids)))
      return [...new Set(ids)].flatMap((id) => index.get(id) ?? [])
    },
    related: async (claims, wanted) => {
      const searches = claims.map((claim) => ({ claim, search: searchFor(claim, wanted) }))
      const byName = new Map(searches.map(({ search }) => [nameOf(search), search]))
      const fresh = unasked('search', [...byName.keys()]).flatMap((name) => byName.get(name) ?? [])
      take(await claimsNear(transaction, fresh, stored))
      const groups = claims.flatMap(({ copyGroup }) => copyGroup ?? [])
      take(await claimsOfCopies(transaction, unasked('copies', groups)))
      const kind = wanted === 'placed' ? 'linkable' : 'country-only'
      const found = searches.flatMap(({ claim, search }) =>
        [
          ...index.near(search),
          ...index.ofCopies(claim.copyGroup).filter((copy) => linkability(copy.claim) === kind),
        ].filter((linked) => linked.claim !== claim && relation(claim, linked.claim).same),
      )
      return [...new Set(found)]
    },
    pagesNear: async function* (claim) {
      const search = searchFor(claim, 'placed')
      yield index.near(search)
      if (asked.has(`search ${nameOf(search)}`)) return
      for (let behind = null; ; ) {
        const { page, next } = await pageOfClaims(transaction, search, { behind, limit: PAGE })
        take(page)
        yield page.flatMap((linked) => index.get(linked.claim.claim.id) ?? [])
        if (next === null) return
        behind = next
      }
    },
    get: (id) => index.get(id),
    put: (linked) => {
      changed.add(linked.claim.claim.id)
      index.put(linked, standOf(linked.claim))
    },
    remove: (id) => {
      changed.add(id)
      index.remove(id)
    },
    write: async () => {
      const ids = [...changed]
      const gone = ids.filter((id) => !index.get(id) && stored.has(id))
      await removeLinkedClaims(
        transaction,
        gone.map((claimId) => ({ claimId, from: stored.get(claimId) ?? null })),
      )
      const rows = ids.flatMap((id) => index.get(id) ?? [])
      await writeLinkedClaims(
        transaction,
        rows.map((linked) => ({
          ...linked,
          from: stored.get(linked.claim.claim.id) ?? null,
          to: standOf(linked.claim),
        })),
      )
    },
  }
}

/** Where a claim stands in the index; null where it is too vague to be found by place and day. */
export const standOf = (claim: LinkableClaim): Whereabouts | null => {
  const kind = linkability(claim)
  return kind === 'linkable' || kind === 'country-only' ? whereaboutsOf(claim) : null
}

const nameOf = ({ keys, types, from, to }: Search): string => [from, to, ...keys, ...types].join('|')
