import { createHash } from 'node:crypto'
import { deterministicId, type NewEvent } from '@blotter/events'
import type { Log } from '@blotter/log'
import { defineStage, type Logger, type Stage, type StageContext, topology } from '../src/index.ts'

/** The id of an invented article. */
export const articleOf = (name: string): string => deterministicId('made-up', name)

/** What the fetch stage would append for an invented article. */
export const fetched = (name: string): NewEvent<'ArticleFetched'> => ({
  eventId: deterministicId('made-up', name, 'fetched'),
  streamId: `article/${articleOf(name)}`,
  type: 'ArticleFetched',
  data: {
    url: `https://news.example/${name}`,
    finalUrl: `https://news.example/${name}`,
    status: 200,
    headers: {},
    document: createHash('sha256').update(name).digest('hex'),
    bytes: 1,
    hints: {},
  },
  correlationId: articleOf(name),
  source: 'blotter/test',
})

/** @returns the positions of the invented articles, in order */
export const appendFetched = async (log: Log, ...names: string[]): Promise<number[]> =>
  (await log.append(names.map(fetched))).appended.map(({ position }) => position)

/** What a person's wish to try an input again looks like. */
export const retried = (name: string, stage: string, position: number): NewEvent<'ArticleRetried'> => ({
  eventId: deterministicId('made-up', name, 'retried', position),
  streamId: `article/${articleOf(name)}`,
  type: 'ArticleRetried',
  data: { stage, position, by: 'a person', reason: 'the page is back' },
  source: 'blotter/test',
})

export type CleanContext = StageContext<typeof topology.clean>

const engine = { name: 'cleaning', version: '0.0.0', digest: 'made-up' }

/** A stage in the place of `clean` that says that the page has no text. */
export const madeUp = (stage: Partial<Parameters<typeof defineStage<typeof topology.clean>>[1]> = {}): Stage =>
  defineStage(topology.clean, { run: async (context) => reject(context), ...stage })

/** Ends an input under a name. */
export const reject = ({ input, emit }: CleanContext): string => {
  const { url, document: page } = input.data
  emit('ArticleRejected', input.streamId, { url, page, reason: 'no-text', cleaner: engine })
  return 'rejected: no-text'
}

export const silent: Logger = { info: () => {}, warn: () => {}, error: () => {} }

/** Event types of an invented article's stream. */
export const trailOf = async (log: Log, name: string): Promise<string[]> =>
  (await log.readStream(`article/${articleOf(name)}`)).map(({ type }) => type)
