import { setTimeout as sleep } from 'node:timers/promises'
import { deterministicId, type EngineVersion, type NewEvent, printVersion } from '@blotter/events'
import {
  adoptTables,
  approvalId,
  changeReplay,
  DEAD_AFTER,
  differsFromShadow,
  lockLinking,
  type MoveOn,
  moveResults,
  placeReports,
  type ReplayResult,
  readActiveVersion,
  relistArticle,
  replaySource,
  resultsAt,
  StaleRead,
  VersionConflict,
} from '@blotter/log'
import { type Linking, linkInLog } from './linking.ts'

const BATCH = 256
const LINKED = 32
const LOOK = 250

/** Waits until no live linker is at work: each says so by its heartbeat, or has been silent for three beats. */
export const untilLinkersWait = async ({ log, signal }: Pick<Linking, 'log' | 'signal'>): Promise<void> => {
  while (!signal.aborted) {
    const [row] = await log.query<{ busy: boolean }>(
      `SELECT EXISTS (SELECT FROM blotter_work.worker_heartbeat
         WHERE stage = 'link' AND state IN ('working', 'stopping') AND beat_at > now() - interval '${DEAD_AFTER}') AS busy`,
    )
    if (!row?.busy) return
    await sleep(LOOK, undefined, { signal }).catch(() => {})
  }
}

/**
 * Appends what the articles that differ say, batch by batch; what is appended already is passed over.
 * @returns false when an article's stream went on meanwhile: it has to be derived again
 */
export const reportDifferences = async (linking: Linking, to: 'reported' | 'done'): Promise<boolean> => {
  for (let sound = true; ; ) {
    linking.signal.throwIfAborted()
    const linked = await resultsAt(linking.log, linking.replay.id, 'linked', BATCH)
    if (!linked.length) return sound
    sound = (await report(linking, linked, to)) && sound
  }
}

/** Links in the log what was reported and never rehearsed. */
export const linkReported = async (linking: Linking): Promise<void> => {
  for (;;) {
    linking.signal.throwIfAborted()
    const reported = await resultsAt(linking.log, linking.replay.id, 'reported', LINKED)
    if (!reported.length) return
    await linkInLog(linking, reported)
  }
}

/** @returns false when one of the streams went on */
const report = async (
  { log, replay }: Linking,
  results: readonly ReplayResult[],
  to: 'reported' | 'done',
): Promise<boolean> => {
  const events = results.flatMap((result) => eventsOf(replay, result))
  const expected = Object.fromEntries(
    results
      .filter(({ differs }) => differs)
      .map(({ articleId, baseVersion }) => [`article/${articleId}`, baseVersion] as const),
  )
  const articleIds = results.map(({ articleId }) => articleId)
  try {
    await log.append(events, {
      expected,
      alongside: async (transaction) => {
        await moveResults(transaction, replay.id, { articleIds, from: 'linked', to })
      },
    })
    return true
  } catch (error) {
    if (!(error instanceof VersionConflict)) throw error
    await relistArticle(log, replay.id, error.stream.slice('article/'.length))
    return false
  }
}

/** What an article's stream is told: how it is cleaned, where that changed, and what it says. */
const eventsOf = (replay: Linking['replay'], { articleId, round, cleaned, report: data }: ReplayResult): NewEvent[] => {
  const { id, versions } = replay
  const streamId = `article/${articleId}`
  const versionOf = (name: string): string | null => {
    const found = versions.find(({ to }) => to.name === name)
    return found ? printVersion(found.to) : null
  }
  const common = (type: string) => ({
    eventId: deterministicId(id, round, streamId, type, 0),
    streamId,
    correlationId: articleId,
    causationId: approvalId(replay),
    source: replaySource(id),
  })
  const events: NewEvent[] = []
  if (cleaned) events.push({ ...common(cleaned.type), ...cleaned, extractor: versionOf('cleaning') } as NewEvent) // type and data come as a pair
  if (data)
    events.push({
      ...common('IncidentsReported'),
      type: 'IncidentsReported',
      data,
      occurredAt: data.publishedAt,
      extractor: versionOf('extraction'),
    })
  return events
}

/**
 * The switch: in one transaction the replay is promoted, its versions are the active ones, live linking is what the shadow
 * is, and readers see it.
 * @throws StaleRead when somebody linked meanwhile
 */
export const announce = async (
  { log, replay }: Linking,
  { standsAt, articles, moveOn }: { standsAt: number; articles: number; moveOn: MoveOn },
): Promise<void> => {
  const versions = replay.versions.map(({ to }) => to)
  const streamId = `replay/${replay.id}`
  const promoted: NewEvent = {
    eventId: deterministicId(replay.id, 'promoted'),
    streamId,
    type: 'ReplayPromoted',
    data: { standsAt, articles, versions },
    causationId: approvalId(replay),
    source: replaySource(replay.id),
  }
  const activations = await Promise.all(versions.map((version) => activation({ log, replay }, version)))
  await placeReports(log, replaySource(replay.id))
  await moveOn([promoted, ...activations.flat()], async (transaction) => {
    await lockLinking(transaction)
    if (await differsFromShadow(transaction)) throw new StaleRead('Live linking')
    await adoptTables(transaction)
  })
}

/** Whether the switch was made, by whoever came to it first. */
export const isAnnounced = async ({ log, replay }: Pick<Linking, 'log' | 'replay'>): Promise<boolean> =>
  (await log.readStream(`replay/${replay.id}`)).some(({ type }) => type === 'ReplayPromoted')

const activation = async (
  { log, replay }: Pick<Linking, 'log' | 'replay'>,
  version: EngineVersion,
): Promise<NewEvent[]> => {
  const { active } = await readActiveVersion(log.database, version.name)
  if (active?.digest === version.digest) return []
  return [
    {
      eventId: deterministicId(replay.id, 'activated', version.name),
      streamId: `extractor/${version.name}`,
      type: 'ExtractorActivated',
      data: { version, previous: active },
      causationId: deterministicId(replay.id, 'promoted'),
      source: replaySource(replay.id),
    },
  ]
}

/** Whether a worker of a version that is not active any more still works. */
export const oldWorkersWork = async ({ log, replay }: Pick<Linking, 'log' | 'replay'>): Promise<boolean> => {
  const [row] = await log.query<{ busy: boolean }>(
    `SELECT EXISTS (SELECT FROM blotter_work.worker_heartbeat
       WHERE version = ANY($1::text[]) AND state IN ('working', 'stopping') AND beat_at > now() - interval '${DEAD_AFTER}') AS busy`,
    [replay.versions.flatMap(({ from, to }) => (from && from.digest !== to.digest ? [printVersion(from)] : []))],
  )
  return row?.busy === true
}

/** Moves a replay on. @returns false when it is not in the state that it should come from */
export const moveTo = async (
  { log, replay }: Pick<Linking, 'log' | 'replay'>,
  state: Linking['replay']['state'],
  change: Partial<Linking['replay']> = {},
): Promise<boolean> => changeReplay(log, { id: replay.id, from: [replay.state] }, { ...change, state })
