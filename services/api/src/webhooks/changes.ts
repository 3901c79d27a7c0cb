import { randomUUID } from 'node:crypto'
import { RetryableFault } from '@blotter/events'
import { citationAt, recordStatement } from '@blotter/exports'
import { type Log, listWebHooks, queueDeliveries, type WebHook } from '@blotter/log'
import { chooseIncidents, historyPosition, incidentFilterSchema } from '@blotter/views'

/** More changes at once come from a replay that was promoted; of those a receiver is told in one message. */
const MOST = 2_000

type Delivery = { id: string; incidentId: string; body: string }

/**
 * Queues for every subscription what changed since it was told last. One that cannot be told, since its filter takes too
 * long or is none any more, keeps nobody else waiting.
 * @returns what was wrong, by subscription
 * @throws LogUnreachable
 */
export const queueChanges = async (log: Log): Promise<Map<string, Error>> => {
  const to = await historyPosition(log)
  const wrong = new Map<string, Error>()
  for (const hook of await listWebHooks(log)) {
    if (hook.state !== 'active' || hook.position >= to) continue
    try {
      const deliveries = await changesFor(log, hook, to)
      await queueDeliveries(log, { id: hook.id, from: hook.position, to }, deliveries)
    } catch (error) {
      if (error instanceof RetryableFault) throw error
      wrong.set(hook.id, error as Error)
    }
  }
  return wrong
}

const changesFor = async (log: Log, { filter, position }: WebHook, to: number): Promise<Delivery[]> => {
  const search = incidentFilterSchema.parse(filter)
  const { choice } = await chooseIncidents(log, search)
  const { text, values } = recordStatement({ choice, at: to, since: position })
  const rows = await log.query<{ record: string }>(`${text} LIMIT ${MOST + 1}`, values)
  const { time } = await citationAt(log, to)
  const timestamp = time ?? new Date(0).toISOString()
  if (rows.length > MOST)
    return [deliveryOf('', { type: 'incidents.changed', timestamp, data: { since: position, position: to } })]
  return rows.map(({ record }) => {
    const data = JSON.parse(record) as { id: string; deleted?: boolean } // made by our own statement
    return deliveryOf(data.id, { type: data.deleted ? 'incident.gone' : 'incident.changed', timestamp, data })
  })
}

/** The payload as Standard Webhooks asks for it: type, timestamp, data. */
const deliveryOf = (incidentId: string, payload: { type: string; timestamp: string; data: object }): Delivery => ({
  id: randomUUID(),
  incidentId,
  body: JSON.stringify(payload),
})
