import type { LogEvent, Payload } from '@blotter/events'
import {
  type Log,
  moveResults,
  noteGrouped,
  type Replay,
  type ReplayResult,
  resultsAt,
  SHADOW,
  StaleRead,
  strikeUndone,
  type Transaction,
  undoneInShadow,
} from '@blotter/log'
import { contextOf, newWork, partsOf, topology, type Work } from '@blotter/pipeline'
import { linkTogether } from '../../linker/src/link-together.ts'
import type { Engines } from './engines.ts'
import { standingOf } from './standing.ts'

export type Linking = { log: Log; replay: Replay; engines: Engines; signal: AbortSignal }

type LinkInput = LogEvent<(typeof topology.link.takes)[number]>

const BATCH = 32

/** What linking takes. */
export const LINK_TAKES: readonly string[] = topology.link.takes

/** Links in the shadow what was noted for it: what live linking had not done when it was opened, or took since. */
export const linkUndone = async (linking: Linking): Promise<void> => {
  for (;;) {
    linking.signal.throwIfAborted()
    const positions = await undoneInShadow(linking.log, BATCH)
    if (!positions.length) return
    const events = await Promise.all(positions.map((position) => linking.log.readAt(position)))
    const inputs = events.filter((event): event is LinkInput => event !== null && isLinkInput(event))
    await linking.log.database.transaction(async (transaction) => {
      await linkBeside(inputs, linking, transaction)
      await strikeUndone(transaction, positions)
    })
  }
}

/** What it leads to is seen in the shadow alone; of its events it keeps what its tables do not tell. */
const linkBeside = async (
  inputs: readonly LinkInput[],
  { log, engines, signal }: Linking,
  transaction: Transaction,
): Promise<void> => {
  const works = inputs.map((event) => newWork({ position: event.position, event }))
  const { write } = await linkTogether(contextsOf(works, engines, { log, signal }), transaction, SHADOW)
  await write()
  const grouped = works.flatMap(({ events }) =>
    events.flatMap(({ type, streamId, data }) =>
      type === 'ArticleGrouped'
        ? [
            {
              articleId: streamId.slice('article/'.length),
              containment: (data as Payload<'ArticleGrouped'>).containment,
            },
          ]
        : [],
    ),
  )
  await noteGrouped(transaction, grouped)
}

type LinkContexts = Parameters<typeof linkTogether>[0]

const contextsOf = (works: readonly Work[], { link }: Engines, parts: Pick<Linking, 'log' | 'signal'>): LinkContexts =>
  works.map((work) => contextOf(link, work, parts)) as unknown as LinkContexts // every input is one that link takes

const isLinkInput = ({ type }: LogEvent): boolean => LINK_TAKES.includes(type)

/**
 * Links in the shadow what articles say by the replay. Each batch is one transaction with their steps, so that whoever
 * goes on after a crash does none twice.
 */
export const linkInShadow = async (linking: Linking, progress: (done: number) => void): Promise<void> => {
  for (let done = 0; ; ) {
    linking.signal.throwIfAborted()
    const results = await resultsAt(linking.log, linking.replay.id, 'derived', BATCH)
    if (!results.length) return
    const inputs = await shadowInputs(results, linking)
    await linking.log.database.transaction(async (transaction) => {
      await linkBeside(inputs, linking, transaction)
      const articleIds = results.map(({ articleId }) => articleId)
      const moved = await moveResults(transaction, linking.replay.id, { articleIds, from: 'derived', to: 'linked' })
      if (moved !== results.length) throw new StaleRead('The replay')
    })
    done += results.length
    progress(done)
  }
}

/** Reports as linking takes them, at the positions of those that they stand for, or where the article's stream ends. */
const shadowInputs = async (
  results: readonly ReplayResult[],
  { log, replay }: Linking,
): Promise<LogEvent<'IncidentsReported'>[]> => {
  const streams = await log.readStreams(results.map(({ articleId }) => `article/${articleId}`))
  return results.flatMap(({ report }, at) => {
    const stream = streams[at] ?? []
    const { report: standing } = standingOf(stream, replay.position)
    const last = stream.at(-1)
    if (report === null) return standing ?? []
    if (last === undefined) return []
    return [{ ...(standing ?? last), ...reported(report) }]
  })
}

const reported = (data: Payload<'IncidentsReported'>) => ({ type: 'IncidentsReported', data }) as const

/**
 * Links in the log what was appended for articles, and what has to be linked anew beside it; what it leads to is appended
 * in the same transaction.
 */
export const linkInLog = async (linking: Linking, results: readonly ReplayResult[]): Promise<void> => {
  const { log, replay, engines, signal } = linking
  const streams = await log.readStreams(results.map(({ articleId }) => `article/${articleId}`))
  const inputs = results.flatMap(({ round }, at) => {
    const { report } = standingOf(streams[at] ?? [])
    return report ? [{ event: report, round }] : []
  })
  const articleIds = results.map(({ articleId }) => articleId)
  await log.append(async (transaction) => {
    const works = inputs.map(({ event }) => newWork({ position: event.position, event }))
    const contexts = works.map((work, at) =>
      contextOf(engines.link, work, { log, signal, replay: { id: replay.id, round: inputs[at]?.round ?? 0 } }),
    )
    const { write } = await linkTogether(contexts as unknown as LinkContexts, transaction) // as in contextsOf
    await write()
    const moved = await moveResults(transaction, replay.id, { articleIds, from: 'reported', to: 'done' })
    if (moved !== results.length) throw new StaleRead('The replay')
    return { events: partsOf(engines.link, works).events }
  })
}
