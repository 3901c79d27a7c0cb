import type { Claim } from '@blotter/events'
import { describe, expect, it } from 'vitest'
import { addScores, f1Of, scoreArticle } from './index.ts'

const claim = (more: Partial<Claim> = {}): Claim => ({
  id: 'claim',
  type: 'disaster.flood',
  execution: 'carried-out',
  status: 'current',
  why: [],
  span: { start: 0, end: 1 },
  evidence: [],
  when: { start: '2026-03-01', end: '2026-03-03', precision: 'day', basis: 'text' },
  where: { name: 'Gao', path: ['Mali', 'Gao'], iso2: 'ML', precision: 'city', basis: 'text' },
  actors: [],
  targets: [],
  victims: [],
  weapons: [],
  casualties: [{ kind: 'killed', min: 4, max: 4, qualifier: 'exact', span: { start: 0, end: 1 } }],
  ...more,
})

describe('a gold set', () => {
  it('asks for no more than it says', () => {
    expect(scoreArticle([{ type: 'disaster.flood' }], [claim()])).toEqual({ right: 1, made: 1, wanted: 1 })
    const all = { type: 'disaster.flood', date: '2026-03-02', country: 'ml', killed: 4 } as const
    expect(scoreArticle([all], [claim()]).right).toBe(1)
    for (const wrong of [{ date: '2026-03-04' }, { country: 'GH' }, { killed: 5 }, { type: 'disaster.quake' as const }])
      expect(scoreArticle([{ ...all, ...wrong } as typeof all], [claim()]).right).toBe(0)
  })

  it('counts a claim for one of its own only, and leaves forecasts aside', () => {
    const wanted = [{ type: 'disaster.flood' }, { type: 'disaster.flood' }] as const
    expect(scoreArticle([...wanted], [claim(), claim({ status: 'forecast' })])).toEqual({
      right: 1,
      made: 1,
      wanted: 2,
    })
  })

  it('is scored over all its articles', () => {
    const sum = addScores({ right: 1, made: 1, wanted: 2 }, { right: 0, made: 1, wanted: 0 })
    expect(f1Of(sum)).toBe(0.5)
    expect(f1Of({ right: 0, made: 0, wanted: 0 })).toBe(1)
  })
})
