import { isDeepStrictEqual } from 'node:util'
import type { LogEvent } from '@blotter/events'
import type { FeedEntry } from '@blotter/feeds'

/** What a subscription list says of a feed beside how it is described: where it stands, and what else is noted. */
export type Listing = Pick<FeedEntry, 'copies' | 'folders' | 'text' | 'others'>

const NAMES = ['copies', 'folders', 'text', 'others'] as const satisfies (keyof Listing)[]

/** What a list says of a feed that its stream does not say yet; what the list is silent about stays. */
export const changesTo = (stream: readonly LogEvent[], entry: FeedEntry): Record<string, unknown> => {
  const before: Listing = { copies: 'grouped', folders: [[]], ...listingIn(stream) }
  return Object.fromEntries(
    NAMES.flatMap((name) =>
      entry[name] === undefined || isDeepStrictEqual(before[name], entry[name]) ? [] : [[name, entry[name]]],
    ),
  )
}

/** A feed's listing, as its stream says last. */
export const listingIn = (stream: readonly LogEvent[]): Listing => {
  const listing: Record<string, unknown> = {}
  for (const event of stream) {
    if (event.type !== 'FeedChanged') continue
    // One folder was all there was before a feed could stand in several.
    const { folder, ...changes } = event.data.changes
    if (folder !== undefined) listing.folders = [folder]
    for (const name of NAMES) if (changes[name] !== undefined) listing[name] = changes[name]
  }
  return listing // changesTo put it there
}
