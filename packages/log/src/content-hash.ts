import { hash } from 'node:crypto'
import { canonicalJson } from './canonical-json.ts'

/** What an event says; `meta` is not part of it, since a retry has another trace. */
export type EventContent = {
  eventId: string
  streamId: string
  type: string
  schemaVersion: number
  /** ISO 8601 to the millisecond, in UTC. */
  occurredAt: string | null
  correlationId: string | null
  causationId: string | null
  extractor: string | null
  source: string
  data: unknown
}

/** SHA-256 over the canonical JSON (RFC 8785) of an EventContent. */
export const hashContent = (content: object): Buffer => hash('sha256', canonicalJson(content), 'buffer')

/** The chain hash of an empty log. */
export const GENESIS = hash('sha256', '', 'buffer')

export type Link = {
  /** Chain hash of the event before, 32 bytes. */
  previous: Uint8Array
  /** int64, big-endian. */
  position: Uint8Array
  /** int32, big-endian. */
  version: Uint8Array
  /** Microseconds since 1970. */
  recordedAt: bigint
  /** 32 bytes. */
  content: Uint8Array
}

/** SHA-256 over previous ‖ position ‖ version ‖ recorded_at ‖ content, as `append_events` makes it. */
export const chainHash = ({ previous, position, version, recordedAt, content }: Link): Buffer => {
  const bytes = Buffer.allocUnsafe(84)
  bytes.set(previous, 0)
  bytes.set(position, 32)
  bytes.set(version, 40)
  bytes.writeBigInt64BE(recordedAt, 44)
  bytes.set(content, 52)
  return hash('sha256', bytes, 'buffer')
}
