import { type Constraints, constraintsOf } from '@blotter/linking'
import { type LinkDecision, linkDecisions, type Transaction, writeLinkDecisions } from '@blotter/log'

/** What persons decided, as a batch sees and adds to it. */
export type Decisions = {
  constraints: () => Constraints
  /** The claims whose place has to be decided anew by it; those of a decision that it takes back are among them. */
  add: (decision: LinkDecision) => string[]
  write: () => Promise<void>
}

/** @param transaction  holds the lock of linking */
export const openDecisions = async (transaction: Transaction): Promise<Decisions> => {
  let all = await linkDecisions(transaction)
  let constraints = constraintsOf(all)
  const added: LinkDecision[] = []
  return {
    constraints: () => constraints,
    add: (decision) => {
      added.push(decision)
      all = [...all.filter(({ id }) => id !== decision.id), decision].sort((a, b) => a.position - b.position)
      constraints = constraintsOf(all)
      const undone = all.find(({ id }) => id === decision.undoes)
      return [decision, ...(undone ? [undone] : [])].flatMap(({ claims, others }) => [...claims, ...others])
    },
    write: () => writeLinkDecisions(transaction, added),
  }
}
