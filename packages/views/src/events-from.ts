import type { LogEvent } from '@blotter/events'
import { type Log, readMatching } from '@blotter/log'

/** Which events are meant. `stream`: one, or the beginning of one up to its slash. */
export type EventChoice = { types?: readonly string[] | undefined; stream?: string | undefined }

/** How far one request looks. */
const REACH = 20_000

/** Whether an event is meant. */
export const isChosen = ({ types, stream }: EventChoice, event: Pick<LogEvent, 'type' | 'streamId'>): boolean =>
  (!types || types.includes(event.type)) &&
  (!stream || (stream.endsWith('/') ? event.streamId.startsWith(stream) : event.streamId === stream))

/**
 * Events after a position, in order, looked for among the next 20,000.
 * @returns `next`: how far was looked
 */
export const eventsFrom = async (
  log: Pick<Log, 'database' | 'head'>,
  { after, limit, types, stream }: EventChoice & { after: number; limit: number },
): Promise<{ events: LogEvent[]; next: number; head: number }> => {
  const head = await log.head()
  const to = Math.min(head, after + REACH)
  if (to <= after) return { events: [], next: head, head }
  const events = await readMatching(log.database, { after, to, types, stream, limit })
  return { events, next: events.length === limit ? (events.at(-1)?.position ?? to) : to, head }
}
