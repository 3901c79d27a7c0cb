import { randomUUID } from 'node:crypto'
import { type Approval, approveReplay } from '@blotter/acts'
import {
  deterministicId,
  type LogEvent,
  type NewEvent,
  type Payload,
  type ReplaySelection,
  type VersionChange,
} from '@blotter/events'
import { activateVersion, addReplay, changeReplay, type Log, type Replay, replayNamed } from '@blotter/log'
import { perform, type Stage } from '@blotter/pipeline'
import { openQueues, type Queues } from '@blotter/queue'
import { expect, inject, onTestFinished } from 'vitest'
import { cleanStage } from '../../cleaner/src/stage.ts'
import { extractStage } from '../../extractor/src/stage.ts'
import { linkStage } from '../../linker/src/stage.ts'
import type { Engines } from '../src/engines.ts'
import { runReplayer } from '../src/replayer.ts'
import { type Lexicon, wordEngine } from './word-engine.ts'

const silent = { info: () => {}, warn: () => {}, error: () => {} }
const { signal } = new AbortController()

/** The stages with engines of made-up versions; extraction by a lexicon. */
export const enginesOf = (digest: string, lexicon: Lexicon): Engines => ({
  clean: cleanStage({ name: 'cleaning', version: '1.0.0', digest: 'clean-1' }),
  extract: extractStage(wordEngine(digest, lexicon)),
  link: linkStage({ name: 'linking', version: '1.0.0', digest: 'link-1' }),
})

/** An article of a text; published on the given day at noon. */
export type Story = { name: string; day: string; text: string }

export const articleIdOf = (name: string): string => deterministicId('article', `https://news.example/${name}`)

/** Makes the versions of these engines the active ones. */
export const activate = async (log: Log, engines: Engines): Promise<void> => {
  for (const { version } of Object.values(engines)) if (version) await activateVersion(log, version)
}

/** Has stories read as live workers would, one after the other. */
export const publish = async (log: Log, engines: Engines, stories: readonly Story[]): Promise<void> => {
  for (const { name, day, text } of stories) {
    const streamId = `article/${articleIdOf(name)}`
    const url = `https://news.example/${name}`
    const document = await log.documents.put(pageOf(name, day, text))
    const common = { streamId, source: 'blotter/test', correlationId: articleIdOf(name) }
    const earlier = await log.readStream(streamId)
    const fetched: NewEvent = {
      ...common,
      eventId: deterministicId(streamId, 'fetched', document),
      type: 'ArticleFetched',
      data: {
        url,
        finalUrl: url,
        status: 200,
        contentType: 'text/html',
        headers: {},
        document,
        bytes: text.length,
        hints: { publishedAt: `${day}T12:00:00.000Z` },
      },
    }
    const discovered: NewEvent = {
      ...common,
      eventId: deterministicId(streamId, 'discovered'),
      type: 'ArticleDiscovered',
      data: { url, feedId: `feed-${name[0]}`, itemKey: name, contentHash: document },
    }
    await log.append(earlier.length ? [fetched] : [discovered, fetched])
    for (const [stage, type] of FLOW) await performLast(log, engines[stage], { streamId, type })
  }
}

/** An article turns out to be another one, and linking follows. */
export const merge = async (log: Log, { link }: Engines, { id, into }: { id: string; into: string }): Promise<void> => {
  const streamId = `article/${id}`
  const merged: NewEvent = {
    ...{ streamId, source: 'blotter/test', eventId: deterministicId(streamId, 'merged'), correlationId: id },
    type: 'ArticleMerged',
    data: { into, url: 'https://news.example/one' },
  }
  await log.append([merged])
  await performLast(log, link, { streamId, type: 'ArticleMerged' })
}

const FLOW = [
  ['clean', 'ArticleFetched'],
  ['extract', 'ArticleCleaned'],
  ['link', 'IncidentsReported'],
] as const

const performLast = async (
  log: Log,
  stage: Stage,
  { streamId, type }: { streamId: string; type: LogEvent['type'] },
): Promise<void> => {
  const event = (await log.readStream(streamId)).findLast((each) => each.type === type)
  if (event) await perform(stage, { position: event.position, event }, { log, signal })
}

const pageOf = (name: string, day: string, text: string): string =>
  `<!doctype html><html><head><title>${name}</title><meta property="article:published_time" content="${day}T12:00:00Z"></head>
  <body><article><h1>${name}</h1><p>${text} ${'People of the place talked about it for the rest of the week, as they do. '.repeat(4)}</p></article></body></html>`

/** The replay that leads from the engines that are active to others. */
export const start = async (
  log: Log,
  {
    from,
    to,
    ...rest
  }: { from: Engines; to: Engines; selection?: ReplaySelection } & Partial<
    Pick<Replay, 'stage' | 'undoes' | 'listed' | 'gold'>
  >,
): Promise<string> => {
  const id = randomUUID()
  const versions = (['clean', 'extract', 'link'] as const).flatMap((name): VersionChange[] => {
    const version = to[name].version
    return version ? [{ from: from[name].version ?? null, to: version }] : []
  })
  const wishes = { stage: 'extract', selection: {}, undoes: null, gold: null, listed: 0, ...rest } as const
  await addReplay(log, { id, versions, who: 'amina', why: null, ...wishes })
  return id
}

/** Ends a replay without a trace. */
export const discard = async (log: Log, id: string): Promise<void> => {
  await changeReplay(log, { id, from: ['diffed'] }, { state: 'discarded' })
}

/** What a person decides about claims, and linking follows. */
export const decide = async (
  log: Log,
  { link }: Engines,
  decision: Pick<Payload<'LinkDecided'>, 'kind' | 'claims' | 'others'>,
): Promise<void> => {
  const decided: NewEvent = {
    eventId: randomUUID(),
    streamId: 'operator',
    type: 'LinkDecided',
    data: { who: 'amina', why: 'seen with her own eyes', incidents: [], undoes: null, ...decision },
    source: 'blotter/test',
  }
  const [stored] = (await log.append([decided])).appended
  const event = await log.readAt(stored?.position ?? 0)
  if (event) await perform(link, { position: event.position, event }, { log, signal })
}

/** Approves a replay that is diffed, as the command does. */
export const approve = async (log: Log, id: string, budget: Approval['budget'] = null): Promise<void> => {
  await approveReplay(log, await replayNamed(log, id), { who: 'amina', why: 'it reads better', against: [], budget })
}

/** Queues of a log on a backend, closed with the test. */
export const queuesFor = async (log: Log, kind: 'postgres' | 'redis' = 'postgres'): Promise<Queues> => {
  const redisUrl = kind === 'redis' ? (inject('redisUrl') ?? undefined) : undefined
  const queues = openQueues({ databaseUrl: log.url, redisUrl, logId: log.id })
  onTestFinished(() => queues.close())
  await queues.migrate()
  return queues
}

/** Runs replayers of these engines until the open replay has come to a state. */
export const runUntil = async (
  { log, queues, engines, count = 1 }: { log: Log; queues: Queues; engines: Engines; count?: number },
  id: string,
  state: Replay['state'],
): Promise<Replay> => {
  const stop = new AbortController()
  const errors: unknown[] = []
  const logger = { ...silent, error: (fields: object) => void errors.push(fields) }
  const settings = { lockMs: 10_000, patienceMs: 1_000 }
  const parts = { log, queues, engines, logger, signal: stop.signal, settings }
  const running = Array.from({ length: count }, () => runReplayer(parts))
  try {
    await expect
      .poll(async () => errors[0] ?? (await replayNamed(log, id)).state, { timeout: 60_000, interval: 50 })
      .toEqual(state)
  } finally {
    stop.abort()
    await Promise.all(running)
  }
  return replayNamed(log, id)
}

/** Claims and incidents as linking has them. */
export const partitionOf = (log: Log): Promise<{ claim: string; incident: string | null }[]> =>
  log.query(
    'SELECT claim_id AS claim, incident_id AS incident FROM blotter_work.linked_claim ORDER BY claim_id COLLATE "C"',
  )
