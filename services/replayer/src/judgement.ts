import { deterministicId, type NewEvent, type Payload, type ReplayCounts } from '@blotter/events'
import { type Log, type Replay, readProgress, replaySource } from '@blotter/log'
import type { Judged } from '@blotter/replay'
import { compareShadow } from './comparison.ts'
import { scoreGold } from './gold.ts'

type Judging = { log: Log; replay: Replay; signal: AbortSignal }

/** What a comparison comes to: the event that says so, and what is shown of it. */
export type Judgement = { finished: NewEvent<'ReplayFinished'>; totals: Judged & Record<string, unknown> }

/** Compares what the replay makes with what stood when it began, or stands now. */
export const judge = async ({ log, replay, signal }: Judging, side: 'before' | 'live'): Promise<Judgement> => {
  const [now] = await log.query<{ at: string }>('SELECT now()::text AS at')
  const { counts, replaced, view } = await compareShadow(log, replay, { side, signal })
  const { outcomes } = await readProgress(log, replay.id)
  const articles: ReplayCounts = {
    unchanged: (outcomes.unchanged ?? 0) + (outcomes.left ?? 0),
    revised: outcomes.revised ?? 0,
    new: outcomes.new ?? 0,
    gone: outcomes.gone ?? 0,
    failed: outcomes.failed ?? 0,
  }
  const data: Payload<'ReplayFinished'> = { position: replay.position, articles, incidents: counts }
  const gold = replay.gold && (await scoreGold(log, replay))
  const totals = {
    ...data,
    at: now?.at,
    left: outcomes.left ?? 0,
    replaced,
    view: {
      types: Object.fromEntries(view.types),
      countries: Object.fromEntries(view.countries),
      months: Object.fromEntries(view.months),
      tolls: view.tolls,
    },
    gold,
  }
  const finished: NewEvent<'ReplayFinished'> = {
    eventId: deterministicId(replay.id, 'finished', replay.position),
    streamId: `replay/${replay.id}`,
    type: 'ReplayFinished',
    data,
    source: replaySource(replay.id),
  }
  return { finished, totals }
}

/** Whether articles were derived after what is known of the difference. */
export const derivedSince = async ({ log, replay }: Pick<Judging, 'log' | 'replay'>): Promise<boolean> => {
  const [row] = await log.query<{ since: boolean }>(
    `SELECT EXISTS (SELECT FROM blotter_work.replay_result AS r JOIN blotter_work.replay AS p USING (replay_id)
       WHERE replay_id = $1 AND r.derived_at > (p.totals ->> 'at')::timestamptz) AS since`,
    [replay.id],
  )
  return row?.since === true
}
