import type { LinkableClaim } from '@blotter/events'
import { relation, type Search, searchFor, type Wanted, type Whereabouts, whereaboutsOf } from '@blotter/linking'
import {
  type Behind,
  claimsNear,
  claimsOf,
  claimsOfArticles,
  claimsOfCopies,
  claimsOfIncidents,
  type LinkedClaim,
  type Page,
  pagesOfClaims,
  removeLinkedClaims,
  type Transaction,
  writeLinkedClaims,
} from '@blotter/log'
import { ClaimIndex } from './claim-index.ts'
import { isPlaced, isVague } from './linked-claims.ts'

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
  /** What the searches for these claims lead to, and other copies of their texts. */
  near: (claims: readonly LinkableClaim[], wanted: Wanted) => Promise<LinkedClaim[]>
  /** Reads for later what `near` answers, in one query. */
  readNear: (claims: readonly LinkableClaim[], wanted: readonly Wanted[]) => Promise<void>
  /** Reads the first of `pagesNear` of many claims. */
  readPages: (claims: readonly LinkableClaim[]) => Promise<void>
  /** What `relation` calls the same as one of these claims. */
  related: (claims: readonly LinkableClaim[], wanted: Wanted) => Promise<LinkedClaim[]>
  /** Placed claims that its search leads to, as far as they were read for whatever reason. */
  seenNear: (claim: LinkableClaim) => LinkedClaim[]
  /** Pages of what a claim's search leads to; one page may hold a claim again. */
  pagesNear: (claim: LinkableClaim) => AsyncGenerator<LinkedClaim[]>
  get: (claimId: string) => LinkedClaim | undefined
  put: (linked: LinkedClaim) => void
  remove: (claimId: string) => void
  write: () => Promise<void>
}

/** Claims that a page holds: where many are near, some of the first ones fit. */
const PAGE = 32

/** @param transaction  holds the lock of linking, so that nothing read changes before it ends */
export const openKnownClaims = (transaction: Transaction): KnownClaims => {
  const index = new ClaimIndex()
  const stored = new Map<string, Whereabouts | null>()
  const changed = new Set<string>()
  const asked = new Set<string>()
  const namedSearch = namedSearches()
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
  const readCopies = async (claims: readonly LinkableClaim[]): Promise<void> => {
    const groups = claims.flatMap(({ copyGroup }) => copyGroup ?? [])
    take(await claimsOfCopies(transaction, unasked('copies', groups)))
  }
  const readNear = async (claims: readonly LinkableClaim[], wanted: readonly Wanted[]): Promise<void> => {
    const searches = new Map(claims.flatMap((claim) => wanted.map((kind) => namedSearch(claim, kind))))
    const fresh = unasked('search', [...searches.keys()]).flatMap((name) => searches.get(name) ?? [])
    take(await claimsNear(transaction, fresh))
    await readCopies(claims)
  }
  const around = (claims: readonly LinkableClaim[], wanted: Wanted): LinkedClaim[] => {
    const searches = new Map(claims.map((claim) => namedSearch(claim, wanted)))
    const isWanted = wanted === 'placed' ? isPlaced : isVague
    const copies = [...new Set(claims.flatMap(({ copyGroup }) => copyGroup ?? []))]
      .flatMap((group) => index.ofCopies(group))
      .filter((copy) => isWanted(copy.claim))
    return [...new Set([...searches.values()].flatMap((search) => index.near(search)).concat(copies))]
  }
  const pages = new Map<string, Page>()
  const pageOf = async (claim: LinkableClaim, behind: Behind | null): Promise<Page> => {
    const [name, search] = namedSearch(claim, 'placed')
    const known = behind === null ? pages.get(name) : undefined
    if (known !== undefined) return known
    const [page = EMPTY] = await pagesOfClaims(transaction, [{ search, behind }], PAGE)
    return page
  }
  return {
    ofArticles: async (ids) => {
      take(await claimsOfArticles(transaction, unasked('article', ids)))
      return [...new Set(ids)].flatMap((id) => index.ofArticle(id))
    },
    ofIncidents: async (ids) => {
      const fresh = unasked('incident', ids)
      const here = fresh.flatMap((id) => index.ofIncident(id)).map(({ claim: { claim } }) => claim.id)
      take(await claimsOfIncidents(transaction, fresh, here))
      return [...new Set(ids)].flatMap((id) => index.ofIncident(id))
    },
    named: async (ids) => {
      take(await claimsOf(transaction, unasked('claim', ids)))
      return [...new Set(ids)].flatMap((id) => index.get(id) ?? [])
    },
    near: async (claims, wanted) => {
      await readNear(claims, [wanted])
      return around(claims, wanted)
    },
    readNear,
    readPages: async (claims) => {
      const searches = new Map(claims.map((claim) => namedSearch(claim, 'placed')))
      const names = [...searches.keys()].filter((name) => !pages.has(name))
      const asked = names.flatMap((name) => searches.get(name) ?? []).map((search) => ({ search, behind: null }))
      const found = await pagesOfClaims(transaction, asked, PAGE)
      for (const [at, page] of found.entries()) {
        take(page.claims)
        pages.set(names[at] ?? '', page)
      }
    },
    related: async (claims, wanted) => {
      await readNear(claims, [wanted])
      const found = claims.flatMap((claim) =>
        around([claim], wanted).filter((linked) => linked.claim !== claim && relation(claim, linked.claim).same),
      )
      return [...new Set(found)]
    },
    seenNear: (claim) => (standOf(claim) === null ? [] : around([claim], 'placed')),
    pagesNear: async function* (claim) {
      await readCopies([claim])
      yield around([claim], 'placed')
      if (asked.has(`search ${namedSearch(claim, 'placed')[0]}`)) return
      for (let behind: Behind | null = null; ; ) {
        const { claims, next }: Page = await pageOf(claim, behind)
        take(claims)
        yield claims.flatMap((linked) => index.get(linked.claim.claim.id) ?? [])
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
  return isPlaced(claim) || isVague(claim) ? whereaboutsOf(claim) : null
}

const EMPTY: Page = { claims: [], next: null }

/** What claims look for, under a name that equal searches have in common; made once for each object. */
const namedSearches = () => {
  const known = { placed: new Map<LinkableClaim, Named>(), vague: new Map<LinkableClaim, Named>() }
  return (claim: LinkableClaim, wanted: Wanted): Named => {
    const before = known[wanted].get(claim)
    if (before !== undefined) return before
    const search = searchFor(claim, wanted)
    const { keys, types, from, to } = search
    const named: Named = [[from, to, ...keys, ...types].join('|'), search]
    known[wanted].set(claim, named)
    return named
  }
}

type Named = readonly [name: string, search: Search]
