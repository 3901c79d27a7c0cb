import { type Claim, deterministicId, type IncidentView, type NewEvent } from '@blotter/events'
import fc from 'fast-check'

export const TEXT = 'A bomb went off. Nobody was hurt.\tIt was "Monday" \\ night.\n'

const span = { start: 0, end: 16 }
const version = { name: 'made-up', version: '0', digest: '0' }
const source = 'blotter/test'

const viewOf = (day: number): IncidentView => ({
  type: 'attack.bombing',
  when: { start: `2025-03-0${day}`, end: `2025-03-0${day}`, precision: 'day', basis: 'text', span },
  where: {
    name: 'A "town"',
    path: ['A country', 'A town'],
    iso2: 'XA',
    lat: 0.1,
    lon: -7e-7,
    precision: 'city',
    basis: 'text',
    span,
  },
  toll: { killed: { low: day, best: day, high: null, asOf: null, byClaim: [] } },
})

const claimOf = (id: string, day: number): Claim => ({
  id,
  ...viewOf(day),
  execution: 'carried-out',
  status: 'current',
  why: [],
  span,
  evidence: [],
  actors: [],
  targets: [],
  victims: [],
  weapons: [],
  casualties: [],
})

const articleOf = (article: number): string => deterministicId('projection', article)
const incidentOf = (incident: number): string => deterministicId('projection incident', incident)
const claimIdOf = (article: number, claim: number): string => deterministicId(articleOf(article), claim)

type Draft = Omit<NewEvent, 'eventId' | 'source'>

const [article, incident, claim, day] = [3, 3, 2, 9].map((max) => fc.integer({ min: max === 9 ? 1 : 0, max })) as [
  fc.Arbitrary<number>,
  fc.Arbitrary<number>,
  fc.Arbitrary<number>,
  fc.Arbitrary<number>,
]
const claimRef = fc.record({ article, claim }).map((at) => ({
  articleId: articleOf(at.article),
  claimId: claimIdOf(at.article, at.claim),
}))

const drafts = (document: string): fc.Arbitrary<Draft> =>
  fc.oneof(
    fc.record({ article }).map((at): unknown => ({
      type: 'ArticleDiscovered',
      streamId: `article/${articleOf(at.article)}`,
      data: { url: 'https://news.example/a', feedId: 'f', itemKey: 'i', contentHash: 'h' },
    })),
    fc.record({ article, day, claims: fc.uniqueArray(claim) }).map((at): unknown => ({
      type: 'IncidentsReported',
      streamId: `article/${articleOf(at.article)}`,
      data: {
        url: 'https://news.example/a',
        document,
        publishedAt: null,
        claims: at.claims.map((each) => claimOf(claimIdOf(at.article, each), at.day)),
        extractor: version,
      },
    })),
    fc.record({ incident, claim: claimRef, day }).map((at): unknown => ({
      type: 'IncidentOpened',
      streamId: `incident/${incidentOf(at.incident)}`,
      data: { claim: at.claim, incident: viewOf(at.day), why: [] },
    })),
    fc.record({ incident, claim: claimRef }).map((at): unknown => ({
      type: 'ClaimLinked',
      streamId: `incident/${incidentOf(at.incident)}`,
      data: { claim: at.claim, candidates: [], why: [] },
    })),
    fc.record({ incident, claim: claimRef }).map((at): unknown => ({
      type: 'ClaimUnlinked',
      streamId: `incident/${incidentOf(at.incident)}`,
      data: { claim: at.claim, reason: 'another' },
    })),
    fc.record({ incident, day }).map((at): unknown => ({
      type: 'IncidentRevised',
      streamId: `incident/${incidentOf(at.incident)}`,
      data: { changes: [], incident: viewOf(at.day), because: [] },
    })),
    fc.record({ incident, into: incident }).map((at): unknown => ({
      type: 'IncidentsMerged',
      streamId: `incident/${incidentOf(at.incident)}`,
      data: { into: incidentOf(at.into), reason: 'the same', because: [] },
    })),
    fc.record({ incident }).map((at): unknown => ({
      type: 'IncidentRetracted',
      streamId: `incident/${incidentOf(at.incident)}`,
      data: { reason: 'none' },
    })),
    fc.record({ article, stage: fc.constantFrom('clean', 'link') }).map((at): unknown => ({
      type: 'ArticleParked',
      streamId: `article/${articleOf(at.article)}`,
      data: { stage: at.stage, position: 1, error: { name: 'E', code: 'e', message: TEXT }, attempts: 1 },
    })),
    fc.record({ article, stage: fc.constantFrom('clean', 'link') }).map((at): unknown => ({
      type: 'ArticleRetried',
      streamId: `article/${articleOf(at.article)}`,
      data: { stage: at.stage, position: 1, by: 'a person', reason: 'again' },
    })),
  ) as fc.Arbitrary<Draft> // each arm pairs a type with its own data; `append` checks that

let made = 0

/** Sequences of events about a few articles, claims and incidents, in any order, also in none that a pipeline makes. */
export const incidentEvents = (document: string): fc.Arbitrary<NewEvent[]> =>
  fc.array(drafts(document), { minLength: 1, maxLength: 40 }).map((sequence) =>
    sequence.map((draft) => {
      made += 1
      return { ...draft, eventId: deterministicId('incident-events', made), source } as NewEvent // as above
    }),
  )
