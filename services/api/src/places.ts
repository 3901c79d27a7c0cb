/** Places that askers share; `take` gives one, to be given back once, or null where none is left for this one. */
export type Places = { take: (asker: string | null) => (() => void) | null }

/**
 * @param all   places in all
 * @param each  of one asker; whoever sits at this machine, null, may have all
 */
export const openPlaces = ({ all, each }: { all: number; each: number }): Places => {
  const taken = new Map<string, number>()
  let sum = 0
  return {
    take: (asker) => {
      const own = asker === null ? 0 : (taken.get(asker) ?? 0)
      if (sum >= all || own >= each) return null
      sum += 1
      if (asker !== null) taken.set(asker, own + 1)
      let held = true
      return () => {
        if (!held) return
        held = false
        sum -= 1
        if (asker === null) return
        const left = (taken.get(asker) ?? 1) - 1
        if (left) taken.set(asker, left)
        else taken.delete(asker)
      }
    },
  }
}
