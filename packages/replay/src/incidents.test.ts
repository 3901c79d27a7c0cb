import type { IncidentView } from '@blotter/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CountedIncident, compareIncidents, DEFAULT_BUDGET, openViewChange, speaksAgainst } from './index.ts'

const view = (more: Partial<IncidentView> = {}): IncidentView => ({
  type: 'disaster.flood',
  when: { start: '2026-03-02', end: '2026-03-02', precision: 'day', basis: 'text' },
  where: { name: 'Gao', path: ['Mali', 'Gao'], iso2: 'ML', precision: 'city', basis: 'text' },
  toll: {},
  ...more,
})
const killed = (best: number): IncidentView['toll'] => ({
  killed: { low: best, best, high: best, asOf: null, byClaim: [] },
})
const incident = (id: string, claims: string[], more?: Partial<IncidentView>): CountedIncident => ({
  id,
  claims,
  view: view(more),
})

describe('incidents before and after', () => {
  it('are the same by their claims, whatever their ids', () => {
    const before = [incident('a', ['1', '2', '3'])]
    const after = [incident('z', ['one', '2', '3'], { toll: killed(4) })]
    expect(compareIncidents(before, after, new Map([['1', 'one']]))).toMatchObject([
      { kind: 'revised', before: 'a', after: 'z', fields: [{ field: 'killed', from: 'none', to: '4 (4 to 4)' }] },
    ])
  })

  it('that merge leave one, and those that split keep the larger part', () => {
    const [a, b, both] = [incident('a', ['1', '2']), incident('b', ['3']), incident('a', ['1', '2', '3'])]
    expect(compareIncidents([a, b], [both]).map(({ kind, before }) => [kind, before])).toEqual([
      ['unchanged', 'a'],
      ['gone', 'b'],
    ])
    expect(compareIncidents([both], [a, b]).map(({ kind, after }) => [kind, after])).toEqual([
      ['unchanged', 'a'],
      ['new', 'b'],
    ])
  })

  it('that are shared evenly go on under their own id', () => {
    const after = [incident('a', ['1']), incident('x', ['2'])]
    expect(compareIncidents([incident('x', ['1', '2'])], after)).toMatchObject([
      { kind: 'unchanged', before: 'x', after: 'x' },
      { kind: 'new', after: 'a' },
    ])
  })

  const partition = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }).map((homes) => {
    const groups = Map.groupBy(homes.keys(), (claim) => homes[claim])
    return [...groups].map(([home, claims]) => incident(`i${home}`, claims.map(String)))
  })

  it('are each told of once, and nothing differs between equals', () => {
    fc.assert(
      fc.property(partition, partition, (before, after) => {
        const differences = compareIncidents(before, after)
        const [left, right] = [differences.flatMap((d) => d.before ?? []), differences.flatMap((d) => d.after ?? [])]
        expect(left.toSorted()).toEqual(before.map(({ id }) => id).toSorted())
        expect(right.toSorted()).toEqual(after.map(({ id }) => id).toSorted())
        expect(compareIncidents(before, before).every(({ kind }) => kind === 'unchanged')).toBe(true)
      }),
    )
  })
})

describe('an incident', () => {
  it('is revised where its place moves under the same name, or the parts of its toll', () => {
    const where = { name: 'Gao', path: ['Mali', 'Gao'], iso2: 'ML', lat: 16.3, lon: -0.1, precision: 'city' as const }
    const fieldsOf = (before: IncidentView, after: IncidentView) =>
      compareIncidents([{ id: 'a', view: before, claims: ['c'] }], [{ id: 'a', view: after, claims: ['c'] }])[0]?.fields
    const at = (lat: number) => view({ where: { ...where, lat, basis: 'text' } })
    expect(fieldsOf(at(16.3), at(20.3))).toMatchObject([{ field: 'where' }])
    expect(fieldsOf(at(16.3), at(16.3))).toEqual([])
    const [plain] = Object.values(killed(4))
    const parts = [{ group: 'child' as const, low: 2, best: 2, high: 2, asOf: null, byClaim: ['c'] }]
    const withParts = plain && { killed: { ...plain, parts } }
    expect(fieldsOf(view({ toll: killed(4) }), view({ toll: withParts ?? {} }))).toEqual([
      { field: 'killed', from: expect.any(String), to: expect.stringContaining('among them 2 child') },
    ])
  })
})

describe('the view of a monitor', () => {
  it('gains and loses incidents by type, country and month, and tolls move', () => {
    const change = openViewChange()
    change.add({
      kind: 'revised',
      before: 'a',
      after: 'a',
      fields: [],
      view: { before: view({ toll: killed(4) }), after: view({ type: 'disaster.landslide', toll: killed(9) }) },
    })
    change.add({ kind: 'gone', before: 'b', after: null, fields: [], view: { before: view(), after: null } })
    const { types, countries, tolls } = change.read()
    expect(Object.fromEntries(types)).toEqual({
      'disaster.flood': { gained: 0, lost: 2 },
      'disaster.landslide': { gained: 1, lost: 0 },
    })
    expect(Object.fromEntries(countries)).toEqual({ ML: { gained: 1, lost: 2 } })
    expect(tolls).toEqual([{ incident: 'a', type: 'disaster.landslide', place: 'Gao', kind: 'killed', from: 4, to: 9 }])
  })
})

describe('a budget', () => {
  const finished = (gone: number, failed: number) => ({
    articles: { unchanged: 1_000 - failed, revised: 0, new: 0, gone: 0, failed },
    incidents: { before: 100, unchanged: 100 - gone, revised: 0, new: 0, gone },
  })

  it('has nothing against what keeps to it, and a sentence for each share beyond', () => {
    expect(speaksAgainst(finished(2, 5), DEFAULT_BUDGET)).toEqual([])
    expect(speaksAgainst({ ...finished(1, 0), replaced: 2 }, DEFAULT_BUDGET)).toHaveLength(1)
    expect(speaksAgainst(finished(3, 6), DEFAULT_BUDGET)).toEqual([
      '3 of 100 incidents are gone or go on under another id, 3 %; at most 2 % may be',
      '6 of 1000 articles failed, 0.6 %; at most 0.5 % may be',
    ])
    expect(
      speaksAgainst({ ...finished(0, 0), incidents: { ...finished(0, 0).incidents, before: 0 } }, DEFAULT_BUDGET),
    ).toEqual([])
  })

  it('is not kept to by what looked at nothing, nor by a gold set that it makes worse or that names no known article', () => {
    const nothing = { ...finished(0, 0), articles: { unchanged: 0, revised: 0, new: 0, gone: 0, failed: 0 } }
    expect(speaksAgainst(nothing, DEFAULT_BUDGET)).toEqual(['no article was derived again'])
    const gold = (articles: number, before: number, after: number) =>
      speaksAgainst({ ...finished(0, 0), gold: { articles, before, after } }, DEFAULT_BUDGET)
    expect(gold(4, 0.5, 0.5)).toEqual([])
    expect(gold(4, 0.5, 0.25)).toEqual(['F1 on the gold set falls from 50.0 to 25.0 %'])
    expect(gold(0, 1, 1)).toEqual(['the log holds no article of the gold set'])
  })
})
