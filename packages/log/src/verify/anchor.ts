import { InputFault } from '@blotter/events'
import type { Log } from '../log.ts'

/** Where a log stood: whoever keeps it elsewhere can show later that nothing up to there was changed. */
export type Anchor = {
  logId: string
  position: number
  /** 64 hexadecimal digits. */
  chainHash: string
  /** ISO 8601: of the event at that position. */
  recordedAt: string
}

/** The anchor of this moment. */
export const readAnchor = async (log: Pick<Log, 'query'>): Promise<Anchor> => {
  const [row] = await log.query<Anchor>(
    `SELECT log_id AS "logId", position::float8 AS position, encode(chain_hash, 'hex') AS "chainHash", recorded_at AS "recordedAt"
     FROM blotter.log_head`,
  )
  return row as Anchor // a migrated log has its head
}

/**
 * Anchors out of a text, one JSON object a line.
 * @throws InputFault `bad-anchor`
 */
export const parseAnchors = (text: string): Anchor[] => {
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  const anchors = lines.flatMap((line, index) => (line.trim() ? [anchorOf(line, index + 1)] : []))
  if (!anchors.length) throw new InputFault('bad-anchor', 'There is no anchor in it: it was emptied, or never written.')
  return anchors
}

const anchorOf = (line: string, number: number): Anchor => {
  const anchor = jsonOf(line)
  if (isAnchor(anchor)) return anchor
  throw new InputFault(
    'bad-anchor',
    `Line ${number} is no anchor; one looks like {"logId":"…","position":4711,"chainHash":"…","recordedAt":"…"}.`,
  )
}

const isAnchor = (value: unknown): value is Anchor => {
  const { logId, position, chainHash, recordedAt } = (value ?? {}) as Partial<Record<keyof Anchor, unknown>>
  return (
    typeof logId === 'string' &&
    typeof recordedAt === 'string' &&
    Number.isSafeInteger(position) &&
    Number(position) >= 0 &&
    // Matches 64 digits of 0-9 and a-f, not 63, not upper case.
    /^[0-9a-f]{64}$/.test(String(chainHash))
  )
}

const jsonOf = (line: string): unknown => {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
