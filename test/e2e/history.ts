import { deterministicId, type EngineVersion, type NewEvent } from '@blotter/events'
import { activateVersion, type Log } from '@blotter/log'
import { checkout, engineVersion } from '@blotter/pipeline'
import { loadRules } from '../../services/extractor/src/rules.ts'

const PLACES = [
  ...['Idlib, Syria', 'Kabul, Afghanistan', 'Mogadishu, Somalia', 'Gao, Mali', 'Maiduguri, Nigeria'],
  ...['Donetsk, Ukraine', 'Cali, Colombia', 'Peshawar, Pakistan', 'Manila, Philippines', 'Lima, Peru'],
]
const ACTS = [
  'An air strike on a market in PLACE killed N people on Tuesday, a doctor said. The jets came back an hour later.',
  'A car bomb killed N people outside a police station in PLACE on Tuesday, the governor said. Windows broke nearby.',
  'Flooding killed N people in PLACE on Tuesday after two days of rain, rescue workers said. Roads were cut off.',
  'Gunmen shot dead N farmers near PLACE on Tuesday, residents said. They had come on motorcycles from the north.',
  'The council of PLACE met on Tuesday to talk about N new buses. Members of all parties praised the plan.',
]

export type HistoryOptions = {
  /** Whether this checkout's own extraction read them, and is the active one. */
  current?: boolean
  articles: number /** of the first so many, an older version had read the claims */
  read: number
}

const older = (name: string): EngineVersion => ({ name, version: '0.0.1', digest: 'older' })

/**
 * Fills a log with articles that an older version has read: the first ones as this one does, and nothing in the others.
 * What claims there are is linked by nobody yet.
 */
export const writeHistory = async (log: Log, { articles, read, current = false }: HistoryOptions): Promise<void> => {
  const { extract } = await loadRules()
  const { signal } = new AbortController()
  const events: NewEvent[] = []
  for (let at = 0; at < articles; at += 1) {
    const day = new Date(Date.UTC(2026, 0, 7 + 7 * (at % 40))).toISOString()
    const text = textOf(at)
    const document = await log.documents.put(text)
    const id = deterministicId('history', at)
    const url = `https://news.example/${at}`
    const { claims } = at < read ? await extract({ id, text, url, publishedAt: day }, signal) : { claims: [] }
    events.push(...eventsOf({ id, url, day, document, claims }))
  }
  for (let at = 0; at < events.length; at += 500) await log.append(events.slice(at, at + 500))
  // Extraction has done them, and there is nothing to link where there are no claims.
  await log.query(
    `INSERT INTO blotter_work.stage_effect (stage, position, outcome)
     SELECT CASE type WHEN 'ArticleCleaned' THEN 'extract' ELSE 'link' END, position, 'history' FROM blotter.event_log
     WHERE type = 'ArticleCleaned' OR (type = 'IncidentsReported' AND data -> 'claims' = '[]')`,
  )
  const extraction = current ? engineVersion(checkout, 'extraction') : older('extraction')
  for (const version of [engineVersion(checkout, 'cleaning'), extraction, engineVersion(checkout, 'linking')])
    await activateVersion(log, version)
}

export const textOf = (at: number): string =>
  (ACTS[at % ACTS.length] ?? '')
    .replace('PLACE', PLACES[Math.floor(at / ACTS.length) % PLACES.length] ?? '')
    .replace('N ', `${2 + (at % 11)} `)

type Read = {
  id: string
  url: string
  day: string
  document: string
  claims: Extract<NewEvent, { type: 'IncidentsReported' }>['data']['claims']
}

const eventsOf = ({ id, url, day, document, claims }: Read): NewEvent[] => {
  const common = { streamId: `article/${id}`, correlationId: id, source: 'blotter/test' }
  return [
    {
      ...common,
      eventId: deterministicId(id, 'cleaned'),
      type: 'ArticleCleaned',
      data: {
        url,
        page: document,
        document,
        publishedAt: day,
        authors: [],
        language: 'en',
        kind: 'story',
        cleaner: older('cleaning'),
      },
    },
    {
      ...common,
      eventId: deterministicId(id, 'reported'),
      type: 'IncidentsReported',
      data: {
        url,
        document,
        publishedAt: day,
        claims,
        extractor: older('extraction'),
        ...(claims.length ? {} : { reason: 'no-incident' }),
      },
    },
  ]
}

/** The versions of a replay from extraction on, to this checkout's. */
export const changesFromOlder = () => {
  const linking = engineVersion(checkout, 'linking')
  return [
    { from: older('extraction'), to: engineVersion(checkout, 'extraction') },
    { from: linking, to: linking },
  ]
}
