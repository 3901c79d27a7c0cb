import { randomUUID } from 'node:crypto'
import { userInfo } from 'node:os'
import { approveReplay, discardReplay as takeAway } from '@blotter/acts'
import { InputFault } from '@blotter/events'
import { addReplay, readProgress, replayNamed } from '@blotter/log'
import { DEFAULT_BUDGET, speaksAgainst } from '@blotter/replay'
import { counted, say } from '../output.ts'
import { goOn } from '../replay/go-on.ts'
import { finishedTotals } from '../replay/show-difference.ts'
import { needCheckout, versionsBack } from '../replay/versions.ts'
import { restOf, work } from '../replay/workers.ts'
import type { Session } from '../session.ts'
import type { WorkOptions } from './replay.ts'

export type PromoteOptions = WorkOptions & {
  reason: string
  by?: string
  maxGone?: number
  maxFailed?: number
  force?: boolean
}

/** Makes what a replay found hold, unless a budget or the gold set speaks against it. */
export const promoteReplay = async (session: Session, name: string, options: PromoteOptions): Promise<void> => {
  const { log } = session
  const replay = await replayNamed(log, name)
  needCheckout(replay)
  if (['approved', 'promoting', 'settling'].includes(replay.state)) {
    // It was approved before, and its workers ended.
    await followPromotion(session, replay.id, options)
    return
  }
  const totals = finishedTotals(replay)
  if (replay.state !== 'diffed')
    throw new InputFault(
      'not-to-promote',
      `Replay ${replay.id} is ${replay.state}; only one that is diffed can be promoted.`,
    )
  if (replay.selection.sample)
    throw new InputFault(
      'is-sample',
      `Replay ${replay.id} is a sample: it can be read, not promoted. Start one without --sample.`,
    )
  const { maxGone = DEFAULT_BUDGET.maxGone, maxFailed = DEFAULT_BUDGET.maxFailed } = options
  const budget = { maxGone, maxFailed }
  // An undo goes back to what held before, whatever that takes away.
  const against = replay.undoes ? [] : speaksAgainst(totals, budget)
  if (against.length && !options.force)
    throw new InputFault(
      'over-budget',
      `Not promoted: ${against.join('; ')}. Read the difference; with --force and a reason it is promoted all the same.`,
    )
  const approval = { who: options.by ?? userInfo().username, why: options.reason, against }
  await approveReplay(log, replay, { ...approval, budget: options.force || replay.undoes ? null : budget })
  await followPromotion(session, replay.id, options)
}

const followPromotion = async (session: Session, id: string, { workers }: WorkOptions): Promise<void> => {
  const replay = await goOn(session, id, { workers: workers ?? 1, until: 'promoted' })
  if (replay.state === 'diffed')
    throw new InputFault(
      'over-budget',
      `Not promoted: with what came since, it goes beyond the budget or makes the gold set worse. Read the difference as it is now: npx --no-install blotter replay diff ${id.slice(0, 8)}`,
    )
  if (replay.state !== 'promoted') return
  const { differs, outcomes } = await readProgress(session.log, id)
  if (outcomes.left) say(`${counted(outcomes.left, 'article')} read since then stay as they are.`)
  say(
    `Replay ${id} is promoted: ${counted(differs, 'article')} and their incidents are as it found them. Take it back with: npx --no-install blotter replay undo ${id.slice(0, 8)} --reason …`,
  )
}

/** Throws away what a replay found; the log keeps that it was. */
export const discardReplay = async (
  { log, queues }: Session,
  name: string,
  { by, reason: why }: { by?: string; reason: string },
): Promise<void> => {
  const replay = await replayNamed(log, name)
  const who = by ?? userInfo().username
  if (replay.state === 'promoted')
    throw new InputFault(
      'not-to-discard',
      `Replay ${replay.id} is promoted. Take it back with: npx --no-install blotter replay undo ${replay.id.slice(0, 8)}`,
    )
  if (['promoting', 'settling'].includes(replay.state))
    throw new InputFault(
      'not-to-discard',
      `Replay ${replay.id} is ${replay.state} and can only be brought to its end: npx --no-install blotter replay promote ${replay.id.slice(0, 8)}`,
    )
  await takeAway({ log, queues }, replay, { who, why, source: 'blotter/replay' })
  say(`Replay ${replay.id} is discarded.`)
}

/** A promotion backwards: what a replay changed goes back to what stood before. */
export const undoReplay = async (
  session: Session,
  name: string,
  { by, reason: why, workers }: WorkOptions & { by?: string; reason: string },
): Promise<void> => {
  const { log } = session
  const undone = await replayNamed(log, name)
  if (undone.state !== 'promoted')
    throw new InputFault(
      'not-promoted',
      `Replay ${undone.id} is ${undone.state}; only one that is promoted can be undone.`,
    )
  if ((await readProgress(log, undone.id)).all === 0)
    throw new InputFault(
      'nothing-to-undo',
      `Of replay ${undone.id} no results are kept, by which it could be undone. Replay from a checkout of the version that should hold: npx --no-install blotter replay start --stage ${undone.stage}`,
    )
  const versions = await versionsBack(log, undone.versions)
  const id = randomUUID()
  const who = by ?? userInfo().username
  await addReplay(log, {
    ...{ id, stage: undone.stage, selection: {}, versions, undoes: undone.id, who, why, gold: null },
    listed: undone.standsAt ?? 0,
  })
  say(`Replay ${id} undoes ${undone.id}`)
  const derived = await work(session, id, { workers: workers ?? 1 })
  if (derived.state !== 'diffed') {
    say((await restOf(log, derived)) ?? '')
    return
  }
  await approveReplay(log, derived, { who, why, against: [], budget: null })
  await followPromotion(session, id, { workers: workers ?? 1 })
}
