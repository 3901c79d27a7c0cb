import { deterministicId, InputFault, type NewEvent, type Payload, printVersion } from '@blotter/events'
import {
  approvalId,
  changeReplay,
  dropShadow,
  forgetResults,
  type Log,
  openReplay,
  type Replay,
  type ReplayState,
  readActiveVersion,
  replaySource,
  type Transaction,
} from '@blotter/log'
import { type Act, acted } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'

const SOURCE = 'blotter/replay'
// Until it is promoting, nothing of it is in the log.
const TO_DISCARD: readonly ReplayState[] = ['pinning', 'listing', 'deriving', 'linking', 'diffed', 'approved']

/**
 * Who lets what a replay found hold, why, what a budget or the gold set had against it, and the budget that what came
 * since has to keep to; null where a person forced it.
 */
export type Approval = Omit<Payload<'ReplayApproved'>, 'position'>

/**
 * Lets what a replay found hold; its workers do the rest.
 * @throws InputFault `replay-moved` when it is no longer diffed, `versions-moved` when another version than the one that
 *   it was compared with is the active one by now
 */
export const approveReplay = async (
  log: Pick<Log, 'append' | 'database'>,
  replay: Replay,
  given: Approval,
): Promise<void> => {
  await standsOnActive(log, replay)
  const { who, why, against } = given
  const streamId = `replay/${replay.id}`
  const approval = { ...given, position: replay.position }
  const approved: NewEvent = {
    eventId: approvalId({ id: replay.id, approval }),
    streamId,
    type: 'ReplayApproved',
    data: approval,
    source: replaySource(replay.id),
  }
  const what = replay.undoes ? 'replay undo' : 'replay promote'
  const outcome = against.length ? `forced against: ${against.join('; ')}` : 'approved'
  await log.append(
    [acted({ who, why, source: SOURCE }, { what, selection: replay.undoes ?? replay.id, count: 1, outcome }), approved],
    {
      alongside: moving(replay, ['diffed'], { state: 'approved', approval }),
    },
  )
}

/** @throws InputFault `versions-moved` */
const standsOnActive = async (log: Pick<Log, 'database'>, { id, versions }: Replay): Promise<void> => {
  for (const { from, to } of versions) {
    const { active } = await readActiveVersion(log.database, to.name)
    if (active === null || active.digest === from?.digest || active.digest === to.digest) continue
    throw new InputFault(
      'versions-moved',
      `${printVersion(active)} was made the active version since, and replay ${id} compared with ${from ? printVersion(from) : 'none'}. Discard it and start another: npx --no-install blotter replay discard ${id.slice(0, 8)} --reason …`,
    )
  }
}

/** The state and the event that says so stand or fall together. */
const moving =
  ({ id }: Replay, from: readonly ReplayState[], change: Parameters<typeof changeReplay>[2]) =>
  async (transaction: Transaction): Promise<void> => {
    if (!(await changeReplay({ database: transaction }, { id, from }, change)))
      throw new InputFault(
        'replay-moved',
        `Replay ${id} has moved on meanwhile; see it with: npx --no-install blotter replay list`,
      )
  }

/**
 * Throws away what a replay found; the log keeps that it was. Again for one that was discarded before, since it may have
 * left something when that was cut short.
 * @throws InputFault `replay-moved` when a person has decided otherwise meanwhile
 */
export const discardReplay = async (
  { log, queues }: { log: Log; queues: Pick<Queues, 'drain'> },
  replay: Replay,
  { who, why }: Act,
): Promise<void> => {
  if (replay.state !== 'discarded') {
    const discarded: NewEvent = {
      eventId: deterministicId(replay.id, 'discarded'),
      streamId: `replay/${replay.id}`,
      type: 'ReplayDiscarded',
      data: { who, why },
      source: replaySource(replay.id),
    }
    const act = acted(
      { who, why, source: SOURCE },
      { what: 'replay discard', selection: replay.id, count: 1, outcome: 'discarded' },
    )
    const change = { state: 'discarded', endedAt: new Date().toISOString() } as const
    await log.append([act, discarded], { alongside: moving(replay, TO_DISCARD, change) })
  }
  await queues.drain('replay')
  await forgetResults(log, replay.id)
  if (!(await openReplay(log))) await dropShadow(log)
}

/**
 * Lets the workers of a replay rest, or go on.
 * @param rests  whether they rest from here on
 * @throws InputFault `nothing-to-pause`, `is-promoting`, `replay-moved`
 */
export const restReplay = async (
  log: Pick<Log, 'append'>,
  replay: Replay,
  { who, why, rests }: Omit<Act, 'source'> & { rests: boolean },
): Promise<void> => {
  const { id, state } = replay
  if (rests && ['diffed', 'promoted', 'discarded'].includes(state))
    throw new InputFault('nothing-to-pause', `Replay ${id} is ${state}; nothing works on it.`)
  if (rests && (state === 'promoting' || state === 'settling'))
    throw new InputFault('is-promoting', `Replay ${id} is being promoted, and readers wait for it. Let it end.`)
  const said = {
    what: rests ? 'replay pause' : 'replay resume',
    selection: id,
    count: 1,
    outcome: rests ? 'paused' : 'resumed',
  }
  await log.append([acted({ who, why, source: SOURCE }, said)], {
    alongside: moving(replay, [state], { paused: rests ? who : null }),
  })
}
