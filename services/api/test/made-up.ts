import { type Claim, deterministicId, type IncidentView, type NewEvent } from '@blotter/events'
import { catchUp, type Log, projections } from '@blotter/log'

const source = 'blotter/test'
const version = { name: 'made-up', version: '0', digest: '0' }

export const idOf = (name: string): string => deterministicId('api-test', name)
export const incidentId = (name: string): string => idOf(`${name} incident`)

/** What is told of one invented incident. */
export type Told = {
  name: string
  type?: string
  day?: string | null
  iso2?: string
  admin1?: string
  place?: string
  at?: [lat: number, lon: number]
  killed?: number
  voices?: number
  level?: 'low' | 'medium' | 'high'
  actor?: string
  feed?: string
  title?: string
  sentence?: string
}

/** An article that tells of an incident, and the incident that it opens. */
export const eventsOf = (told: Told, document: string): NewEvent[] => {
  const { name, title = `News of ${name}` } = told
  const url = `https://news.example/${encodeURIComponent(name)}`
  const about = { url, title }
  const [articleId, claim, view] = [idOf(name), claimOf(told), viewOf(told)]
  const stream = `article/${articleId}`
  const ids = { correlationId: articleId, source }
  return [
    {
      eventId: articleId,
      streamId: stream,
      type: 'ArticleDiscovered',
      data: { ...about, feedId: idOf(told.feed ?? 'a feed'), itemKey: name, contentHash: name },
      ...ids,
    },
    {
      eventId: idOf(`${name} reported`),
      streamId: stream,
      type: 'IncidentsReported',
      data: { ...about, document, publishedAt: '2026-11-02T08:00:00Z', extractor: version, claims: [claim] },
      ...ids,
    },
    {
      eventId: idOf(`${name} opened`),
      streamId: `incident/${incidentId(name)}`,
      type: 'IncidentOpened',
      data: { claim: { articleId, claimId: claim.id }, incident: view, why: [] },
      ...ids,
    },
  ]
}

/** The same incident with another toll. */
export const revisionOf = (told: Told, number = 1): NewEvent => ({
  eventId: idOf(`${told.name} revised ${number}`),
  streamId: `incident/${incidentId(told.name)}`,
  type: 'IncidentRevised',
  data: { changes: [], incident: viewOf(told), because: [] },
  source,
})

export const retractionOf = (name: string): NewEvent => ({
  eventId: idOf(`${name} retracted`),
  streamId: `incident/${incidentId(name)}`,
  type: 'IncidentRetracted',
  data: { reason: 'it did not happen' },
  source,
})

const spanOf = (sentence: string) => ({ start: 0, end: sentence.length })

const viewOf = ({
  type = 'attack.bombing',
  day = '2026-11-01',
  killed,
  voices = 1,
  level = 'low',
  ...told
}: Told): IncidentView => ({
  type,
  when: { start: day, end: day, precision: day ? 'day' : 'unknown', basis: day ? 'text' : 'none' },
  where: {
    name: told.place ?? 'A town',
    path: ['A country', told.admin1 ?? 'A province', told.place ?? 'A town'],
    iso2: told.iso2 ?? 'NE',
    ...(told.admin1 ? { admin1: told.admin1 } : {}),
    ...(told.at ? { lat: told.at[0], lon: told.at[1] } : {}),
    precision: 'city',
    basis: 'text',
  },
  toll: killed === undefined ? {} : { killed: { low: killed, best: killed, high: killed, asOf: null, byClaim: [] } },
  confidence: { level, voices, because: [] },
})

const claimOf = (told: Told): Claim => {
  const { type, when, where } = viewOf(told)
  const span = spanOf(sentenceOf(told))
  return {
    ...{ id: idOf(`${told.name} claim`), type, when, where, span, execution: 'carried-out', status: 'current' },
    ...{ why: [], evidence: [], targets: [], victims: [], weapons: [], casualties: [] },
    actors: told.actor ? [{ role: 'perpetrator', kind: 'group', name: told.actor, certainty: 'alleged', span }] : [],
  }
}

const sentenceOf = ({ name, sentence = `Something befell ${name}.` }: Told): string => sentence

/** Appends what is told, and folds it. */
export const tell = async (log: Log, all: readonly Told[]): Promise<void> => {
  for (const told of all) await log.append(eventsOf(told, await log.documents.put(sentenceOf(told))))
  await foldAll(log)
}

export const foldAll = async (log: Log): Promise<void> => {
  for (const projection of projections) await catchUp(log, projection)
}
