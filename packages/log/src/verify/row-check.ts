import { chainHash, type EventContent, hashContent } from '../content-hash.ts'
import type { StoredRow } from './copied-rows.ts'

/** Microseconds from 1970 to 2000, where Postgres begins to count. */
const EPOCH = 946_684_800_000_000n
/** Bytes before the text of a jsonb. */
const JSONB_VERSION = 1

/** What is wrong with a row, whose predecessor had this chain hash; null: nothing. */
export const faultOfRow = (row: StoredRow, previous: Uint8Array): 'content' | 'chain' | null => {
  const [position, version, recordedAt, content, chain] = row
  if (!isMoment(recordedAt)) return 'chain'
  if ((row[9] && !isMoment(row[9])) || !hashOfContent(row).equals(content)) return 'content'
  const moment = recordedAt.readBigInt64BE() + EPOCH
  return chainHash({ previous, position, version, recordedAt: moment, content }).equals(chain) ? null : 'chain'
}

const hashOfContent = (row: StoredRow): Buffer => {
  const [, , , , , eventId, streamId, type, schemaVersion, occurredAt, correlationId, causationId, extractor] = row
  return hashContent({
    eventId: latin(eventId),
    streamId: utf8(streamId),
    type: utf8(type),
    schemaVersion: schemaVersion.readInt16BE(),
    occurredAt: occurredAt && isoOf(occurredAt),
    correlationId: correlationId && latin(correlationId),
    causationId: causationId && latin(causationId),
    extractor: extractor && utf8(extractor),
    source: utf8(row[13]),
    data: JSON.parse(row[14].toString('utf8', JSONB_VERSION)),
  } satisfies EventContent)
}

// Microseconds from 1970 that a Date can hold; `infinity` and its like lie beyond.
const LAST = 8_640_000_000_000_000_000n

/** Whether eight bytes are a moment that an append can have written. */
const isMoment = (bytes: Buffer): boolean => {
  const micros = bytes.readBigInt64BE() + EPOCH
  return micros <= LAST && micros >= -LAST
}

const latin = (bytes: Buffer): string => bytes.toString('latin1')
const utf8 = (bytes: Buffer): string => bytes.toString('utf8')

/** As it was hashed, to the millisecond; microseconds, which no append writes, stay visible and so change the hash. */
const isoOf = (moment: Buffer): string => {
  const micros = moment.readBigInt64BE() + EPOCH
  const rest = Number(micros % 1_000n)
  return new Date(Number(micros / 1_000n)).toISOString() + (rest ? `+${rest}` : '')
}
