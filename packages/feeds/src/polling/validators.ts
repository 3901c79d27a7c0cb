import { DAY, HOUR } from './durations.ts'
import { fractionOf } from './spread.ts'

/** What is known of a feed's validators: as the server gave them, byte for byte; null: it gave none. */
export type KnownValidators = {
  etag: string | null
  lastModified: string | null
  /** when the whole feed was last read, ms since 1970; null: never */
  readAt: number | null
  /** found out: an answer changed under the same validators */
  lying: boolean
}

/** Once a day the whole feed is asked for, so that a server that always says 304 is found out within a day. */
const CHECK = DAY - HOUR

/** The validators to send, or none: for a first or daily whole reading, and to a server that lied. */
export const validatorsToSend = (
  feedId: string,
  { etag, lastModified, readAt, lying }: KnownValidators,
  now: number,
): { etag?: string; lastModified?: string } => {
  const checked = readAt !== null && now - readAt < CHECK - HOUR * fractionOf(feedId)
  if (lying || !checked) return {}
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) }
}

/** Caches and editors may hold an item back for so long after its date. */
const HELD_BACK = HOUR
/** One item may be dated back. */
const FEWEST_MISSED = 2

/**
 * Whether a whole reading brings items that stood in the feed already when the server last said 304: such a server says
 * 304 to whatever is named, though it names a true ETag each time.
 * @param fresh  when the items that are new were published, ms since 1970
 * @param last   the last poll, and whether it was answered by 304
 */
export const showsMissed = (
  fresh: readonly number[],
  { readAt, last }: { readAt: number | null; last: { at: number | null; unchanged: boolean } },
): boolean => {
  const { at, unchanged } = last
  if (readAt === null || at === null || !unchanged) return false
  return fresh.filter((date) => date > readAt && date < at - HELD_BACK).length >= FEWEST_MISSED
}

/**
 * Whether an answer to an unconditional request shows that the validators are worth nothing: other items under the same
 * ones.
 * @param news  items that are new or edited
 */
export const showsLie = (
  before: Pick<KnownValidators, 'etag' | 'lastModified'>,
  answer: Pick<KnownValidators, 'etag' | 'lastModified'>,
  news: number,
): boolean => {
  const given = answer.etag !== null || answer.lastModified !== null
  return news > 0 && given && before.etag === answer.etag && before.lastModified === answer.lastModified
}
