import { describe, expect, it } from 'vitest'
import { killed, type Sketch, sample } from '../test/claim-samples.ts'
import { incidentIdOf } from './incident-id.ts'
import { linkLines } from './pipe.ts'

const line = (id: string, publishedAt: string, ...sketches: Sketch[]) => ({
  id,
  publishedAt,
  feed: id,
  claims: sketches.map((sketch) => sample(sketch).claim),
})
const morning = line('x', '2025-03-04T06:00:00Z', { id: 'a', casualties: [killed(3)] })
const evening = line('y', '2025-03-04T18:00:00Z', { id: 'b', casualties: [killed(4)] })

describe('link as a pipe', () => {
  it('answers with incidents, their claims, toll and timeline', () => {
    const { incidents, errors } = linkLines([morning, evening])
    const point = { low: 3, best: 3, high: 3, asOf: '2025-03-04T06:00:00Z' }
    const end = { low: 4, best: 4, high: 4, asOf: '2025-03-04T18:00:00Z' }
    expect(errors).toEqual([])
    expect(incidents).toMatchObject([
      {
        id: incidentIdOf([sample({ id: 'a' })]),
        type: 'conflict.air-strike',
        when: { start: '2025-03-04' },
        where: { name: 'Harbour' },
        claims: [
          { articleId: 'x', claimId: 'a' },
          { articleId: 'y', claimId: 'b' },
        ],
        toll: { killed: end },
        timeline: [
          { asOf: point.asOf, killed: point },
          { asOf: end.asOf, killed: end },
        ],
      },
    ])
  })

  it('gives the same answer for lines in another order', () => {
    expect(linkLines([evening, morning])).toEqual(linkLines([morning, evening]))
  })

  it('answers a bad line with its error and does the rest', () => {
    const bad = [
      null,
      { claims: [] },
      { id: 'n', claims: [{ id: 'c' }] },
      { id: 'p', claims: [], publishedAt: 'Tuesday' },
    ]
    const before = { id: 'f', error: { code: 'too-long', message: 'The text is too long.' } }
    const { incidents, errors } = linkLines([...bad, morning, before])
    expect(incidents).toHaveLength(1)
    expect(errors.map(({ id, error }) => [id, error.code])).toEqual([
      [null, 'bad-input'],
      [null, 'missing-id'],
      ['n', 'bad-claims'],
      ['p', 'bad-date'],
      ['f', 'too-long'],
    ])
  })

  it('lets the first of two reports with one id stand, and names the other line', () => {
    const twice = { ...evening, claims: [...evening.claims, ...morning.claims] }
    const again = line('z', '2025-03-05T06:00:00Z', { id: 'c' }, { id: 'c' })
    const { incidents, errors } = linkLines([morning, twice, again, evening])
    expect(incidents[0]?.claims.map(({ claimId }) => claimId)).toEqual(['a', 'b'])
    expect(errors.map(({ id, error }) => [id, error.code])).toEqual([
      ['y', 'duplicate-claim'],
      ['z', 'duplicate-claim'],
    ])
  })

  it('takes a further line of an article for its new version', () => {
    const corrected = line('x', '2025-03-04T07:00:00Z', { id: 'a', casualties: [killed(2)] }, { id: 'c', where: null })
    const { incidents, errors } = linkLines([morning, corrected])
    expect(errors).toEqual([])
    expect(incidents).toMatchObject([{ claims: [{ articleId: 'x', claimId: 'a' }], toll: { killed: { best: 2 } } }])
    // What it no longer says another article may say.
    const freed = linkLines([corrected, morning, line('z', '2025-03-04T08:00:00Z', { id: 'c' })])
    expect([freed.errors, freed.incidents[0]?.claims.map(({ claimId }) => claimId)]).toEqual([[], ['a', 'c']])
  })

  it('refuses a time, a text or a feed that is none', () => {
    const { incidents, errors } = linkLines([
      { ...morning, publishedAt: 1_741_000_000 },
      { ...morning, text: 7 },
      { ...morning, feed: {} },
      { ...evening, publishedAt: null, feed: null },
    ])
    expect(errors.map(({ id, error }) => [id, error.code])).toEqual([
      ['x', 'bad-input'],
      ['x', 'bad-input'],
      ['x', 'bad-input'],
    ])
    expect(incidents).toHaveLength(1)
  })

  it('reads a time without a zone as UTC, and none out of an impossible year', () => {
    const asOf = (publishedAt: string) => linkLines([{ ...morning, publishedAt }]).incidents[0]?.toll.killed?.asOf
    expect(asOf('2025-03-04 06:00')).toBe('2025-03-04T06:00Z')
    expect(asOf('0001-01-01T00:00:00Z')).toBeNull()
  })

  it('links ids and texts that hold half a surrogate pair', () => {
    const half = line('x\ud800', '2025-03-04T06:00:00Z', { id: 'a\udfff', casualties: [killed(3)] })
    const { incidents, errors } = linkLines([{ ...half, text: '\ud800 word \0'.repeat(200) }])
    expect([incidents.length, errors]).toEqual([1, []])
  })

  it('takes near copies for one voice', () => {
    const text = Array.from({ length: 120 }, (_, at) => `word${at}`).join(' ')
    const copies = [
      line('x', '2025-03-04T06:00:00Z', { id: 'a', casualties: [killed(9)] }),
      line('y', '2025-03-04T07:00:00Z', { id: 'b', casualties: [killed(9)] }),
    ]
    const other = line('z', '2025-03-04T08:00:00Z', { id: 'c', casualties: [killed(7)] })
    const bestOf = (lines: unknown[]) => linkLines(lines).incidents[0]?.toll.killed?.best
    expect(bestOf([...copies, other])).toBe(9)
    expect(bestOf([...copies.map((copy) => ({ ...copy, text })), other])).toBe(7)
  })
})
