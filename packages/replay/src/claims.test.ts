import type { Claim } from '@blotter/events'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareReports, pairClaims, type Reading } from './index.ts'

const claim = (text: string, sentence: string, more: Partial<Claim> = {}): Claim => {
  const start = text.indexOf(sentence)
  return {
    id: `id of ${sentence}`,
    type: 'attack.bombing',
    execution: 'carried-out',
    status: 'current',
    why: ['rule.a'],
    span: { start, end: start + sentence.length },
    evidence: [],
    when: { start: '2026-03-02', end: '2026-03-02', precision: 'day', basis: 'text' },
    where: { name: 'Gao', path: ['Mali', 'Gao'], iso2: 'ML', precision: 'city', basis: 'text' },
    actors: [],
    targets: [],
    victims: [],
    weapons: [],
    casualties: [],
    ...more,
  }
}
const [bomb, raid] = ['A bomb went off at the bus station of Gao.', 'Raiders burnt two lorries north of the river.']
const text = `${bomb} ${raid}`
const reading = (claims: Claim[], from = text): Reading => ({ claims, text: from })

describe('two readings of an article', () => {
  it('are unchanged where only ids, rules and offsets are others', () => {
    const moved = `GAO – ${text}`
    const before = reading([claim(text, bomb), claim(text, raid)])
    const after = reading(
      [claim(moved, raid, { id: 'other-2', why: ['rule.b'] }), claim(moved, bomb, { id: 'other-1', why: ['rule.b'] })],
      moved,
    )
    expect(compareReports(before, after)).toEqual({
      outcome: 'unchanged',
      claims: [],
      renamed: [
        [`id of ${bomb}`, 'other-1'],
        [`id of ${raid}`, 'other-2'],
      ],
    })
  })

  it('say field by field what is revised, from what to what, with the spans of both', () => {
    const span = { start: 2, end: 6 }
    const killed = { kind: 'killed', min: 3, max: 3, qualifier: 'exact', span } as const
    const { outcome, claims } = compareReports(
      reading([claim(text, bomb)]),
      reading([claim(text, bomb, { type: 'accident.explosion', casualties: [killed] })]),
    )
    expect(outcome).toBe('revised')
    expect(claims).toMatchObject([
      {
        kind: 'revised',
        sentences: { before: bomb, after: bomb },
        fields: [
          { field: 'type', from: 'attack.bombing', to: 'accident.explosion' },
          { field: 'casualties', from: '', to: '3 killed', spans: { before: null, after: span } },
        ],
      },
    ])
  })

  it('are new, gone or revised as claims come and go', () => {
    const [one, two] = [claim(text, bomb), claim(text, raid, { type: 'accident.fire', where: null })]
    expect(compareReports(reading([]), reading([one])).outcome).toBe('new')
    expect(compareReports(reading([one]), reading([])).outcome).toBe('gone')
    const changed = compareReports(reading([one]), reading([two]))
    expect(changed.outcome).toBe('revised')
    expect(changed.claims.map(({ kind }) => kind).toSorted()).toEqual(['gone', 'new'])
  })

  it('are the same where another sentence is taken for the same act in the same place', () => {
    expect(compareReports(reading([claim(text, bomb)]), reading([claim(text, raid)])).outcome).toBe('unchanged')
  })

  it('do not differ by the order of what stands in lists', () => {
    const target = (name: string, start: number) => ({ name, span: { start, end: start + 1 } })
    const [bus, wall] = [target('a bus', 1), target('a wall', 5)]
    const before = reading([claim(text, bomb, { targets: [bus, wall] })])
    expect(compareReports(before, reading([claim(text, bomb, { targets: [wall, bus] })])).claims).toEqual([])
  })

  const sentences = [
    'Shells fell on the market.',
    'A ferry sank off the coast.',
    'Police fired on a crowd.',
    bomb,
    raid,
  ]
  const whole = sentences.join(' ')
  const claims = fc
    .array(
      fc.record({
        sentence: fc.constantFrom(...sentences),
        type: fc.constantFrom('attack.bombing', 'conflict.shelling', 'accident.maritime'),
        id: fc.string(),
        iso2: fc.constantFrom('ML', 'GH'),
      }),
      { maxLength: 6 },
    )
    .map((rows) =>
      rows.map(({ sentence, iso2, ...more }) =>
        claim(whole, sentence, {
          ...(more as Pick<Claim, 'id' | 'type'>), // types of the taxonomy
          where: { name: 'Gao', path: ['Mali', 'Gao'], iso2, precision: 'city', basis: 'text' },
        }),
      ),
    )

  it('pair every claim once, and a reading with itself to nothing', () => {
    fc.assert(
      fc.property(claims, claims, (before, after) => {
        const pairs = pairClaims(reading(before, whole), reading(after, whole))
        const [left, right] = [pairs.flatMap((pair) => pair.before ?? []), pairs.flatMap((pair) => pair.after ?? [])]
        expect(left).toHaveLength(before.length)
        expect(new Set(left)).toEqual(new Set(before))
        expect(right).toHaveLength(after.length)
        expect(new Set(right)).toEqual(new Set(after))
        expect(compareReports(reading(before, whole), reading(before, whole)).outcome).toBe('unchanged')
      }),
    )
  })
})
