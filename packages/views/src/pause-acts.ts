import type { Log } from '@blotter/log'

/** That a person paused stages. */
export type PauseAct = { stages: string[]; who: string; why: string; at: string }

// The newest first; whoever pauses everything every day for a month is still found.
const ACTS = `
  SELECT string_to_array(data ->> 'selection', ' ') AS stages, data ->> 'who' AS who, data ->> 'why' AS why,
    recorded_at AS at
  FROM (SELECT * FROM blotter.event_log WHERE stream_id = 'operator' ORDER BY version DESC LIMIT 1000) AS lately
  WHERE type = 'OperatorActed' AND data ->> 'what' = 'pause' ORDER BY version DESC`

/** Who paused which stages, the latest act first. */
export const pauseActs = (log: Pick<Log, 'query'>): Promise<PauseAct[]> => log.query(ACTS)
