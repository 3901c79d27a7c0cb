import type { Log } from '@blotter/log'

/** What an analysis names to be repeated: the same position of the same log gives the same bytes. */
export type Citation = {
  /** `blotter-export/1` */
  format: string
  logId: string
  position: number
  /** When the event at the position was recorded; null on an empty log. */
  time: string | null
  /** Chain hash there, hex: it stands for everything before. */
  chainHash: string | null
  /** `name@version+digest` of each engine that was active then. */
  engines: string[]
}

const AT = `SELECT recorded_at AS time, encode(chain_hash, 'hex') AS "chainHash" FROM blotter.event_log WHERE position = $1`
const ENGINES = `
  SELECT DISTINCT ON (stream_id) data #>> '{version,name}' AS name, data #>> '{version,version}' AS version, data #>> '{version,digest}' AS digest
  FROM blotter.event_log
  WHERE stream_id IN (SELECT stream_id FROM blotter.stream_head WHERE starts_with(stream_id, 'extractor/'))
    AND type = 'ExtractorActivated' AND position <= $1
  ORDER BY stream_id, version DESC`

/** The citation of a position. */
export const citationAt = async (log: Log, position: number): Promise<Citation> => {
  const [at] = await log.query<{ time: string; chainHash: string }>(AT, [position])
  const engines = await log.query<{ name: string; version: string; digest: string }>(ENGINES, [position])
  return {
    format: 'blotter-export/1',
    logId: log.id,
    position,
    time: at?.time ?? null,
    chainHash: at?.chainHash ?? null,
    engines: engines.map(({ name, version, digest }) => `${name}@${version}+${digest}`),
  }
}
