export { articleIdOf, articleIdsOf, canonicalUrl } from './canonical-url.ts'
export { contentHashOf } from './content-hash.ts'
export { discoverFeeds, type OfferedFeed } from './discover-feeds.ts'
export type { Feed, FeedItem } from './feed.ts'
export { type FeedAnswer, parseFeedLine } from './feed-line.ts'
export { type FeedReader, openFeedReader } from './feed-reader.ts'
export {
  type IdentityStrategy,
  type ItemIdentity,
  identityStrategies,
  identityStrategy,
  itemIdentity,
} from './item-identity.ts'
export { type FeedEntry, type Opml, readOpml } from './opml.ts'
export { writeOpml } from './opml-document.ts'
export { type FeedInput, parseFeed } from './parse-feed.ts'
export { backoff, isQuarantined } from './polling/backoff.ts'
export { printDuration } from './polling/durations.ts'
export { type Failure, type FailureClass, failureOf, failureWeights } from './polling/failures.ts'
export { type NextPoll, nextPoll, type PollContext, pollAfterHold } from './polling/next-poll.ts'
export { recheckTimes } from './polling/rechecks.ts'
export { moveBackVerdict, type RedirectSightings, redirectVerdict, sightRedirect } from './polling/redirects.ts'
export { observedRhythm, type Rhythm, rhythmOf } from './polling/rhythm.ts'
export type { Skips } from './polling/skips.ts'
export { type KnownValidators, showsLie, showsMissed, validatorsToSend } from './polling/validators.ts'
export { type FeedStanding, type FeedVerdict, feedVerdict } from './polling/verdict.ts'
export { type HubOffer, isPushed, LONGEST_LEASE, type Subscribed, webSubStep } from './polling/web-sub.ts'
export { type ReadFeed, type ReadItem, readFeed, readItem } from './read-feed.ts'
export { withoutStamp } from './stamp.ts'
export type { Warning } from './warning.ts'
