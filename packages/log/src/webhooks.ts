import type { Transaction } from './database.ts'
import { sql } from './drizzle.ts'
import type { Log } from './log.ts'

/** A subscription to changed incidents. */
export type WebHook = {
  id: string
  url: string
  /** `whsec_…`, what deliveries are signed with. */
  secret: string
  /** As the API's parameters. */
  filter: Record<string, string>
  holder: string
  /** active; suspended: its receiver said that it is gone; unheld: its holder has no token for subscriptions any more */
  state: string
  /** Changes up to here are among its deliveries. */
  position: number
  createdAt: string
}

/** Something that a subscription is sent. */
export type WebHookDelivery = {
  id: string
  webhookId: string
  incidentId: string
  position: number
  body: string
  /** waiting, sent, or dead: given up */
  state: string
  attempts: number
  dueAt: string
  settledAt: string | null
  /** What the receiver answered last, or what was wrong. */
  said: string | null
}

// Whoever may not ask is not told either.
const HELD = `EXISTS (SELECT FROM blotter_work.access_token AS t WHERE t.holder = w.holder AND 'webhooks' = ANY(t.scopes)
  AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now()))`
const HOOK = `webhook_id AS id, url, secret, filter, holder, CASE WHEN state = 'active' AND NOT ${HELD} THEN 'unheld' ELSE state END AS state, position::float8 AS position, created_at AS "createdAt"`
const DELIVERY = `d.delivery_id AS id, d.webhook_id AS "webhookId", d.incident_id AS "incidentId", d.position::float8 AS position,
  d.body, d.state, d.attempts, d.due_at AS "dueAt", d.settled_at AS "settledAt", d.said`

/** Every subscription, the oldest first. */
export const listWebHooks = (log: Pick<Log, 'query'>): Promise<WebHook[]> =>
  log.query(`SELECT ${HOOK} FROM blotter_work.webhook AS w ORDER BY created_at, webhook_id`)

/** Keeps a new subscription, in the transaction of what says so. */
export const addWebHook = async (
  transaction: Transaction,
  { id, url, secret, filter, holder, position }: Omit<WebHook, 'state' | 'createdAt'>,
): Promise<void> => {
  await transaction.execute(
    sql`INSERT INTO blotter_work.webhook (webhook_id, url, secret, filter, holder, position)
      VALUES (${id}, ${url}, ${secret}, ${JSON.stringify(filter)}::jsonb, ${holder}, ${position})`,
  )
}

/** Ends a subscription and what it was still to be sent. @returns false when there is none */
export const removeWebHook = async (transaction: Transaction, id: string): Promise<boolean> =>
  (await transaction.execute(sql`DELETE FROM blotter_work.webhook WHERE webhook_id::text = ${id}`)).rowCount === 1

/** Has a subscription told again what changed since a position; it is active again. @returns false when there is none */
export const rewindWebHook = async (transaction: Transaction, id: string, position: number): Promise<boolean> => {
  const { rowCount } = await transaction.execute(
    sql`UPDATE blotter_work.webhook SET position = ${position}, state = 'active' WHERE webhook_id::text = ${id}`,
  )
  // What is told anew says more than what was given up.
  await transaction.execute(
    sql`DELETE FROM blotter_work.webhook_delivery WHERE webhook_id::text = ${id} AND state = 'dead' AND position > ${position}`,
  )
  return rowCount === 1
}

/** Stops telling a subscription. */
export const suspendWebHook = async (log: Pick<Log, 'query'>, id: string): Promise<void> => {
  await log.query(`UPDATE blotter_work.webhook SET state = 'suspended' WHERE webhook_id = $1`, [id])
}

// A message about all incidents, of none by name, says more than what waits, and what comes behind it waits for it.
const QUEUE = `
  WITH moved AS (
    UPDATE blotter_work.webhook SET position = $3 WHERE webhook_id = $1 AND position = $2 AND state = 'active' RETURNING webhook_id),
  overtaken AS (
    DELETE FROM blotter_work.webhook_delivery AS d USING moved AS m WHERE d.webhook_id = m.webhook_id AND d.state = 'waiting' AND '' = ANY($5::text[]))
  INSERT INTO blotter_work.webhook_delivery (delivery_id, webhook_id, incident_id, position, body)
  SELECT d.id, m.webhook_id, d.incident, $3, d.body
  FROM moved AS m, unnest($4::uuid[], $5::text[], $6::text[]) AS d(id, incident, body)`

/** Queues what a subscription is to be told of the changes in (from, to], unless somebody moved it in between. */
export const queueDeliveries = async (
  log: Pick<Log, 'query'>,
  { id, from, to }: { id: string; from: number; to: number },
  deliveries: readonly Pick<WebHookDelivery, 'id' | 'incidentId' | 'body'>[],
): Promise<void> => {
  const column = (name: 'id' | 'incidentId' | 'body') => deliveries.map((each) => each[name])
  await log.query(QUEUE, [id, from, to, column('id'), column('incidentId'), column('body')])
}

const DUE = `
  SELECT ${DELIVERY}, w.url, w.secret, w.holder FROM blotter_work.webhook AS w CROSS JOIN LATERAL (
    SELECT * FROM blotter_work.webhook_delivery AS d
    WHERE d.webhook_id = w.webhook_id AND d.state = 'waiting' AND d.due_at <= now() AND NOT EXISTS (
      SELECT FROM blotter_work.webhook_delivery AS e WHERE e.webhook_id = d.webhook_id AND e.incident_id IN (d.incident_id, '')
        AND e.position < d.position AND e.state = 'waiting')
    ORDER BY d.due_at, d.position LIMIT $2) AS d
  WHERE w.state = 'active' AND ${HELD} AND w.webhook_id::text <> ALL($1::text[]) ORDER BY d.due_at, d.position`

/**
 * What may be sent now: of each incident the oldest only, so that none overtakes another.
 * @param besides  ids of subscriptions that are left out
 * @param each     most of one subscription, so that a slow receiver keeps nobody else waiting
 */
export const dueDeliveries = (
  log: Pick<Log, 'query'>,
  { besides, each }: { besides: readonly string[]; each: number },
): Promise<(WebHookDelivery & Pick<WebHook, 'url' | 'secret' | 'holder'>)[]> => log.query(DUE, [besides, each])

/** Notes how an attempt ended. @param retryMs  null: it is over, as `state` says */
export const settleDelivery = async (
  log: Pick<Log, 'query'>,
  { id, state, said, retryMs }: { id: string; state: 'waiting' | 'sent' | 'dead'; said: string; retryMs: number },
): Promise<void> => {
  await log.query(
    `UPDATE blotter_work.webhook_delivery SET state = $2, said = $3, attempts = attempts + 1,
       due_at = now() + $4 * interval '1 millisecond', settled_at = CASE WHEN $2 <> 'waiting' THEN now() END
     WHERE delivery_id = $1 AND state = 'waiting'`,
    [id, state, said, retryMs],
  )
}

/** Deliveries of a subscription, the latest first. */
export const listDeliveries = (
  log: Pick<Log, 'query'>,
  { webhookId, state, limit }: { webhookId: string; state: string | undefined; limit: number },
): Promise<WebHookDelivery[]> =>
  log.query(
    `SELECT ${DELIVERY} FROM blotter_work.webhook_delivery AS d
     WHERE d.webhook_id::text = $1 AND ($2::text IS NULL OR d.state = $2) ORDER BY d.position DESC, d.delivery_id LIMIT $3`,
    [webhookId, state ?? null, limit],
  )

/**
 * Has what was given up sent again, in the transaction of what says so.
 * @returns false when it is not dead, or something newer of its incident, or of all, was sent since, or waits: that may be
 *   under way
 */
export const reviveDelivery = async (
  transaction: Transaction,
  { webhookId, id }: { webhookId: string; id: string },
): Promise<boolean> => {
  const { rowCount } = await transaction.execute(
    sql`UPDATE blotter_work.webhook_delivery AS d SET state = 'waiting', attempts = 0, due_at = now(), settled_at = NULL
      WHERE d.delivery_id::text = ${id} AND d.webhook_id::text = ${webhookId} AND d.state = 'dead' AND NOT EXISTS (
        SELECT FROM blotter_work.webhook_delivery AS e WHERE e.webhook_id = d.webhook_id
          AND (e.incident_id IN (d.incident_id, '') OR d.incident_id = '') AND e.position > d.position AND e.state <> 'dead')`,
  )
  return rowCount === 1
}

/** Forgets what was sent longer than so many days ago. */
export const forgetDeliveries = async (log: Pick<Log, 'query'>, days: number): Promise<void> => {
  await log.query(
    `DELETE FROM blotter_work.webhook_delivery WHERE state = 'sent' AND settled_at < now() - $1 * interval '1 day'`,
    [days],
  )
}
