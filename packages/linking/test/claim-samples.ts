import type { Casualty, Claim, LinkableClaim, Where } from '@blotter/events'
import fc from 'fast-check'

const span = { start: 0, end: 10 }

/** Places of an invented country "XA" (its towns near the Gulf of Guinea's empty corner), and one of "XB". */
export const places = {
  /** Harbour and Mill are 11 km apart, Ridge is 44 km from Harbour, Far 300 km. */
  harbour: town('Harbour', 0, 0),
  mill: town('Mill', 0.1, 0),
  ridge: town('Ridge', 0.4, 0),
  far: town('Far', 2.7, 0, 'South'),
  quarter: { ...town('Old Quarter', 0.35, 0), path: ['Xanadu', 'North', 'Harbour', 'Old Quarter'] },
  north: province('North'),
  south: province('South'),
  country: { name: 'Xanadu', path: ['Xanadu'], iso2: 'XA', precision: 'country', basis: 'text' },
  abroad: { ...town('Harbour', 0, 0), path: ['Xerxes', 'Harbour'], iso2: 'XB' },
} satisfies Record<string, Where>

export type Sketch = {
  id: string
  article?: string
  type?: string
  day?: string
  until?: string
  precision?: Claim['when']['precision']
  basis?: Claim['when']['basis']
  where?: Where | null
  at?: string | null
  feed?: string
  feedCountry?: string
  feedKind?: NonNullable<LinkableClaim['feedKind']>
  copyGroup?: string
  status?: Claim['status']
  execution?: Claim['execution']
  casualties?: (Partial<Casualty> & Pick<Casualty, 'kind' | 'min'>)[]
  actors?: Doer[]
  /** Ids of rules of extraction. */
  why?: string[]
  /** How the text writes its day. */
  written?: string
}

export type Doer = Omit<Claim['actors'][number], 'span'>

/** A claim by what matters in a test: by default an air strike on Harbour on 4 March, in an article of its own. */
export const sample = (sketch: Sketch): LinkableClaim => ({
  articleId: sketch.article ?? `article-of-${sketch.id}`,
  publishedAt: sketch.at === undefined ? '2025-03-04T12:00:00Z' : sketch.at,
  ...(sketch.feed === undefined ? {} : { feed: sketch.feed }),
  ...(sketch.feedCountry === undefined ? {} : { feedCountry: sketch.feedCountry }),
  ...(sketch.feedKind === undefined ? {} : { feedKind: sketch.feedKind }),
  ...(sketch.copyGroup === undefined ? {} : { copyGroup: sketch.copyGroup }),
  claim: claimOf(sketch),
})

/** `killed(4)` exactly four, `killed(4, null, 'at-least')` an open count. */
export const killed = (min: number, max: number | null = min, qualifier: Casualty['qualifier'] = 'exact') => ({
  kind: 'killed' as const,
  min,
  max,
  qualifier,
})

/** Who did it: a state by its country, a group by its id, or whatever `more` says. */
export const doer = (name: string, more: Partial<Doer> = {}): Doer => ({
  ...{ role: 'perpetrator' as const, certainty: 'stated' as const, name },
  ...(name.length === 2 ? { kind: 'state' as const, country: name } : { kind: 'group' as const, id: name }),
  ...more,
})

const claimOf = (sketch: Sketch): Claim => ({
  id: sketch.id,
  type: sketch.type ?? 'conflict.air-strike',
  execution: sketch.execution ?? 'carried-out',
  status: sketch.status ?? 'current',
  why: sketch.why ?? [],
  span,
  evidence: [],
  when: whenOf(sketch),
  where: sketch.where === undefined ? places.harbour : sketch.where,
  actors: (sketch.actors ?? []).map((actor) => ({ ...actor, span })),
  targets: [],
  victims: [],
  weapons: [],
  casualties: (sketch.casualties ?? []).map((one) => ({ max: one.min, qualifier: 'exact', span, ...one })),
})

const whenOf = ({ day = '2025-03-04', until, precision, basis, written }: Sketch): Claim['when'] =>
  day === ''
    ? { start: null, end: null, precision: 'unknown', basis: 'none', text: 'Thursday', span }
    : {
        start: day,
        end: until ?? day,
        precision: precision ?? 'day',
        basis: basis ?? 'text',
        ...(written && { text: written }),
        span,
      }

/** Sets of claims from a small world, so that most of them have something to do with each other. Ids are unique. */
export const claimSets = (maxLength = 24): fc.Arbitrary<LinkableClaim[]> =>
  fc.uniqueArray(sketches, { selector: ({ id }) => id, maxLength }).map((list) => list.map(sample))

const sketches: fc.Arbitrary<Sketch> = fc.record(
  {
    id: fc.integer({ min: 0, max: 9999 }).map((number) => `claim-${number}`),
    article: fc.integer({ min: 0, max: 15 }).map((number) => `article-${number}`),
    type: mostly(['conflict.air-strike', 'accident.fire'], ['conflict.shelling', 'conflict.chemical', 'attack.arson']),
    day: mostly(['2025-03-04', '2025-03-05'], ['2025-03-03', '2025-03-06', '']),
    basis: fc.constantFrom('text', 'published'),
    where: mostly([places.harbour, places.mill], [...Object.values(places), null]),
    at: fc.option(
      fc.integer({ min: 0, max: 60 }).map((hour) => new Date(Date.UTC(2025, 2, 4, hour)).toISOString()),
      { nil: null },
    ),
    feed: fc.constantFrom('north-wire', 'south-wire'),
    copyGroup: fc.constantFrom('copies-1', 'copies-2'),
    why: fc.constantFrom([], [], ['toll.rises'], ['toll.corrected']),
    written: fc.constantFrom('late on Tuesday', 'early on Wednesday'),
    status: mostly(['current', 'past'], ['cumulative', 'denied']),
    execution: mostly(['carried-out'], ['attempted', 'threatened']),
    casualties: fc.array(casualties(), { maxLength: 4 }),
    actors: fc.array(
      fc
        .constantFrom('XB', 'XC', 'northern-front')
        .chain((name) =>
          fc.constantFrom(
            doer(name),
            doer(name),
            doer(name, { certainty: 'alleged' }),
            doer(name, { role: 'claimant' }),
          ),
        ),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['id', 'article', 'type', 'day', 'at', 'casualties'] },
)

function mostly<const T, const R>(common: readonly T[], rare: readonly R[]): fc.Arbitrary<T | R> {
  return fc.oneof(
    { arbitrary: fc.constantFrom(...common), weight: 5 },
    { arbitrary: fc.constantFrom(...rare), weight: 1 },
  )
}

function casualties() {
  return fc
    .record({
      kind: fc.constantFrom('killed' as const, 'injured' as const, 'missing' as const),
      min: fc.nat({ max: 40 }),
      open: fc.boolean(),
      qualifier: fc.constantFrom('exact', 'at-least', 'about', 'vague', 'up-to', 'between'),
      subsetOf: fc.option(fc.nat({ max: 3 }), { freq: 4 }),
      replaces: fc.option(fc.nat({ max: 40 }), { freq: 4 }),
      group: fc.option(fc.constantFrom('soldier' as const, 'child' as const), { freq: 4 }),
    })
    .map(({ open, subsetOf, replaces, group, ...rest }): NonNullable<Sketch['casualties']>[number] => ({
      ...rest,
      max: open && rest.qualifier !== 'exact' ? null : rest.min + (rest.qualifier === 'exact' ? 0 : 3),
      ...(subsetOf === null ? {} : { subsetOf }),
      ...(replaces === null ? {} : { replaces: { min: replaces, max: replaces } }),
      ...(group === null ? {} : { group }),
    }))
}

function town(name: string, lat: number, lon: number, admin1 = 'North'): Where {
  return { name, path: ['Xanadu', admin1, name], iso2: 'XA', admin1, lat, lon, precision: 'city', basis: 'text' }
}

function province(name: string): Where {
  return {
    name,
    path: ['Xanadu', name],
    iso2: 'XA',
    admin1: name,
    lat: 0.2,
    lon: 0,
    precision: 'admin1',
    basis: 'text',
  }
}
