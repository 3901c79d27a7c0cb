import { type Constraints, constraintsOf } from '@blotter/linking'
import { type LinkDecision, linkDecisions, type Transaction, writeLinkDecisions } from '@blotter/log'

/** What persons decided, as a batch sees and adds to it. */
export type Decisions = {
  constraints: () => Constraints
  /** The claims whose place has to be decided anew by it; those of a decision that it takes back are among them. */
  add: (decision: LinkDecision) => string[]
  /** What holds for a claim holds for the one that a new version of its article makes in its stead (old id → new id). */
  handDown: (successors: ReadonlyMap<string, string>) => void
  write: () => Promise<void>
}

/** @param transaction  holds the lock of linking */
export const openDecisions = async (transaction: Transaction): Promise<Decisions> => {
  let all = await linkDecisions(transaction)
  let constraints = constraintsOf(all)
  const changed = new Map<string, LinkDecision>()
  return {
    constraints: () => constraints,
    add: (decision) => {
      changed.set(decision.id, decision)
      all = [...all.filter(({ id }) => id !== decision.id), decision].sort((a, b) => a.position - b.position)
      constraints = constraintsOf(all)
      const undone = all.find(({ id }) => id === decision.undoes)
      return [decision, ...(undone ? [undone] : [])].flatMap(({ claims, others }) => [...claims, ...others])
    },
    handDown: (successors) => {
      all = all.map((decision) => {
        const [claims, others] = [withHeirs(decision.claims, successors), withHeirs(decision.others, successors)]
        if (claims.length + others.length === decision.claims.length + decision.others.length) return decision
        const heir = { ...decision, claims, others }
        changed.set(decision.id, heir)
        return heir
      })
      constraints = constraintsOf(all)
    },
    write: () => writeLinkDecisions(transaction, [...changed.values()]),
  }
}

/** The old ids stay: an article may come back to what it said. */
const withHeirs = (ids: readonly string[], successors: ReadonlyMap<string, string>): string[] => [
  ...new Set([...ids, ...ids.flatMap((id) => successors.get(id) ?? [])]),
]
