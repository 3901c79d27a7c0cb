import { deterministicId, type IncidentView, type NewEvent } from '@blotter/events'

const span = { start: 0, end: 9 }
const version = { name: 'made-up', version: '0', digest: '0' }
export const idOf = (name: string): string => deterministicId('views-test', name)
export const viewOf = (type: string, iso2: string, day: string): IncidentView => ({
  type,
  when: { start: day, end: day, precision: 'day', basis: 'text', span },
  where: { name: 'A town', path: ['A country', 'A town'], iso2, precision: 'city', basis: 'text', span },
  toll: {},
})
export const source = 'blotter/test'
export const feed = (name: string): NewEvent<'FeedAdded'> => ({
  eventId: idOf(name),
  streamId: `feed/${idOf(name)}`,
  type: 'FeedAdded',
  data: { url: `https://news.example/${name}`, title: name },
  source,
})
export const article = (name: string): NewEvent<'ArticleDiscovered'> => ({
  eventId: idOf(name),
  streamId: `article/${idOf(name)}`,
  type: 'ArticleDiscovered',
  data: { url: `https://news.example/${name}`, feedId: idOf('a feed'), itemKey: name, contentHash: name },
  source,
})
/** An article with one claim, and the incident that holds it. */
export const incident = (name: string, document: string, view: IncidentView): NewEvent[] => [
  article(name),
  {
    eventId: idOf(`${name} reported`),
    streamId: `article/${idOf(name)}`,
    type: 'IncidentsReported',
    data: {
      url: `https://news.example/${name}`,
      document,
      publishedAt: null,
      extractor: version,
      claims: [
        {
          ...view,
          id: name,
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
        },
      ],
    },
    source,
  },
  {
    eventId: idOf(`${name} opened`),
    streamId: `incident/${idOf(`${name} incident`)}`,
    type: 'IncidentOpened',
    data: { claim: { articleId: idOf(name), claimId: name }, incident: view, why: [] },
    source,
  },
]
