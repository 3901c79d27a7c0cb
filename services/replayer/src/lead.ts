import { setTimeout as sleep } from 'node:timers/promises'
import { deterministicId, type NewEvent } from '@blotter/events'
import {
  besideReaders,
  changeReplay,
  dropShadow,
  forgetResults,
  goOnReading,
  hasAppended,
  hasBase,
  keepBase,
  keepSample,
  type Log,
  listArticles,
  listedNumbers,
  listUndone,
  type MoveOn,
  noteUndone,
  numberArticles,
  openReplay,
  openShadow,
  type Replay,
  readProgress,
  replayNamed,
  replaySource,
  StaleRead,
  skipShadow,
  standStill,
} from '@blotter/log'
import { type Logger, stretchesOf } from '@blotter/pipeline'
import type { Queues } from '@blotter/queue'
import { speaksAgainst } from '@blotter/replay'
import { adoptShadow } from './adoption.ts'
import { canRun, type Engines, relinks } from './engines.ts'
import { derivedSince, judge } from './judgement.ts'
import { LINK_TAKES, linkInShadow, linkUndone } from './linking.ts'
import { turn } from './pace.ts'
import {
  announce,
  isAnnounced,
  linkReported,
  moveTo,
  oldWorkersWork,
  reportDifferences,
  untilLinkersWait,
} from './promotion.ts'

/** The queue of stretches of articles. */
export const QUEUE = 'replay'

export type Leading = { log: Log; queues: Queues; engines: Engines; logger: Logger }

const LOOK = 200
const IDLE = 500
const AHEAD = 5_000
// ms after which workers of an older version are left alone; what they still do then stays as it is.
const OLD_WORKERS = 60_000

/**
 * Leads the open replay from state to state, as far as it goes without a person; one process at a time does.
 * @returns when `signal` is aborted
 */
export const lead = async (leading: Leading, signal: AbortSignal): Promise<void> => {
  let told = ''
  while (!signal.aborted) {
    const replay = await openReplay(leading.log)
    const able = replay !== null && canRun(replay, leading.engines)
    if (replay && !able && told !== replay.id) {
      told = replay.id
      leading.logger.warn({ replay: replay.id }, 'the replay asks for versions that this checkout does not have')
    }
    const moved = replay && able && !replay.paused ? await step({ ...leading, replay, signal }) : false
    if (!moved) await sleep(IDLE, undefined, { signal }).catch(() => {})
  }
}

type Step = Leading & { replay: Replay; signal: AbortSignal }

/** @returns whether there may be more to do at once */
const step = async (at: Step): Promise<boolean> => {
  switch (at.replay.state) {
    case 'pinning':
      return pin(at)
    case 'listing':
      return list(at)
    case 'deriving':
      return (await derive(at)) && moveTo(at, 'linking')
    case 'linking':
      return compare(at)
    case 'approved':
      return beginPromotion(at)
    case 'promoting':
      return promote(at)
    case 'settling':
      return settle(at)
    default:
      return false
  }
}

const pin = async (at: Step): Promise<boolean> => {
  const { log, replay, queues } = at
  await queues.drain(QUEUE)
  const position = await openShadow(log, LINK_TAKES)
  let begun = false
  await log
    .append([started({ ...replay, position })], {
      onConflict: 'keep',
      alongside: async (transaction) => {
        const change = { state: 'listing', position } as const
        begun = await changeReplay({ database: transaction }, { id: replay.id, from: ['pinning'] }, change)
        if (!begun) throw new StaleRead('The replay')
      },
    })
    .catch((error: unknown) => {
      if (!(error instanceof StaleRead)) throw error
    })
  // It was discarded while the tables were copied.
  if (!begun && !(await openReplay(log))) await dropShadow(log)
  return begun
}

const list = async (at: Step): Promise<boolean> => {
  const { log, replay } = at
  if (replay.undoes) await listUndone(log, replay, relinks(replay))
  if (!(await listUpTo(at, replay.position))) return false
  if (replay.selection.sample !== undefined) await keepSample(log, replay.id, replay.selection.sample)
  await numberArticles(log, replay.id)
  at.logger.info({ replay: replay.id }, 'articles are listed')
  return moveTo(at, 'deriving')
}

/** @returns false when the replay was discarded meanwhile, or somebody else leads it on */
const listUpTo = async (at: Step, to: number): Promise<boolean> => {
  const { log, signal, replay } = at
  const goesOn = await listArticles(log, replay, {
    listed: replay.listed,
    to,
    done: async (listed) => {
      signal.throwIfAborted()
      return changeReplay(log, { id: replay.id, from: [replay.state] }, { listed })
    },
  })
  if (!goesOn && (await replayNamed(log, replay.id)).state === 'discarded') await forgetResults(log, replay.id)
  return goesOn
}

const started = ({ id, stage, selection, versions, position, undoes, who, why }: Replay): NewEvent => ({
  eventId: deterministicId(id, 'started'),
  streamId: `replay/${id}`,
  type: 'ReplayStarted',
  data: { stage, selection, versions, position, who, why, undoes },
  source: replaySource(id),
})

/** Keeps the queue filled until every listed article is derived. @returns false when the signal came, or a pause */
const derive = async ({ log, queues, replay, signal }: Step): Promise<boolean> => {
  while (!signal.aborted) {
    const numbers = await listedNumbers(log, replay.id, { after: 0, limit: AHEAD })
    if (!numbers.length) return true
    const { waiting, active, delayed } = await queues.health(QUEUE)
    // Whatever became of the jobs, a wiped queue included: what is not derived is offered again.
    if (waiting + active + delayed === 0) await queues.add(QUEUE, stretchesOf(numbers))
    await sleep(LOOK, undefined, { signal }).catch(() => {})
    const now = await openReplay(log)
    if (now?.id !== replay.id || now.state !== replay.state || now.paused) return false
  }
  return false
}

const compare = async (at: Step): Promise<boolean> => {
  const { log, queues, signal } = at
  if (!(await hasBase(log))) {
    await linkUndone(at)
    await keepBase(log)
  }
  await linkInShadow(at, async () => {
    await turn({ log, queues }, signal)
  })
  const { finished, totals } = await judge(at, 'before')
  await log.append([finished], { onConflict: 'keep' })
  return moveTo(at, 'diffed', { totals })
}

/**
 * Judges again what is about to be appended, where articles were derived since the comparison: beside what live linking
 * has by now, so that neither its work nor a person's counts as the replay's. What goes beyond the budget is asked again.
 * @returns whether a person is asked
 */
const isAskedAgain = async (at: Step): Promise<boolean> => {
  const { log, logger, replay } = at
  const budget = replay.approval?.budget
  if (!budget || (await hasAppended(log, replay.id)) || !(await derivedSince(at))) return false
  const { finished, totals } = await judge(at, 'live')
  const against = speaksAgainst(totals, budget)
  if (!against.length) {
    await changeReplay(log, { id: replay.id, from: ['promoting'] }, { totals })
    return false
  }
  await goOnReading(log)
  await log.append([finished], {
    onConflict: 'keep',
    alongside: async (transaction) => {
      const back = { state: 'diffed', approval: null, standsAt: null, totals } as const
      await changeReplay({ database: transaction }, { id: replay.id, from: ['promoting'] }, back)
    },
  })
  logger.warn({ replay: replay.id, against }, 'what came since the comparison speaks against the promotion')
  return true
}

/** Lists and derives what came since. @returns false when the signal came */
const catchUp = async (at: Step): Promise<boolean> => {
  const { log, replay } = at
  const head = await log.head()
  if (head > replay.listed) {
    if (!(await listUpTo(at, head))) return false
    await numberArticles(log, replay.id)
    await changeReplay(log, { id: replay.id, from: [replay.state] }, { position: head })
  }
  return derive(at)
}

/** Takes into the shadow what live linking took up to where the articles are listed, and what the replay made of it. */
const followInShadow = async (at: Step): Promise<boolean> => {
  const replay = await openReplay(at.log)
  if (!replay) return false
  await noteUndone(at.log, { takes: LINK_TAKES, to: replay.listed })
  await linkUndone({ ...at, replay })
  await linkInShadow({ ...at, replay }, async () => {})
  return true
}

/** The locks come first: from `promoting` on, linking waits. A pause or a discard meanwhile holds. */
const beginPromotion = async (at: Step): Promise<boolean> => {
  if (!(await catchUp(at)) || !(await followInShadow(at))) return false
  const { log, replay } = at
  return besideReaders(log, async (moveOn) => {
    const begun = await changeReplay(log, { id: replay.id, from: ['approved'], running: true }, { state: 'promoting' })
    const promoting = begun ? await openReplay(log) : null
    return promoting !== null && promoteBeside({ ...at, replay: promoting }, moveOn)
  })
}

const promote = async (at: Step): Promise<boolean> =>
  (await isAnnounced(at)) ? moveTo(at, 'settling') : besideReaders(at.log, (moveOn) => promoteBeside(at, moveOn))

const promoteBeside = async (at: Step, moveOn: MoveOn): Promise<boolean> => {
  const { log, logger, signal } = at
  await untilLinkersWait(at)
  const standsAt = await standStill(log)
  await changeReplay(log, { id: at.replay.id, from: ['promoting'] }, { standsAt })
  for (;;) {
    const replay = await openReplay(log)
    if (!replay || signal.aborted || !(await catchUp({ ...at, replay }))) return false
    if (!(await followInShadow({ ...at, replay }))) return false
    if (await isAskedAgain({ ...at, replay })) return false
    if (await reportDifferences({ ...at, replay }, 'done')) break
  }
  await adoptShadow(at)
  const { differs } = await readProgress(log, at.replay.id)
  try {
    await announce(at, { standsAt, articles: differs, moveOn })
  } catch (error) {
    if (!(error instanceof StaleRead)) throw error
    logger.warn({ replay: at.replay.id }, 'a linker that had been silent linked during the promotion: once more')
    return true
  }
  logger.info({ replay: at.replay.id, articles: differs }, 'the replay is promoted')
  return moveTo(at, 'settling')
}

/** Derives again what workers of an older version still did after the last look. */
const settle = async (at: Step): Promise<boolean> => {
  const { log, signal, logger } = at
  for (const until = Date.now() + OLD_WORKERS; !signal.aborted; ) {
    const old = await oldWorkersWork(at)
    const replay = await openReplay(log)
    if (!replay || !(await catchUp({ ...at, replay }))) return false
    // What is linked in the log needs no rehearsal.
    await skipShadow(log, replay.id)
    const sound = await reportDifferences({ ...at, replay }, 'reported')
    await linkReported({ ...at, replay })
    if (!old && sound) break
    if (Date.now() > until) {
      logger.warn({ replay: at.replay.id }, 'workers of an older version are still at work')
      break
    }
    await sleep(IDLE, undefined, { signal }).catch(() => {})
  }
  if (signal.aborted) return false
  await dropShadow(log)
  return moveTo(at, 'promoted', { endedAt: new Date().toISOString() })
}
