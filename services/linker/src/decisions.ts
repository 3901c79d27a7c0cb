import type { LinkableClaim } from '@blotter/events'
import { type Constraints, constraintsOf } from '@blotter/linking'
import { type LinkDecision, linkDecisions, type Transaction, writeLinkDecisions } from '@blotter/log'

/** What persons decided, as a batch sees and adds to it. */
export type Decisions = {
  constraints: () => Constraints
  /** What has to be decided anew by it; what a decision was about that it takes back is among that. */
  add: (decision: LinkDecision) => Touched
  /** What holds for a claim holds for the one that a new version of its article makes in its stead (old id → new id). */
  handDown: (successors: ReadonlyMap<string, string>) => void
  /** Keeps claims that no article makes any more for the decisions that name them. */
  keep: (gone: readonly LinkableClaim[]) => void
  /** Lets go of those of these claims that were kept, since an article makes them again. @returns as they were */
  letGo: (claimIds: readonly string[]) => LinkableClaim[]
  write: () => Promise<void>
}

/** Ids of claims, and claims that no article makes any more, around which things may have changed. */
export type Touched = { named: string[]; around: LinkableClaim[] }

/** @param transaction  holds the lock of linking */
export const openDecisions = async (transaction: Transaction): Promise<Decisions> => {
  let all = await linkDecisions(transaction)
  let constraints = constraintsOf(all)
  const changed = new Map<string, LinkDecision>()
  /** @param change  the same object where nothing changes */
  const changeAll = (change: (decision: LinkDecision) => LinkDecision): void => {
    const now = all.map(change)
    const fresh = now.filter((decision, at) => decision !== all[at])
    if (fresh.length === 0) return
    for (const decision of fresh) changed.set(decision.id, decision)
    all = now
    constraints = constraintsOf(all)
  }
  return {
    constraints: () => constraints,
    add: (decision) => {
      changed.set(decision.id, decision)
      all = [...all.filter(({ id }) => id !== decision.id), decision].sort((a, b) => a.position - b.position)
      constraints = constraintsOf(all)
      const concerned = undoneBy(decision, all)
      return {
        named: concerned.flatMap(({ claims, others }) => [...claims, ...others]),
        around: concerned.flatMap(({ former }) => former),
      }
    },
    handDown: (successors) =>
      changeAll((decision) => {
        const { claims, others, former } = decision
        if (![...claims, ...others, ...former.flatMap(({ beside = [] }) => beside)].some((id) => successors.has(id)))
          return decision
        return {
          ...decision,
          claims: withHeirs(claims, successors),
          others: withHeirs(others, successors),
          former: former.map((one) => ({ ...one, beside: withHeirs(one.beside ?? [], successors) })),
        }
      }),
    keep: (gone) =>
      changeAll((decision) => {
        const named = new Set([...decision.claims, ...decision.others])
        const own = gone.filter((one) => named.has(idOf(one)))
        if (own.length === 0) return decision
        return { ...decision, former: [...without(decision.former, new Set(own.map(idOf))), ...own] }
      }),
    letGo: (claimIds) => {
      const ids = new Set(claimIds)
      const kept = all.flatMap(({ former }) => former.filter((one) => ids.has(idOf(one))))
      if (kept.length > 0) changeAll((decision) => ({ ...decision, former: without(decision.former, ids) }))
      return kept
    },
    write: () => writeLinkDecisions(transaction, [...changed.values()]),
  }
}

/** The old ids stay: an article may come back to what it said. */
const withHeirs = (ids: readonly string[], successors: ReadonlyMap<string, string>): string[] => [
  ...new Set([...ids, ...ids.flatMap((id) => successors.get(id) ?? [])]),
]

/** A decision, the one that it takes back, the one that that took back, and so on. */
const undoneBy = (decision: LinkDecision, all: readonly LinkDecision[]): LinkDecision[] => {
  const earlier = all.find(({ id, position }) => id === decision.undoes && position < decision.position)
  return [decision, ...(earlier ? undoneBy(earlier, all) : [])]
}

const idOf = ({ claim: { id } }: LinkableClaim): string => id

const without = (former: readonly LinkableClaim[], ids: ReadonlySet<string>): LinkableClaim[] =>
  former.filter((one) => !ids.has(idOf(one)))
