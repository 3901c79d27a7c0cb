import { EffectExists, EventConflict, hasEffect } from '@blotter/log'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { appendFetched, articleOf, type CleanContext, madeUp, reject, trailOf } from '../test/made-up.ts'
import { type Input, perform, type Stage } from './index.ts'

describe('a stage on one input', () => {
  const log = sharedLog()
  const { signal } = new AbortController()
  const inputOf = async (name: string): Promise<Extract<Input, { event: unknown }>> => {
    const [position = 0] = await appendFetched(log(), name)
    const event = await log().readAt(position)
    if (!event) throw new Error('not appended')
    return { position, event }
  }
  const run = (stage: Stage, input: Input) => perform(stage, input, { log: log(), signal })

  it('appends what it emitted, with cause and trail, and its mark', async () => {
    const input = await inputOf('plain')
    expect(await run(madeUp(), input)).toBe('rejected: no-text')
    const [, rejected] = await log().readStream(`article/${articleOf('plain')}`)
    expect(rejected).toMatchObject({
      type: 'ArticleRejected',
      causationId: input.event.eventId,
      correlationId: articleOf('plain'),
      source: 'blotter/clean',
      extractor: null,
    })
    expect(await hasEffect(log().database, 'clean', input.position)).toBe(true)
  })

  it('done twice appends nothing, and says that it was done', async () => {
    const input = await inputOf('twice')
    await run(madeUp(), input)
    await expect(run(madeUp(), input)).rejects.toBeInstanceOf(EffectExists)
    expect(await trailOf(log(), 'twice')).toEqual(['ArticleFetched', 'ArticleRejected'])
  })

  it('gives its events ids that follow from cause, stage, version, stream, type and place among equals', async () => {
    const version = (digest: string) => ({ name: 'cleaning', version: '1', digest })
    const rejectTwice = async (context: CleanContext): Promise<string> => {
      reject(context)
      return reject(context)
    }
    const twice = madeUp({ version: version('a'), run: rejectTwice })
    const idsAfter = async (name: string, stage: Stage) => {
      await run(stage, await inputOf(name))
      return (await log().readStream(`article/${articleOf(name)}`)).slice(1).map(({ eventId }) => eventId)
    }
    const [first, second] = await idsAfter('ids', twice)
    const [other] = await idsAfter('other-ids', twice)
    expect(new Set([first, second, other]).size).toBe(3)
    await log().query('DELETE FROM blotter_work.stage_effect')
    const input = { position: 1, event: (await log().readStream(`article/${articleOf('ids')}`))[0] } as Input // there is one
    await run(twice, input)
    expect(await trailOf(log(), 'ids')).toEqual(['ArticleFetched', 'ArticleRejected', 'ArticleRejected'])
    await log().query('DELETE FROM blotter_work.stage_effect')
    await run({ ...twice, version: version('b') }, input)
    expect(await trailOf(log(), 'ids')).toHaveLength(5)
  })

  it('that says other things than it once did under the same version is in conflict, unless the first word stands', async () => {
    const input = await inputOf('changed')
    await run(madeUp(), input)
    await log().query('DELETE FROM blotter_work.stage_effect')
    const changed = madeUp({
      run: async ({ input: { data, streamId }, emit }) => {
        const cleaner = { name: 'cleaning', version: '0.0.0', digest: 'made-up' }
        emit('ArticleRejected', streamId, { url: data.url, page: data.document, reason: 'login', cleaner })
        return 'rejected: login'
      },
    })
    await expect(run(changed, input)).rejects.toBeInstanceOf(EventConflict)
    expect(await hasEffect(log().database, 'clean', input.position)).toBe(false)
    await run({ ...changed, onConflict: 'keep' }, input)
    expect((await log().readStream(`article/${articleOf('changed')}`)).at(-1)).toMatchObject({
      data: { reason: 'no-text' },
    })
  })

  it('leaves neither events nor mark nor writes when one of them fails', async () => {
    const input = await inputOf('failing')
    const failing = madeUp({
      run: async (context) => {
        context.alongside(async (transaction) => {
          await transaction.execute("INSERT INTO blotter_work.schedule VALUES ('poll', 'beside', now())")
        })
        context.alongside(async () => {
          throw new Error('the last write fails')
        })
        return reject(context)
      },
    })
    await expect(run(failing, input)).rejects.toThrow('the last write fails')
    expect(await trailOf(log(), 'failing')).toEqual(['ArticleFetched'])
    expect(await hasEffect(log().database, 'clean', input.position)).toBe(false)
    expect(await log().query("SELECT 1 FROM blotter_work.schedule WHERE subject = 'beside'")).toEqual([])
  })

  it('that has nothing to say leaves its mark', async () => {
    const input = await inputOf('mute')
    expect(await run(madeUp({ run: async () => 'unchanged' }), input)).toBe('unchanged')
    expect(
      await log().query('SELECT outcome FROM blotter_work.stage_effect WHERE position = $1', [input.position]),
    ).toEqual([{ outcome: 'unchanged' }])
  })
})
