import { type LogEvent, toCloudEvent } from '@blotter/events'

/** An event with its text, made once however many read it. */
export type SentEvent = { event: LogEvent; text: string }

/** A CloudEvent in its JSON form as one server-sent event; its id is its position, by which a reader goes on. */
export const sentEvent = (event: LogEvent): SentEvent => ({
  event,
  text: `id: ${event.position}\ndata: ${JSON.stringify(toCloudEvent(event))}\n\n`,
})

/** Tells how far was looked, so that a reader of rare events goes on from there; no event for its listener. */
export const seenUpTo = (position: number): string => `id: ${position}\n\n`
