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
      [null, 'bad-line'],
      [null, 'bad-line'],
      ['n', 'bad-claims'],
      ['p', 'bad-line'],
      ['f', 'too-long'],
    ])
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
