import { randomBytes, randomUUID } from 'node:crypto'
import { InputFault } from '@blotter/events'
import {
  addWebHook,
  type Log,
  listWebHooks,
  removeWebHook,
  reviveDelivery,
  rewindWebHook,
  type Transaction,
} from '@blotter/log'
import { type Act, acted } from '@blotter/pipeline'

export type WebHookWish = {
  url: string
  /** As the API's parameters. */
  filter: Record<string, string>
  /** Changes after this position are told. */
  position: number
}

/** Subscriptions of one holder. */
const MOST = 20

/**
 * Subscribes.
 * @throws InputFault `too-many-webhooks`
 * @returns its id, and the secret that deliveries are signed with, in the form of Standard Webhooks
 */
export const subscribeWebHook = async (
  log: Log,
  wish: WebHookWish,
  act: Act,
): Promise<{ id: string; secret: string }> => {
  const own = (await listWebHooks(log)).filter(({ holder }) => holder === act.who)
  if (own.length >= MOST)
    throw new InputFault('too-many-webhooks', `One holder may have ${MOST} subscriptions; remove one first.`)
  const id = randomUUID()
  const secret = `whsec_${randomBytes(24).toString('base64')}`
  await log.append([acted(act, { what: 'webhook create', selection: id, count: 1, outcome: 'active' })], {
    alongside: (transaction) => addWebHook(transaction, { ...wish, id, secret, holder: act.who }),
  })
  return { id, secret }
}

/** Ends a subscription. @throws InputFault `no-such-webhook` */
export const endWebHook = (log: Log, id: string, act: Act): Promise<void> =>
  change(
    log,
    { what: 'webhook remove', selection: id, outcome: 'removed', act },
    (transaction) => removeWebHook(transaction, id),
    noSuch(id),
  )

/** Has a subscription told again what changed since a position. @throws InputFault `no-such-webhook` */
export const replayWebHook = (log: Log, { id, since }: { id: string; since: number }, act: Act): Promise<void> =>
  change(
    log,
    { what: 'webhook replay', selection: id, outcome: `from ${since}`, act },
    (transaction) => rewindWebHook(transaction, id, since),
    noSuch(id),
  )

/** Has a delivery that was given up sent again. @throws InputFault `not-dead` */
export const retryDelivery = (
  log: Log,
  { webhookId, id }: { webhookId: string; id: string },
  act: Act,
): Promise<void> =>
  change(
    log,
    { what: 'webhook retry', selection: `${webhookId} ${id}`, outcome: 'due now', act },
    (transaction) => reviveDelivery(transaction, { webhookId, id }),
    new InputFault(
      'not-dead',
      'This delivery was not given up, or something newer of its incident was sent since or is about to be; replay the subscription instead.',
    ),
  )

const noSuch = (id: string): InputFault => new InputFault('no-such-webhook', `There is no subscription ${id}.`)

type Said = { what: string; selection: string; outcome: string; act: Act }

const change = async (
  log: Log,
  { act, ...said }: Said,
  make: (transaction: Transaction) => Promise<boolean>,
  otherwise: InputFault,
): Promise<void> => {
  await log.append([acted(act, { ...said, count: 1 })], {
    alongside: async (transaction) => {
      if (!(await make(transaction))) throw otherwise
    },
  })
}
