/** What follows from an attempt: it was taken, is tried again, is given up, or its receiver is gone for good. */
export type DeliveryVerdict =
  | { state: 'sent' }
  | { state: 'waiting'; retryMs: number }
  | { state: 'dead' }
  | { state: 'gone' }

const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000]

/** ms before each further attempt: a day and a half in all, as Standard Webhooks recommends at least. */
const PAUSES = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 10 * HOUR, 20 * HOUR] as const

/**
 * @param status    of the answer; null: there was none
 * @param attempts  made before this one
 * @param askedMs   what Retry-After asks for
 * @param chance    0 … 1, so that receivers that came down together are not asked together
 */
export const deliveryVerdict = ({
  status,
  attempts,
  askedMs = 0,
  chance,
}: {
  status: number | null
  attempts: number
  askedMs?: number | undefined
  chance: number
}): DeliveryVerdict => {
  if (status !== null && status >= 200 && status < 300) return { state: 'sent' }
  if (status === 410) return { state: 'gone' }
  const pause = PAUSES[attempts]
  if (pause === undefined) return { state: 'dead' }
  return { state: 'waiting', retryMs: Math.min(Math.max(pause * (0.9 + chance * 0.2), askedMs), 24 * HOUR) }
}
