import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism, userInfo } from 'node:os'
import { deterministicId, InputFault, type NewEvent, type ReplaySelection, type ReplayStage } from '@blotter/events'
import { articleIdOf } from '@blotter/feeds'
import {
  addReplay,
  changeReplay,
  dropShadow,
  forgetResults,
  listReplays,
  openReplay,
  type Replay,
  type ReplayState,
  readProgress,
  replayNamed,
  replaySource,
  type Transaction,
} from '@blotter/log'
import { DEFAULT_BUDGET, type GoldArticle, goldArticleSchema } from '@blotter/replay'
import { replayStep } from '@blotter/views'
import { z } from 'zod'
import { counted, printData, printTable, say } from '../output.ts'
import { writeOutput } from '../output-file.ts'
import { describeStep } from '../progress.ts'
import { differencePage } from '../replay/page/difference-page.ts'
import { gatherDifference } from '../replay/page/gathered-difference.ts'
import { printDifference, printDifferenceJson } from '../replay/print-difference.ts'
import { type Totals, totalsOf } from '../replay/totals.ts'
import { speaksAgainst } from '../replay/verdict.ts'
import { sayChange, versionChanges, versionsBack } from '../replay/versions.ts'
import { restOf, work } from '../replay/workers.ts'
import type { Session } from '../session.ts'

export type WorkOptions = { workers?: number }
export type StartOptions = WorkOptions &
  Omit<ReplaySelection, 'feed'> & {
    stage: ReplayStage
    feed?: string
    gold?: string
    by?: string
    why?: string
    json?: boolean
  }

/** Derives what is selected again by this checkout's versions, beside the log, and shows what differs. */
export const startReplay = async (
  session: Session,
  { stage, gold, by, why, workers, json, ...wishes }: StartOptions,
): Promise<void> => {
  const { log } = session
  const versions = await versionChanges(log, stage)
  const { since, until, feed, type, country, sample } = wishes
  const selection = {
    ...(since ? { since: `${since}T00:00:00.000Z` } : {}),
    ...(until ? { until: `${until}T23:59:59.999Z` } : {}),
    ...(feed ? { feed: await feedIdOf(session, feed) } : {}),
    ...(type ? { type } : {}),
    ...(country ? { country } : {}),
    ...(sample ? { sample } : {}),
  }
  const id = randomUUID()
  await addReplay(log, {
    ...{ id, stage, selection, versions, undoes: null, listed: 0, gold: gold ? readGold(gold) : null },
    ...{ who: by ?? userInfo().username, why: why ?? null },
  })
  say(`Replay ${id}`)
  for (const change of versions) say(`  ${sayChange(change)}`)
  if (versions.every(({ from, to }) => from?.digest === to.digest))
    say('  These are the active versions: everything should be unchanged.')
  await goOn(session, id, { workers: workers ?? defaultWorkers(), json })
}

const defaultWorkers = (): number => Math.max(1, availableParallelism() - 1)

/** @throws InputFault `no-such-feed` */
const feedIdOf = async ({ log }: Session, named: string): Promise<string> => {
  const rows = await log.query<{ id: string }>(
    'SELECT feed_id AS id FROM blotter_work.feed WHERE url = $1 OR feed_id = $1',
    [named],
  )
  const [row] = rows
  if (!row) throw new InputFault('no-such-feed', `There is no feed ${named}. See: npx --no-install blotter feeds list`)
  return row.id
}

/** @throws InputFault `bad-gold` with the line that is not usable */
const readGold = (file: string): GoldArticle[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, at) => {
      if (!line.trim()) return []
      const bad = (why: string): InputFault => new InputFault('bad-gold', `${file}, line ${at + 1}: ${why}`)
      let value: unknown
      try {
        value = JSON.parse(line)
      } catch {
        throw bad('is no JSON.')
      }
      const parsed = goldArticleSchema.safeParse(value)
      if (!parsed.success) throw bad(z.prettifyError(parsed.error))
      const { article, claims } = parsed.data
      return [{ article: URL.canParse(article) ? articleIdOf(article) : article, claims }]
    })

type Going = { workers: number; json?: boolean | undefined; until?: 'promoted' }

/** Works on a replay until it rests, and says where it is then. */
const goOn = async (session: Session, id: string, { json, ...options }: Going): Promise<Replay> => {
  const replay = await work(session, id, options)
  const rest = await restOf(session.log, replay)
  if (rest) say(rest)
  else if (replay.state === 'diffed' && !options.until) {
    await showDifference(session, replay, { json })
    const short = id.slice(0, 8)
    const next = replay.selection.sample
      ? `A sample cannot be promoted. Discard it with: npx --no-install blotter replay discard ${short} --why …`
      : `Decide: npx --no-install blotter replay promote ${short} --why …   or   replay discard ${short} --why …`
    say(next)
  }
  return replay
}

/** Goes on with a replay that was paused, or whose workers ended. */
export const resumeReplay = async (
  session: Session,
  name: string,
  { workers, json }: WorkOptions & { json?: boolean },
): Promise<void> => {
  const { id, state, paused } = await replayNamed(session.log, name)
  if (paused) await changeReplay(session.log, { id, from: [state] }, { paused: null })
  await goOn(session, id, { workers: workers ?? defaultWorkers(), json })
}

/** Lets the workers of a replay rest until it is resumed; what is done stays done. */
export const pauseReplay = async ({ log }: Session, name: string, { by }: { by?: string }): Promise<void> => {
  const { id, state } = await replayNamed(log, name)
  if (['diffed', 'promoted', 'discarded'].includes(state))
    throw new InputFault('nothing-to-pause', `Replay ${id} is ${state}; nothing works on it.`)
  if (state === 'promoting' || state === 'settling')
    throw new InputFault('is-promoting', `Replay ${id} is being promoted, and readers wait for it. Let it end.`)
  await changeReplay(log, { id, from: [state] }, { paused: by ?? userInfo().username })
  say(`Replay ${id} is paused. Go on with: npx --no-install blotter replay resume ${id.slice(0, 8)}`)
}

/** All replays, or how far the open one is. */
export const replayStatus = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const replay = await openReplay(log)
  if (!replay) {
    if (json) printData('null')
    else say('No replay is open. Begin one with: npx --no-install blotter replay start --stage extract')
    return
  }
  const progress = await readProgress(log, replay.id)
  const step = replayStep(replay, progress)
  const left = progress.rate > 0 && replay.state === 'deriving' ? (step.all - step.done) / progress.rate : null
  if (json) {
    const { gold: _, ...rest } = replay
    printData(JSON.stringify({ ...rest, progress, secondsLeft: left && Math.ceil(left) }))
    return
  }
  printData(`replay ${replay.id}   ${replay.paused ? `paused by ${replay.paused}, ` : ''}${replay.state}`)
  for (const change of replay.versions) printData(`  ${sayChange(change)}`)
  const since = { ms: 1_000, done: progress.rate }
  printData(`  ${describeStep({ ...step, unit: 'articles' }, since)}`)
  const { failed = 0 } = progress.outcomes
  if (failed) printData(`  ${counted(failed, 'article')} failed; see them with: npx --no-install blotter replay diff`)
}

export const listAllReplays = async ({ log }: Session, { json }: { json?: boolean }): Promise<void> => {
  const replays = await listReplays(log)
  if (json) {
    for (const { gold: _, ...replay } of replays) printData(JSON.stringify(replay))
    return
  }
  printTable(
    ['replay', 'state', 'from', 'by', 'started', 'articles that differ', 'incidents gone', ''],
    replays.map((replay) => {
      const totals = totalsOf(replay)
      const { revised = 0, new: fresh = 0, gone = 0 } = totals?.articles ?? {}
      return [
        replay.id,
        replay.paused ? 'paused' : replay.state,
        replay.stage,
        replay.who,
        replay.startedAt.slice(0, 16),
        totals ? revised + fresh + gone : null,
        totals?.incidents.gone ?? null,
        replay.undoes ? `undoes ${replay.undoes}` : '',
      ]
    }),
  )
}

/** Shows what a replay found, of the open one by default. */
export const diffReplay = async (
  session: Session,
  name: string | undefined,
  options: { json?: boolean; html?: string },
): Promise<void> => {
  const replay = name ? await replayNamed(session.log, name) : await openReplay(session.log)
  if (!replay)
    throw new InputFault('no-such-replay', 'No replay is open; name one of: npx --no-install blotter replay list')
  await showDifference(session, replay, options)
}

const showDifference = async (
  { log }: Session,
  replay: Replay,
  { json, html }: { json?: boolean | undefined; html?: string },
): Promise<void> => {
  const totals = finishedTotals(replay)
  if (html !== undefined) {
    writeOutput(html, differencePage(await gatherDifference(log, replay, totals)))
    say(`The page is in ${html}.`)
    return
  }
  if (json) return printDifferenceJson(log, replay, totals)
  return printDifference(log, replay, totals)
}

/** @throws InputFault `not-diffed` */
const finishedTotals = (replay: Replay): Totals => {
  const totals = totalsOf(replay)
  if (!totals)
    throw new InputFault(
      'not-diffed',
      `Replay ${replay.id} is ${replay.state}; there is nothing to compare yet. Go on with: npx --no-install blotter replay resume ${replay.id.slice(0, 8)}`,
    )
  return totals
}

export type PromoteOptions = WorkOptions & {
  why: string
  by?: string
  maxGone?: number
  maxFailed?: number
  force?: boolean
}

/** Makes what a replay found hold, unless a budget or the gold set speaks against it. */
export const promoteReplay = async (session: Session, name: string, options: PromoteOptions): Promise<void> => {
  const { log } = session
  const replay = await replayNamed(log, name)
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
  const against = speaksAgainst(totals, { maxGone, maxFailed })
  if (against.length && !options.force)
    throw new InputFault(
      'over-budget',
      `Not promoted: ${against.join('; ')}. Read the difference; with --force and a reason it is promoted all the same.`,
    )
  await approve(session, replay, { who: options.by ?? userInfo().username, why: options.why, against })
  await followPromotion(session, replay.id, options)
}

type Approval = { who: string; why: string; against: string[] }

const approve = async ({ log }: Session, replay: Replay, approval: Approval): Promise<void> => {
  const { who, why, against } = approval
  const streamId = `replay/${replay.id}`
  const approved: NewEvent = {
    eventId: deterministicId(replay.id, 'approved'),
    streamId,
    type: 'ReplayApproved',
    data: approval,
    source: replaySource(replay.id),
  }
  const what = replay.undoes ? 'replay undo' : 'replay promote'
  const outcome = against.length ? `forced against: ${against.join('; ')}` : 'approved'
  await log.append([acted({ who, what, why, selection: replay.undoes ?? replay.id, outcome }), approved], {
    alongside: moving(replay, ['diffed'], { state: 'approved', approval }),
  })
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

type Act = { who: string; what: string; why: string; selection: string; outcome: string }

const acted = (act: Act): NewEvent => ({
  eventId: randomUUID(),
  streamId: 'operator',
  type: 'OperatorActed',
  data: { ...act, count: 1 },
  source: 'blotter/replay',
})

const followPromotion = async (session: Session, id: string, { workers }: WorkOptions): Promise<void> => {
  const replay = await goOn(session, id, { workers: workers ?? 1, until: 'promoted' })
  if (replay.state !== 'promoted') return
  const { differs } = await readProgress(session.log, id)
  say(
    `Replay ${id} is promoted: ${counted(differs, 'article')} and their incidents are as it found them. Take it back with: npx --no-install blotter replay undo ${id.slice(0, 8)} --why …`,
  )
}

/** Throws away what a replay found; the log keeps that it was. */
export const discardReplay = async (
  { log, queues }: Session,
  name: string,
  { by, why }: { by?: string; why: string },
): Promise<void> => {
  const replay = await replayNamed(log, name)
  const who = by ?? userInfo().username
  if (replay.state === 'promoted')
    throw new InputFault(
      'not-to-discard',
      `Replay ${replay.id} is promoted. Take it back with: npx --no-install blotter replay undo ${replay.id.slice(0, 8)}`,
    )
  if (['approved', 'promoting', 'settling'].includes(replay.state))
    throw new InputFault(
      'not-to-discard',
      `Replay ${replay.id} is ${replay.state} and can only be brought to its end: npx --no-install blotter replay promote ${replay.id.slice(0, 8)}`,
    )
  // One that was discarded before may have left something, if that was cut short.
  if (replay.state !== 'discarded') {
    const discarded: NewEvent = {
      eventId: deterministicId(replay.id, 'discarded'),
      streamId: `replay/${replay.id}`,
      type: 'ReplayDiscarded',
      data: { who, why },
      source: replaySource(replay.id),
    }
    const act = acted({ who, what: 'replay discard', why, selection: replay.id, outcome: 'discarded' })
    const change = { state: 'discarded', endedAt: new Date().toISOString() } as const
    await log.append([act, discarded], { alongside: moving(replay, UNDECIDED, change) })
  }
  await queues.drain('replay')
  await forgetResults(log, replay.id)
  if (!(await openReplay(log))) await dropShadow(log)
  say(`Replay ${replay.id} is discarded.`)
}

const UNDECIDED: readonly ReplayState[] = ['pinning', 'listing', 'deriving', 'linking', 'diffed']

/** A promotion backwards: what a replay changed goes back to what stood before. */
export const undoReplay = async (
  session: Session,
  name: string,
  { by, why, workers }: WorkOptions & { by?: string; why: string },
): Promise<void> => {
  const { log } = session
  const undone = await replayNamed(log, name)
  if (undone.state !== 'promoted')
    throw new InputFault(
      'not-promoted',
      `Replay ${undone.id} is ${undone.state}; only one that is promoted can be undone.`,
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
  await approve(session, derived, { who, why, against: [] })
  await followPromotion(session, id, { workers: workers ?? 1 })
}
