import type { NewEvent } from '@blotter/events'
import { sharedLog } from '@blotter/test/fresh-log.ts'
import { describe, expect, it } from 'vitest'
import { decided } from '../test/decided.ts'
import { useLinkers } from '../test/linkers.ts'
import { countryOf, type Sketch } from '../test/reports.ts'

const HERE = 0
const THERE = 1

describe('what a person decided lasts', () => {
  const log = sharedLog()
  const { start, link, linked } = useLinkers(log)

  /** Articles that tell of a fire each, under the names of their claims, and what becomes of these. */
  const newsroom = (iso2: string) => {
    const country = countryOf(iso2)
    const versions = new Map<string, number>()
    const told = (article: string, claims: Sketch[]): NewEvent => {
      const version = (versions.get(article) ?? 0) + 1
      versions.set(article, version)
      return country.reported({ article, claims }, version)
    }
    const fire = (id: string, town: number | null = HERE, more: Partial<Sketch> = {}): NewEvent =>
      told(id, [{ id, type: 'accident.fire', killed: 3, town, ...more }])
    return {
      fire,
      told,
      /** The article says nothing of it any more. */
      drop: (article: string): NewEvent => told(article, []),
      merged: (article: string, into: string): NewEvent => ({
        eventId: crypto.randomUUID(),
        streamId: `article/${country.articleId(article)}`,
        type: 'ArticleMerged',
        data: { into: country.articleId(into), url: `https://news.example/${into}` },
        source: 'blotter/test',
      }),
      retract: (...ids: string[]) => decided({ kind: 'retracted', claims: ids.map(country.claimId) }),
      merge: (...ids: string[]) => decided({ kind: 'together', claims: ids.map(country.claimId) }),
      split: (ids: string[], others: string[]) =>
        decided({ kind: 'apart', claims: ids.map(country.claimId), others: others.map(country.claimId) }),
      undo: (decision: NewEvent) => decided({ kind: 'undone', undoes: decision.eventId }),
      ends: async () => {
        const { incidents, held } = await linked(iso2)
        const groups = incidents.map(({ claims }) => claims.map((id) => id.slice(3)).join(' '))
        return [...groups.toSorted(), ...held.map(([id, reason]) => `${id.slice(3)}: ${reason}`)]
      },
    }
  }

  it('as a retraction, when the article drops its claim, becomes another one, or comes back to it', async () => {
    start(1)
    const { fire, drop, merged, retract, undo, ends } = newsroom('LA')
    const retraction = retract('a')
    await link([fire('a'), retraction, fire('b'), drop('a')])
    expect(await ends()).toEqual(['b: retracted'])
    await link([fire('c')])
    expect(await ends()).toEqual(['b: retracted', 'c: retracted'])
    await link([fire('a'), merged('a', 'b')])
    expect(await ends()).toEqual(['b: retracted', 'c: retracted'])
    await link([undo(retraction)])
    expect(await ends()).toEqual(['b c'])
  })

  it('as a merger, when the article drops the claim that held others to it', async () => {
    start(1)
    const { fire, drop, merge, undo, ends } = newsroom('LB')
    const merger = merge('a', 'b')
    await link([fire('a'), fire('b', THERE), merger, fire('b2', THERE), drop('b')])
    expect(await ends()).toEqual(['a b2'])
    await link([fire('b3', THERE), drop('a'), fire('a2')])
    expect(await ends()).toEqual(['a2 b2 b3'])
    await link([undo(merger)])
    expect(await ends()).toEqual(['a2', 'b2 b3'])
  })

  it('as a split, when the article drops the claim that others were told apart by', async () => {
    start(1)
    const { fire, drop, split, ends } = newsroom('LC')
    await link([fire('a'), fire('b'), split(['b'], ['a']), fire('c'), drop('a')])
    expect(await ends()).toEqual(['b', 'c'])
  })

  it('for what the article once told beside it, when it drops the one and keeps the other', async () => {
    start(1)
    const { told, retract, ends } = newsroom('LD')
    const both: Sketch[] = ['a', 'b'].map((id) => ({ id, type: 'accident.fire', killed: 3 }))
    await link([
      told('x', [
        { ...both[0], id: 'a' },
        { ...both[1], id: 'b', killed: 4 },
      ]),
      retract('a'),
    ])
    expect(await ends()).toEqual(['b', 'a: retracted'])
    await link([told('x', [{ ...both[1], id: 'b', killed: 4 }])])
    expect(await ends()).toEqual(['b'])
  })

  it('for claims that know the country only, whatever came first', async () => {
    start(1)
    for (const [at, order] of ['acd', 'adc', 'cad', 'cda', 'dac', 'dca'].entries()) {
      const { fire, merge, ends } = newsroom(`M${at}`)
      const events = { a: fire('a'), c: fire('c', null, { type: 'conflict.clash' }), d: merge('a', 'c') }
      for (const name of order) await link([events[name as keyof typeof events]])
      expect(await ends()).toEqual(['a c'])
    }
    const { fire, split, undo, ends } = newsroom('LE')
    const parted = split(['v'], ['a'])
    await link([fire('a'), fire('v', null), parted, fire('b')])
    expect(await ends()).toEqual(['a b', 'v: country-only'])
    await link([undo(parted)])
    expect(await ends()).toEqual(['a b v'])
  })

  it('and loses no claim that has no date any more', async () => {
    start(1)
    const { fire, retract, undo, ends } = newsroom('LF')
    const retraction = retract('a', 'b')
    await link([fire('a'), fire('b'), retraction, fire('a', HERE, { day: null }), undo(retraction)])
    expect(await ends()).toEqual(['b', 'a: undated'])
  })

  it('until it is taken back, and again when that is taken back', async () => {
    start(1)
    const { fire, merge, undo, ends } = newsroom('LG')
    const merger = merge('a', 'b')
    const undone = undo(merger)
    await link([fire('a'), fire('b', THERE), merger, undone])
    expect(await ends()).toEqual(['a', 'b'])
    await link([undo(undone)])
    expect(await ends()).toEqual(['a b'])
  })
})
