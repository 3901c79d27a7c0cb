import { type Claim, deterministicId, type Payload, RetryableFault } from '@blotter/events'
import { perform } from '@blotter/pipeline'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ClaimExtractor } from './claim-extractor.ts'
import { loadRules } from './rules.ts'
import { extractStage } from './stage.ts'

const version = { name: 'extraction' as const, version: '0.1.0', digest: 'made-up' }
const strike =
  'IDLIB, Syria – An air strike on a market in the Syrian city of Idlib killed at least four people on Tuesday, a doctor at the local hospital said. Nine others were wounded. Residents said that two jets had flown over the town before the blast.'

describe('the extract stage', () => {
  const log = sharedLog()
  let rules: ClaimExtractor
  beforeAll(async () => {
    rules = { ...(await loadRules()), version }
  })
  const extract = async (
    name: string,
    text: string,
    { engine = rules, ...cleaned }: Partial<Payload<'ArticleCleaned'>> & { engine?: ClaimExtractor } = {},
  ) => {
    const articleId = deterministicId('extractor-test', name)
    const document = await log().documents.put(text)
    const { appended } = await log().append([
      {
        eventId: deterministicId(articleId, 'cleaned'),
        streamId: `article/${articleId}`,
        type: 'ArticleCleaned',
        data: {
          url: `https://news.example/${name}`,
          page: document,
          document,
          authors: [],
          kind: 'story',
          cleaner: version,
          ...cleaned,
        },
        source: 'blotter/test',
      },
    ])
    const position = appended[0]?.position ?? 0
    const event = await log().readAt(position)
    if (!event) throw new Error('not appended')
    const outcome = await perform(
      extractStage(engine),
      { position, event },
      { log: log(), signal: new AbortController().signal },
    )
    const last = (await log().readStream(`article/${articleId}`)).at(-1)
    if (last?.type !== 'IncidentsReported') throw new Error('nothing reported')
    return { outcome, reported: last, document }
  }

  it('reports claims whose spans are the sentences of the stored text', async () => {
    const publishedAt = '2025-03-05T09:00:00.000Z'
    const { outcome, reported, document } = await extract('strike', strike, { publishedAt, title: 'Strike kills four' })
    expect(outcome).toBe('extracted')
    expect(reported).toMatchObject({
      occurredAt: publishedAt,
      extractor: 'extraction@0.1.0+made-up',
      data: { document, publishedAt, title: 'Strike kills four', extractor: version },
    })
    const [claim] = reported.data.claims
    expect(claim).toMatchObject({ type: 'conflict.air-strike', where: { iso2: 'SY' }, when: { start: '2025-03-04' } })
    expect(strike.slice(claim?.span.start, claim?.span.end)).toContain('killed at least four people')
    expect(reported.data.reason).toBeUndefined()
    expect(reported.data.cutAt).toBeUndefined()
  })

  it('says where a text was cut, also with claims', async () => {
    const { outcome, reported } = await extract('long', `${strike}\n${'The council met again. '.repeat(3_000)}`)
    expect(outcome).toBe('extracted')
    expect(reported.data).toMatchObject({ claims: [{}], cutAt: expect.any(Number) })
  })

  it.each([
    [
      'no-incident',
      'The city council met on Tuesday to talk about the new library. Members of all parties praised the plan, which had been drawn up over two years. The doors will open in the spring, the mayor said.',
    ],
    [
      'language',
      'Le conseil municipal s’est réuni mardi pour parler de la nouvelle bibliothèque. Les élus de tous les partis ont salué le projet, qui avait été préparé pendant deux ans. Les portes ouvriront au printemps, a dit le maire.',
    ],
    ['too-short', ''],
  ])('tells a text that was read and holds nothing from one that was not read: %s', async (reason, text) => {
    const { outcome, reported } = await extract(reason, text)
    expect(outcome).toBe(`no claim: ${reason}`)
    expect(reported.data).toMatchObject({ claims: [], reason, publishedAt: null })
  })

  describe('with another engine', () => {
    const other = { ...version, version: 'words-2', digest: 'other' }
    /** Finds "on fire" some time later, as something behind an endpoint would. */
    const words: ClaimExtractor = {
      version: other,
      extract: async ({ id, text, lang }, signal) => {
        await new Promise((resolve) => setImmediate(resolve))
        signal.throwIfAborted()
        const start = text.indexOf('on fire')
        if (start < 0) return { claims: [], reason: `nothing in ${lang}` }
        const span = { start, end: start + 'on fire'.length }
        const claim: Claim = {
          id: deterministicId('claim', id, start),
          type: 'accident.fire',
          execution: 'carried-out',
          status: 'current',
          why: ['words.on-fire'],
          span,
          evidence: [],
          when: { start: null, end: null, precision: 'unknown', basis: 'none' },
          where: null,
          actors: [],
          targets: [],
          victims: [],
          weapons: [],
          casualties: [],
        }
        return { claims: [claim] }
      },
    }

    it('waits for its answer and reports it under its version', async () => {
      const { outcome, reported } = await extract('words', 'Une usine de Lyon est on fire.', { engine: words })
      expect(outcome).toBe('extracted')
      expect(reported).toMatchObject({
        extractor: 'extraction@words-2+other',
        data: { claims: [{ type: 'accident.fire', why: ['words.on-fire'] }], extractor: other },
      })
    })

    it('passes on why it found nothing, and what the page says about its language', async () => {
      const { outcome, reported } = await extract('words-none', 'Rien.', { engine: words, language: 'fr' })
      expect(outcome).toBe('no claim: nothing in fr')
      expect(reported.data.reason).toBe('nothing in fr')
    })

    it('lets its fault through to the loop, and appends nothing', async () => {
      const engine: ClaimExtractor = {
        version: other,
        extract: async () => {
          throw new RetryableFault('engine-away', 'The endpoint did not answer.')
        },
      }
      await expect(extract('words-away', 'A mill is on fire.', { engine })).rejects.toMatchObject({
        code: 'engine-away',
        disposition: 'retry',
      })
      const events = await log().readStream(`article/${deterministicId('extractor-test', 'words-away')}`)
      expect(events.map(({ type }) => type)).toEqual(['ArticleCleaned'])
    })
  })
})
