import { randomBytes } from 'node:crypto'
import { Fault } from '@blotter/events'
import { type HubOffer, isPushed, LONGEST_LEASE, type Subscribed, webSubStep } from '@blotter/feeds'
import { type Log, readWebSub, removeWebSub, type WebSub, writeWebSub } from '@blotter/log'
import type { WebClient } from '@blotter/web'
import { isoOf, msOf } from './moments.ts'

/** Subscribes at the hubs that feeds name, renews, and forgets. */
export type HubKeeper = {
  /** Whether a feed's hub pushes it for longer than a day from now. */
  isPushed: (feedId: string, now: number) => Promise<boolean>
  /** Does what is to be done about a feed's hub; a hub that fails is told of, and is no fault of the feed. */
  follow: (feedId: string, offer: HubOffer | null, now: number) => Promise<void>
}

type Hands = {
  log: Pick<Log, 'database'>
  web: Pick<WebClient, 'post'>
  /** The public address under which hub-callback.ts can be reached, without a slash at its end. */
  callback: string
  warn: (fields: Record<string, unknown>, message: string) => void
}

export const hubKeeper = (hands: Hands): HubKeeper => {
  const { database } = hands.log
  return {
    isPushed: async (feedId, now) => isPushed(standing(await readWebSub(database, feedId)), now),
    follow: async (feedId, offer, now) => {
      const known = await readWebSub(database, feedId)
      const step = webSubStep(standing(known), offer, now)
      if (step === 'forget' && known) {
        await removeWebSub(database, feedId)
        return ask(hands, known, 'unsubscribe')
      }
      if ((step !== 'subscribe' && step !== 'renew') || !offer) return
      const row = step === 'renew' && known ? { ...known, askedAt: isoOf(now) } : freshRow(feedId, offer, now)
      // The hub calls back before it has answered.
      await writeWebSub(database, row)
      await ask(hands, row, 'subscribe')
    },
  }
}

const standing = (row: WebSub | null): Subscribed | null =>
  row && { ...row, askedAt: msOf(row.askedAt) ?? 0, leaseUntil: msOf(row.leaseUntil) }

const freshRow = (feedId: string, { hub, topic }: HubOffer, now: number): WebSub => ({
  ...{ feedId, hub, topic, state: 'asked', askedAt: isoOf(now), leaseUntil: null, pushedAt: null },
  token: randomBytes(24).toString('base64url'),
  secret: randomBytes(32).toString('hex'),
})

const ask = async (hands: Hands, row: WebSub, mode: 'subscribe' | 'unsubscribe'): Promise<void> => {
  const { web, callback, warn } = hands
  const { hub, topic, token, secret, feedId } = row
  const form = new URLSearchParams({
    'hub.mode': mode,
    'hub.topic': topic,
    'hub.callback': `${callback}/websub/${token}`,
    'hub.lease_seconds': String(LONGEST_LEASE / 1_000),
    'hub.secret': secret,
  })
  try {
    const { status } = await web.post(hub, form)
    if (status < 200 || status >= 300) warn({ feed: feedId, hub, status }, `a hub did not take our wish to ${mode}`)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    warn({ feed: feedId, hub, error: error.message }, `a hub could not be asked to ${mode}`)
  }
}
