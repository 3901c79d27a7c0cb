import { deterministicId, type NewEvent } from '@blotter/events'
import { catchUp, type Log, projections } from '@blotter/log'
import type { Queues } from '@blotter/queue'
import { articleEvents } from './article-events.ts'

/** How much a console has to show. */
export type Crowd = { waiting: number; dead: number; feeds: number; incidents: number; effects: number }

const BATCH = 1_000
const CODES = ['busy', 'timeout', 'unexpected', 'bad-markup', 'too-deep', 'connection-reset']

/** Fills a log and its queues with so much, by the ways on which it would come. */
export const writeCrowd = async (
  { log, queues }: { log: Log; queues: Queues },
  crowd: Crowd,
  say: (text: string) => void,
): Promise<void> => {
  say(`${crowd.feeds} feeds, ${crowd.dead} dead letters, ${crowd.incidents} incidents`)
  await appendAll(log, crowd.feeds, feedEvents)
  await appendAll(log, crowd.dead, deadEvents)
  await appendAll(log, crowd.incidents, incidentEvents)
  for (const projection of projections) await catchUp(log, projection)
  await writeHealth(log)
  await writeEffects(log, crowd.effects)
  say(`${crowd.waiting} waiting jobs`)
  for (let from = 1; from <= crowd.waiting; from += BATCH)
    await queues.add(
      'clean',
      Array.from({ length: Math.min(BATCH, crowd.waiting - from + 1) }, (_, at) => ({ position: from + at })),
    )
  // As autovacuum does within a minute; who has 100,000 waiting has had them for longer.
  await log.query('VACUUM ANALYZE')
}

const appendAll = async (log: Log, count: number, events: (number: number) => NewEvent[]): Promise<void> => {
  for (let from = 0; from < count; from += BATCH)
    await log.append(Array.from({ length: Math.min(BATCH, count - from) }, (_, at) => events(from + at)).flat())
}

const feedEvents = (number: number): NewEvent[] => [
  {
    eventId: deterministicId('crowd', 'feed', number),
    streamId: `feed/${deterministicId('crowd', number)}`,
    type: 'FeedAdded',
    data: { url: `https://paper-${number}.example/rss`, title: `The Paper of Town ${number}` },
    source: 'blotter/bench',
  },
]

const deadEvents = (number: number): NewEvent[] => {
  const [discovered] = articleEvents('dead', number)
  if (!discovered) return []
  const error = { name: 'Error', code: CODES[number % CODES.length] ?? 'busy', message: `It failed at page ${number}.` }
  const parked: NewEvent<'ArticleParked'> = {
    eventId: deterministicId('crowd', 'parked', number),
    streamId: discovered.streamId,
    type: 'ArticleParked',
    data: { stage: number % 2 ? 'clean' : 'fetch', position: number + 1, error, attempts: 5 },
    source: 'blotter/bench',
  }
  return [discovered, parked]
}

const DAY = 86_400_000

/** Incidents of the last days, all over the world. */
const incidentEvents = (number: number): NewEvent[] =>
  articleEvents('crowd', number).flatMap((event): NewEvent[] => {
    if (event.type !== 'IncidentOpened' || !('incident' in event.data) || !event.data.incident.where) return []
    const day = new Date(Date.now() - (number % 20) * DAY).toISOString().slice(0, 10)
    const { incident } = event.data
    const when = { ...incident.when, start: day, end: day }
    const where = { ...incident.where, lat: ((number * 37) % 110) - 45, lon: ((number * 101) % 340) - 170 }
    return [{ ...event, data: { ...event.data, incident: { ...incident, when, where } } } as NewEvent] // as it was, elsewhere
  })

const writeHealth = (log: Log): Promise<unknown> =>
  log.query(`INSERT INTO blotter_work.feed_health (feed_id, failures, error_weight, last_poll_at, last_new_at, last_outcome, gap_ms, longest_gap_ms)
    SELECT feed_id, n % 9 / 8 * 3, n % 9 / 8 * 1.5, now() - n % 900 * interval '1 second', now() - n % 86400 * interval '1 second',
      'new', 3600000, 7200000 FROM (SELECT feed_id, row_number() OVER () AS n FROM blotter_work.feed) AS each`)

/** What the stages did within the hour. */
const writeEffects = (log: Log, count: number): Promise<unknown> =>
  log.query(
    `INSERT INTO blotter_work.stage_effect (stage, position, outcome, done_at)
     SELECT (ARRAY['fetch', 'clean', 'extract', 'link'])[n % 4 + 1], n, 'done', now() - n * interval '3600 seconds' / $1
     FROM generate_series(1, $1::int) AS n ON CONFLICT DO NOTHING`,
    [count],
  )
