import { DAY, HOUR } from './durations.ts'

/** A subscription at a hub as far as its renewal depends on it; moments in ms since 1970. */
export type Subscribed = {
  hub: string
  topic: string
  state: 'asked' | 'active' | 'refused'
  askedAt: number
  leaseUntil: number | null
}

/** What a feed offers: its hub, and its name there. */
export type HubOffer = { hub: string; topic: string }

/** The longest lease that is asked for, and believed: a hub that dies with a longer one would be missed for long. */
export const LONGEST_LEASE = 14 * DAY
/** Polls are a day apart while a hub pushes, so a lease that ends before the next one but a bit is renewed now. */
const RENEW_BEFORE = DAY + 2 * HOUR
/** A hub that did not call back is asked again after so long, one that refused after so long. */
const ASK_AGAIN = DAY
const REFUSED_AGAIN = 7 * DAY

/**
 * What to do about a feed's hub after a poll. A hub that another feed document names, or another topic, is a new
 * subscription.
 * @param subscribed  null: none yet
 * @param offer       null: the feed names no hub (any more)
 */
export const webSubStep = (
  subscribed: Subscribed | null,
  offer: HubOffer | null,
  now: number,
): 'subscribe' | 'renew' | 'forget' | 'nothing' => {
  if (!offer) return subscribed ? 'forget' : 'nothing'
  if (!subscribed || subscribed.hub !== offer.hub || subscribed.topic !== offer.topic) return 'subscribe'
  const { state, askedAt, leaseUntil } = subscribed
  if (state === 'refused') return now - askedAt >= REFUSED_AGAIN ? 'subscribe' : 'nothing'
  const ends = leaseUntil ?? 0
  if (ends > now + RENEW_BEFORE) return 'nothing'
  if (now - askedAt < patience(state, ends - now, ends - askedAt)) return 'nothing'
  return state === 'active' ? 'renew' : 'subscribe'
}

/** How long a hub has after it was asked: most of a short lease, and a day where it never called back. */
const patience = (state: Subscribed['state'], left: number, lease: number): number => {
  if (left > 0) return Math.max(lease * 0.8, HOUR)
  return state === 'asked' ? ASK_AGAIN : HOUR
}

/** Whether polls can be a day apart: the hub's lease holds until after the next one. */
export const isPushed = (subscribed: Subscribed | null, now: number): boolean =>
  subscribed?.state === 'active' && (subscribed.leaseUntil ?? 0) > now + DAY + HOUR
