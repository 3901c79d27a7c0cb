import { DEAD_AFTER, type Log, type WorkTimes } from '@blotter/log'

/** A process at a stage, or the dispatcher, the projector or a replayer, as it last said of itself. */
export type WorkerRow = {
  id: string
  stage: string
  host: string
  pid: number
  version: string | null
  state: string
  /** One of the jobs in its hands. */
  job: string | null
  /** Inputs since it began. */
  done: number
  startedAt: string
  beatAt: string
  /** When this was read; this and the other moments are by the database's clock. */
  askedAt: string
  /** ms since it last said that it lives. */
  silentMs: number
  /** Whether that was within three beats. */
  alive: boolean
  workingSince: string | null
  takenAt: string | null
  settledAt: string | null
  running: number
  hands: number
  /** How long inputs lately waited and ran; null: a worker of an older release, or none that takes jobs. */
  times: WorkTimes | null
}

const LIST = `
  SELECT id, stage, host, pid, version, state, job, done::float8 AS done, started_at AS "startedAt", beat_at AS "beatAt",
    now() AS "askedAt", (extract(epoch FROM now() - beat_at) * 1000)::float8 AS "silentMs", beat_at > now() - $1::interval AS alive,
    working_since AS "workingSince", taken_at AS "takenAt", settled_at AS "settledAt",
    coalesce(running, 0) AS running, coalesce(hands, 1) AS hands, times
  FROM blotter_work.worker_heartbeat WHERE beat_at > now() - interval '1 day' ORDER BY stage, started_at, id`

/** Who works, and who ended within the last day without saying so. */
export const listWorkers = (log: Pick<Log, 'query'>): Promise<WorkerRow[]> => log.query(LIST, [DEAD_AFTER])
