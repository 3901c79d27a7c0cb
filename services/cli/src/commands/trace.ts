import { styleText } from 'node:util'
import { InputFault, type LogEvent } from '@blotter/events'
import { articleIdsOf } from '@blotter/feeds'
import { plainLine, printIncident } from '@blotter/pages/text'
import { eventStages } from '@blotter/pipeline'
import { type ArticleTrail, articleTrail, eventWords, followIncident } from '@blotter/views'
import { printData, say } from '../output.ts'
import type { Session } from '../session.ts'

/**
 * Where an article went: every event, every stage's outcome by name, what waits, and the incidents that it reports. Of
 * an incident, also by an id that it no longer has, all its articles. Follows the article that it was merged into.
 * @throws InputFault `never-seen`
 */
export const trace = async (session: Session, named: string, { json }: { json?: boolean }): Promise<void> => {
  const trails: ArticleTrail[] = []
  const wanted = await articlesOf(session, named)
  for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
    if (trails.some(({ articleId }) => articleId === id)) continue
    const trail = await articleTrail(session.log, id, eventStages)
    if (!trail) continue
    trails.push(trail)
    wanted.unshift(...trail.events.flatMap((event) => (event.type === 'ArticleMerged' ? [event.data.into] : [])))
  }
  if (!trails.length)
    throw new InputFault(
      'never-seen',
      `No event speaks of ${named}: no feed has shown it, or under another address. See: npx --no-install blotter feeds list`,
    )
  for (const trail of trails) {
    if (json) printData(JSON.stringify(trail))
    else for (const line of trailLines(trail)) printData(line)
  }
  if (!json) say(`The events themselves: npx --no-install blotter log --stream article/${trails[0]?.articleId}`)
}

// Matches "8e58ec91-0e8b-54ce-885f-6541fc15c057". Not: "8e58ec91".
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const articlesOf = async ({ log }: Session, named: string): Promise<string[]> => {
  if (URL.canParse(named)) return articleIdsOf(named)
  const [, kind, id = named] = /^(article|incident)\/(.+)$/.exec(named) ?? []
  if (!UUID.test(id))
    throw new InputFault('never-seen', `"${named}" is no address and no id of an article or incident.`)
  if (kind === 'article') return [id]
  const reports = await followIncident(log, id)
  if (reports === null) return kind === 'incident' ? [] : [id]
  sayAnswering(id, reports.answering)
  return reports.articles
}

const sayAnswering = (id: string, answering: readonly string[]): void => {
  if (answering.length === 0) say(`Incident ${id} holds no claims any more; these articles told of it.`)
  else if (!answering.includes(id)) say(`What was incident ${id} is today incident ${answering.join(' and ')}.`)
}

const trailLines = ({ articleId, feeds, events, outcomes, open, incidents }: ArticleTrail): string[] => {
  const first = events.find((event) => event.type === 'ArticleDiscovered')
  const titles = new Map(feeds.map(({ id, title, url }) => [id, title ?? url]))
  const found = events.flatMap((event) => [
    line(event.recordedAt, event.type, eventWords(event, titles)),
    ...outcomes
      .filter(({ position }) => position === event.position)
      .map(({ stage, outcome, at }) => line(at, `  ${stage}`, outcome)),
    ...open
      .filter(({ position }) => position === event.position)
      .map(({ stage, handedOut }) =>
        line(null, `  ${stage}`, handedOut ? 'in its queue, or in a worker’s hands' : 'not handed out yet'),
      ),
  ])
  return [
    styleText('bold', plainLine(first?.data.url ?? `article/${articleId}`)),
    ...found,
    ...incidents.map((event) => line(event.recordedAt, event.type, `${event.streamId} ${incidentWords(event)}`)),
    '',
  ]
}

const line = (at: string | null, name: string, words: string): string =>
  `${(at?.slice(0, 19).replace('T', ' ') ?? '').padEnd(19)}  ${name.padEnd(18)}  ${plainLine(words)}`.trimEnd()

const incidentWords = (event: LogEvent): string =>
  event.type === 'IncidentOpened' || event.type === 'IncidentRevised' ? printIncident(event.data.incident) : ''
