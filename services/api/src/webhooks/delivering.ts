import { setTimeout as sleep } from 'node:timers/promises'
import { RetryableFault } from '@blotter/events'
import { dueDeliveries, forgetDeliveries, type Log, settleDelivery, suspendWebHook } from '@blotter/log'
import type { Logger } from '@blotter/pipeline'
import { createWebClient, openHostGate, retryAfterMs, type WebClient, type WebClientOptions } from '@blotter/web'
import { Webhook } from 'standardwebhooks'
import { queueChanges } from './changes.ts'
import { deliveryVerdict } from './delivery-policy.ts'

export type Delivering = {
  log: Log
  web: WebClient
  logger: Logger
  signal: AbortSignal
  /** ms between looks for something to send */
  lookMs?: number
  /** Subscriptions that are sent to at the same time, and those of one holder among them. */
  atOnce?: { all: number; each: number }
}

/** Of one subscription. */
const AT_A_TIME = 5
const AT_ONCE = { all: 50, each: 10 }
const KEPT_DAYS = 7
const FORGET_EVERY = 3_600_000

/**
 * What receivers are sent with. Many subscriptions have one host, so none is paced by it: a receiver says itself, by the
 * answers to its own subscription, when it has enough.
 */
export const receiverClient = (options: Pick<WebClientOptions, 'userAgent' | 'allow'>): WebClient =>
  createWebClient({
    ...options,
    gate: openHostGate,
    perHost: AT_ONCE.all * AT_A_TIME,
    timeouts: { totalMs: 15_000 },
  })

/** Tells subscriptions what changed, until the signal; one process at a time does. */
export const deliver = async ({ lookMs = 500, atOnce = AT_ONCE, ...parts }: Delivering): Promise<void> => {
  const { log, logger, signal } = parts
  const pause = () => sleep(lookMs, undefined, { signal }).catch(() => {})
  // By subscription: whoever answers slowly keeps nobody else waiting.
  const sending = new Map<string, { holder: string; sent: Promise<unknown> }>()
  // By subscription: until when its receiver wants to be left alone, ms since 1970.
  const quiet = new Map<string, number>()
  let waits = new Map<string, Error>()
  let forgotten = 0
  while (!signal.aborted) {
    try {
      const wrong = await queueChanges(log)
      for (const [webhook, { message }] of wrong)
        if (!waits.has(webhook)) logger.warn({ webhook, error: message }, 'a subscription cannot be told')
      waits = wrong
      for (const [id, until] of quiet) if (until <= Date.now()) quiet.delete(id)
      const due = await dueDeliveries(log, { besides: [...sending.keys(), ...quiet.keys()], each: AT_A_TIME })
      for (const [id, deliveries] of Map.groupBy(due, ({ webhookId }) => webhookId)) {
        if (sending.size >= atOnce.all) break
        const holder = deliveries[0]?.holder ?? ''
        if ([...sending.values()].filter((each) => each.holder === holder).length >= atOnce.each) continue
        const sent = Promise.all(deliveries.map((delivery) => sendOne(parts, delivery))).then((asked) => {
          if (Math.max(...asked)) quiet.set(id, Date.now() + Math.max(...asked))
        })
        sending.set(id, { holder, sent: sent.catch(pause).finally(() => sending.delete(id)) })
      }
      if (performance.now() - forgotten > FORGET_EVERY) {
        await forgetDeliveries(log, KEPT_DAYS)
        forgotten = performance.now()
      }
    } catch (error) {
      if (!(error instanceof RetryableFault)) logger.error({ error: (error as Error).message }, 'webhooks wait')
      await pause()
    }
    await Promise.race([pause(), ...[...sending.values()].map(({ sent }) => sent)])
  }
  await Promise.all([...sending.values()].map(({ sent }) => sent))
}

type Due = Awaited<ReturnType<typeof dueDeliveries>>[number]

/** @returns ms for which the receiver wants to be left alone */
const sendOne = async ({ log, web, logger, signal }: Delivering, delivery: Due): Promise<number> => {
  const { id, webhookId, url, secret, body, attempts } = delivery
  const now = new Date()
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(id, now, body),
  }
  const answer = await web
    .send(url, { type: 'application/json', body, headers }, signal)
    .then((response) => ({
      status: response.status,
      said: `${response.status}`,
      after: response.headers['retry-after'],
    }))
    .catch((error: Error) => ({ status: null, said: error.message, after: undefined }))
  if (signal.aborted) return 0
  const askedMs = retryAfterMs(answer.after, now.getTime())
  const verdict = deliveryVerdict({ status: answer.status, attempts, askedMs, chance: Math.random() })
  if (verdict.state === 'gone') {
    logger.warn({ webhook: webhookId }, 'a receiver says that it is gone; its subscription is suspended')
    await suspendWebHook(log, webhookId)
  }
  const state = verdict.state === 'gone' ? 'dead' : verdict.state
  const retryMs = verdict.state === 'waiting' ? verdict.retryMs : 0
  await settleDelivery(log, { id, state, said: answer.said.slice(0, 300), retryMs })
  return verdict.state === 'waiting' ? Math.min(askedMs ?? 0, retryMs) : 0
}
