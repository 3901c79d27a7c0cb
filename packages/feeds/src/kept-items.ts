import { limits } from './limits.ts'
import type { WarningList } from './warning.ts'

/** Items at either end whose dates tell which end is the newer one. */
const LOOKED_AT = 20

/**
 * As many items as one feed may have: its first ones, or its last ones where a list begins with the oldest.
 * @param dateOf  ISO 8601 in UTC, where an item has a date
 */
export const keptItems = <T>(
  items: readonly T[],
  dateOf: (item: T) => string | undefined,
  warnings: WarningList,
): readonly T[] => {
  if (items.length <= limits.items) return items
  const newestOf = (some: readonly T[]) => some.map((item) => dateOf(item) ?? '').reduce((a, b) => (a > b ? a : b), '')
  const isOldestFirst = newestOf(items.slice(-LOOKED_AT)) > newestOf(items.slice(0, LOOKED_AT))
  const which = isOldestFirst ? 'last' : 'first'
  warnings.add('too-many-items', `The feed has more than ${limits.items} items; the ${which} ones were kept.`)
  return isOldestFirst ? items.slice(-limits.items) : items.slice(0, limits.items)
}
