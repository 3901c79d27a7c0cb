import { type Claim, deterministicId, type NewEvent } from '@blotter/events'

/** Events that one article brings on its way from discovery to an incident. */
export const EVENTS_PER_ARTICLE = 5

/**
 * What an invented article with one claim appends: discovered, fetched, cleaned, reported and an incident opened; about
 * 4 kB of JSON in five events, in two streams.
 * @param run     tells the articles of one run from those of another
 * @param number  tells the articles of a run apart
 */
export const articleEvents = (run: string, number: number): NewEvent[] => {
  const articleId = deterministicId('bench', run, number)
  const url = `https://meridian-ledger.example/world/2026/${run}/market-bomb-${number}.html`
  const claim = claimOf(articleId, number)
  const publishedAt = new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString()
  const about = { url, title: `Bomb at market ${number} kills ${claim.casualties[0]?.min}, police say`, publishedAt }
  const event = <Type extends NewEvent['type']>(type: Type, stream: string, data: NewEvent<Type>['data']): NewEvent =>
    ({
      eventId: deterministicId(articleId, type),
      streamId: stream,
      type,
      data,
      correlationId: articleId,
      causationId: deterministicId(articleId, 'cause', type),
      extractor: 'extraction@0.1.0+0123456789abcdef',
      source: 'blotter/bench',
      meta: { host: 'bench' },
    }) as NewEvent // type and data were checked together by the signature
  const article = `article/${articleId}`
  const hash = (part: string): string => articleId.replaceAll('-', '').padEnd(63, part) + part
  return [
    event('ArticleDiscovered', article, { ...about, feedId: FEED, itemKey: url, contentHash: hash('a') }),
    event('ArticleFetched', article, {
      url,
      finalUrl: url,
      status: 200,
      contentType: 'text/html; charset=utf-8',
      headers: HEADERS,
      document: hash('b'),
      bytes: 184_211,
      hints: { title: about.title, publishedAt, language: 'en' },
    }),
    event('ArticleCleaned', article, {
      ...about,
      page: hash('b'),
      document: hash('c'),
      authors: ['Amina Yusuf Dahir', 'Tomas Ekberg'],
      language: 'en',
      canonicalUrl: url,
      siteName: 'Meridian Ledger',
      kind: 'story',
      cleaner: VERSION,
    }),
    event('IncidentsReported', article, { ...about, document: hash('c'), claims: [claim], extractor: VERSION }),
    event('IncidentOpened', `incident/${deterministicId('incident', claim.id)}`, {
      claim: { articleId, claimId: claim.id },
      incident: { type: claim.type, when: claim.when, where: claim.where, toll: tollOf(claim, publishedAt) },
      why: ['no open incident within a day and 25 km'],
    }),
  ]
}

const FEED = deterministicId('feed', 'https://meridian-ledger.example/feeds/world.atom')
const VERSION = { name: 'bench', version: '0.1.0', digest: '0123456789abcdef' }
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'public, max-age=300',
  'last-modified': 'Thu, 01 Jan 2026 08:00:00 GMT',
  etag: '"5e1a0c7f21b94d"',
  vary: 'accept-encoding',
}

const claimOf = (articleId: string, number: number): Claim => ({
  id: deterministicId(articleId, 'attack', 'a bomb killed'),
  type: 'attack.bombing',
  execution: 'carried-out',
  status: 'current',
  why: ['attack.bombing.verb', 'casualties.subject-verb', 'date.weekday', 'place.in'],
  span: { start: 0, end: 118 },
  evidence: [{ start: 119, end: 240 }],
  when: {
    start: '2026-01-01',
    end: '2026-01-01',
    precision: 'day',
    basis: 'text',
    text: 'Thursday',
    span: { start: 96, end: 104 },
  },
  where: {
    name: 'Baidoa',
    path: ['Somalia', 'Bay', 'Baidoa'],
    iso2: 'SO',
    admin1: 'Bay',
    geonameId: 64_013,
    lat: 3.11383,
    lon: 43.6498,
    precision: 'city',
    basis: 'text',
    span: { start: 60, end: 66 },
  },
  actors: [
    {
      role: 'perpetrator',
      kind: 'group',
      name: 'al-Shabaab',
      sector: 'REB',
      certainty: 'alleged',
      span: { start: 140, end: 150 },
    },
  ],
  targets: [{ name: 'market', effect: 'damaged', span: { start: 40, end: 46 } }],
  victims: [{ name: 'traders', count: { min: 7, max: 7 }, effect: 'killed', span: { start: 12, end: 19 } }],
  weapons: [{ code: 'bomb', name: 'bomb', span: { start: 2, end: 6 } }],
  casualties: [
    { kind: 'killed', min: 7 + (number % 9), max: null, qualifier: 'at-least', span: { start: 10, end: 20 } },
    { kind: 'injured', min: 20, max: 20, qualifier: 'exact', span: { start: 70, end: 80 } },
  ],
  attribution: { name: 'police', span: { start: 105, end: 111 } },
})

const tollOf = ({ id, casualties }: Claim, asOf: string) =>
  Object.fromEntries(
    casualties.map(({ kind, min, max }) => [kind, { low: min, best: min, high: max, asOf, byClaim: [id] }]),
  )
