import { childrenNamed, type Element, textOf } from './element.ts'
import { readFeedDate } from './feed-date.ts'
import { pastDate } from './past-date.ts'
import type { WarningList } from './warning.ts'

/** The first of the named fields that a reader makes something of; earlier names win. */
export const firstField = (
  parent: Element,
  names: readonly string[],
  read: (element: Element) => string | undefined,
): string | undefined => {
  for (const child of childrenNamed(parent, ...names)) {
    const value = read(child)
    if (value) return value
  }
  return undefined
}

/** The first of the named date fields that can be read, as ISO 8601 in UTC. */
export const dateField = (parent: Element, names: readonly string[], warnings: WarningList): string | undefined =>
  firstField(parent, names, (element) => readDate(textOf(element), warnings))

/** A date's text as ISO 8601 in UTC; what is unreadable or names no zone is warned of. */
export const readDate = (text: string, warnings: WarningList): string | undefined => {
  if (!text) return undefined
  const date = readFeedDate(text)
  const shown = text.slice(0, 60)
  if (!date) warnings.add('unreadable-date', `A date cannot be read: "${shown}".`)
  if (date?.zone === 'assumed')
    warnings.add('date-without-zone', `A date names no known zone, UTC was taken: "${shown}".`)
  if (!date || warnings.readAt === undefined) return date?.iso
  const past = pastDate(date, warnings.readAt)
  if (past !== date.iso) warnings.add('date-in-future', `A date lies ahead of the reading: "${shown}".`)
  return past
}
