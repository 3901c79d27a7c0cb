type Decision = { id: string; kind: string; undoes: string | null }

/**
 * The decisions of persons (LinkDecided) that hold: none that was taken back, unless taking it back was taken back itself.
 * @param decisions  in the order in which they were made
 * @returns those that hold, in that order; an `undone` that holds is among them
 */
export const decisionsInForce = <T extends Decision>(decisions: readonly T[]): T[] => {
  const undone = new Set<string>()
  // From the last one back: what can take a decision back was made after it.
  for (const { id, kind, undoes } of decisions.toReversed())
    if (kind === 'undone' && undoes !== null && !undone.has(id)) undone.add(undoes)
  return decisions.filter(({ id }) => !undone.has(id))
}
