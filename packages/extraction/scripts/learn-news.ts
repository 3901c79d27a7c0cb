import type { Incident } from '../src/english/incidents/incident.ts'
import { isWeighed } from '../src/english/incidents/opening.ts'
import { newsFeatures } from '../src/english/news/features.ts'
import { candidatesOf } from '../src/english/roles/candidates.ts'
import { incidentsOf, type Lesson } from './lessons.ts'
import { type Example, type Model, train } from './logistic.ts'
import { accepts, fits, isOnDay, isPlacedIn, type Key } from './muc-keys.ts'

/** Which incidents of violence an article reports as news. */
export const learnNews = (lessons: Lesson[]): Model => train(lessons.flatMap(newsExamples), { rare: 10, decay: 0.003 })

const newsExamples = (lesson: Lesson): Example[] => {
  const incidents = incidentsOf(lesson).filter(({ type }) => isWeighed(type))
  const [first] = incidents
  if (lesson.single) return first ? [{ features: newsFeatures(lesson.document, first), right: true }] : []
  const right = matched(lesson, incidents)
  return incidents.map((incident) => ({
    features: newsFeatures(lesson.document, incident),
    right: right.has(incident),
  }))
}

/** For each key the incident that shares most with it; of equals the one told first. */
const matched = (lesson: Lesson, incidents: Incident[]): Set<Incident> => {
  const right = new Set<Incident>()
  for (const key of lesson.keyed.keys) {
    const [best] = incidents
      .filter((incident) => fits(key, incident.type) && !right.has(incident))
      .map((incident) => ({ incident, shared: shared(lesson, key, incident) }))
      .sort((a, b) => b.shared - a.shared)
    if (best) right.add(best.incident)
  }
  return right
}

/** Names weigh more than the place and the day. */
const shared = ({ keyed: { text }, document }: Lesson, key: Key, incident: Incident): number => {
  const { mentions, type, place, date } = incident
  const names = candidatesOf(document, mentions, type).map(({ span }) => text.slice(span.start, span.end))
  const named = names.filter((name) => accepts(key.victims, name) || accepts(key.targets, name)).length
  return 2 * named + Number(isPlacedIn(key, place?.path ?? [])) + Number(isOnDay(key, date?.start?.slice(0, 10) ?? ''))
}
