import { type Claim, deterministicId, type EngineVersion, type NewEvent, type VersionChange } from '@blotter/events'
import { activateVersion, type Log } from '@blotter/log'
import { checkout, engineVersion } from '@blotter/pipeline'

const PAGE = 250
/** Of a hundred articles, an older version had read the claims of so many as this one does. */
const READ = 90

const ACTS = [
  'An air strike on a market in PLACE killed COUNT people on Tuesday, a doctor at the clinic said.',
  'A car bomb killed COUNT people outside a police station in PLACE on Tuesday, the governor said.',
  'Flooding killed COUNT people in PLACE on Tuesday after two days of rain, rescue workers said.',
  'Gunmen shot dead COUNT farmers near PLACE on Tuesday, residents said.',
  'The council of PLACE met on Tuesday to talk about COUNT new buses, and went home again late.',
]
const PLACES = [
  ...['Idlib, Syria', 'Kabul, Afghanistan', 'Mogadishu, Somalia', 'Gao, Mali', 'Maiduguri, Nigeria'],
  ...['Donetsk, Ukraine', 'Cali, Colombia', 'Peshawar, Pakistan', 'Manila, Philippines', 'Lima, Peru'],
]
const REST = [
  'The road to the north stayed closed for the rest of the day, and lorries waited in a long line at the bridge.',
  'People who live beside the river told of a quiet morning before it, of children on their way to school.',
  'The ministry wrote that it would look into the matter and speak about it when there was more to say.',
  'Shops opened again in the afternoon, and by the evening most of the traders had come back to their stalls.',
  'Neighbours brought blankets and tea, and a teacher read out the names of those whom nobody had heard from.',
]

/** Text of an invented article, about 2.5 kB. */
export const historyText = (number: number): string => {
  const act = (ACTS[number % ACTS.length] ?? '')
    .replace('PLACE', PLACES[Math.floor(number / ACTS.length) % PLACES.length] ?? '')
    .replace('COUNT', String(2 + (number % 11)))
  const rest = Array.from({ length: 22 }, (_, at) => REST[(number + at * 3) % REST.length])
  return `${act}\n\n${rest.join(' ')}`
}

const WEEKS = 150

export const historyDay = (number: number): string =>
  new Date(Date.UTC(2023, 0, 3 + 7 * (number % WEEKS), 9)).toISOString()

export type Extract = (article: { id: string; text: string; url: string; publishedAt: string }) => { claims: Claim[] }

const older = (name: string): EngineVersion => ({ name, version: '0.0.1', digest: 'older' })

/** What a replay from extraction on changes in this history. */
export const historyChanges = (): VersionChange[] => {
  const linking = engineVersion(checkout, 'linking')
  return [
    { from: older('extraction'), to: engineVersion(checkout, 'extraction') },
    { from: linking, to: linking },
  ]
}

/** Appends articles that an older version has read: most as this one does, and nothing in the others. */
export const writeHistory = async (
  log: Log,
  { articles, extract, say }: { articles: number; extract: Extract; say: (text: string) => void },
): Promise<void> => {
  for (let from = 0; from < articles; from += PAGE) {
    const count = Math.min(PAGE, articles - from)
    const written = await Promise.all(Array.from({ length: count }, (_, at) => articleOf(log, from + at, extract)))
    await log.append(written.flat())
    if (from % 5_000 === 0) say(`${from} of ${articles} articles are stored`)
  }
  await log.query(
    `INSERT INTO blotter_work.stage_effect (stage, position, outcome)
     SELECT CASE type WHEN 'ArticleCleaned' THEN 'extract' ELSE 'link' END, position, 'history' FROM blotter.event_log
     WHERE type IN ('ArticleCleaned', 'IncidentsReported')`,
  )
  for (const version of [engineVersion(checkout, 'cleaning'), older('extraction'), engineVersion(checkout, 'linking')])
    await activateVersion(log, version)
}

const articleOf = async (log: Log, number: number, extract: Extract): Promise<NewEvent[]> => {
  const text = historyText(number)
  const [id, document, publishedAt] = [
    deterministicId('history', number),
    await log.documents.put(text),
    historyDay(number),
  ]
  const url = `https://bench.example/${number}`
  const claims = number % 100 < READ ? extract({ id, text, url, publishedAt }).claims : []
  const common = { streamId: `article/${id}`, correlationId: id, source: 'blotter/bench' }
  const about = { url, document, publishedAt }
  return [
    {
      ...common,
      eventId: deterministicId(id, 'cleaned'),
      type: 'ArticleCleaned',
      data: { ...about, page: document, authors: [], language: 'en', kind: 'story', cleaner: older('cleaning') },
    },
    {
      ...common,
      eventId: deterministicId(id, 'reported'),
      type: 'IncidentsReported',
      data: {
        ...about,
        claims,
        extractor: older('extraction'),
        ...(claims.length ? {} : { reason: 'no-incident' }),
      },
    },
  ]
}
