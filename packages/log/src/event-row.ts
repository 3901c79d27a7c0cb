import { type EventType, type NewEvent, type Payload, payloadSchemas, schemaVersionOf } from '@blotter/events'
import { hashContent } from './content-hash.ts'

/** A new event in the form that is hashed and stored. */
export type EventRow = {
  eventId: string
  streamId: string
  type: EventType
  schemaVersion: number
  occurredAt: string | null
  correlationId: string | null
  causationId: string | null
  extractor: string | null
  source: string
  data: unknown
  meta: Record<string, unknown>
  contentHash: Buffer
}

/**
 * Checks an event against its schema, makes it storable and hashes it (SHA-256 over the canonical JSON of RFC 8785,
 * without `meta`).
 * @throws ZodError when the payload does not fit
 */
export const toRow = (event: NewEvent): EventRow => {
  const content = {
    eventId: event.eventId,
    streamId: event.streamId,
    type: event.type,
    schemaVersion: schemaVersionOf(event.type),
    occurredAt: event.occurredAt ? new Date(event.occurredAt).toISOString() : null,
    correlationId: event.correlationId ?? null,
    causationId: event.causationId ?? null,
    extractor: event.extractor ?? null,
    source: event.source,
    data: storable(payloadSchemas[event.type].parse(event.data)),
  }
  return { ...content, meta: event.meta ?? {}, contentHash: hashContent(content) }
}

/** A value as `jsonb` gives it back. */
export const storedValue = <Value>(value: Value): Value => storable(value) as Value // of the same shape, less what has no JSON form

/** A payload as it will be read again. @throws ZodError when it does not fit its type */
export const storedPayload = <Type extends EventType>(type: Type, data: Payload<Type>): Payload<Type> =>
  storable(payloadSchemas[type].parse(data)) as Payload<Type> // the schema's own shape

/** `jsonb` refuses U+0000 and lone surrogates; undefined has no JSON form. */
const storable = (value: unknown): unknown => {
  if (typeof value === 'string')
    return value.includes('\u0000') ? value.replaceAll('\u0000', '').toWellFormed() : value.toWellFormed()
  if (Array.isArray(value)) return value.map(storable)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(entries.map(([key, inner]) => [storable(key), storable(inner)]))
}
