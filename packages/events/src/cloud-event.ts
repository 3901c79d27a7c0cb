import type { LogEvent } from './event.ts'

/** CloudEvents 1.0 in its JSON form (github.com/cloudevents/spec, json-format.md). */
export type CloudEvent = {
  specversion: '1.0'
  id: string
  source: string
  type: string
  subject: string
  time: string
  datacontenttype: 'application/json'
  data: unknown
  /** Extension attributes: lower-case letters and digits only, as the specification asks. */
  position: number
  streamversion: number
  correlationid?: string
  causationid?: string
}

/** One log row as a CloudEvent; the mapping is one to one. */
export const toCloudEvent = (event: LogEvent): CloudEvent => ({
  specversion: '1.0',
  id: event.eventId,
  source: event.source,
  type: `blotter.${event.type}`,
  subject: event.streamId,
  time: event.recordedAt,
  datacontenttype: 'application/json',
  data: event.data,
  position: event.position,
  streamversion: event.version,
  ...(event.correlationId ? { correlationid: event.correlationId } : {}),
  ...(event.causationId ? { causationid: event.causationId } : {}),
})
