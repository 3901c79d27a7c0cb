import type { Incident, Read } from '../src/english/incidents/incident.ts'
import type { Mention } from '../src/english/incidents/mentions.ts'
import { gather } from '../src/english/incidents/merging.ts'
import { partingFeatures } from '../src/english/incidents/parting.ts'
import { candidatesOf } from '../src/english/roles/candidates.ts'
import type { Lesson } from './lessons.ts'
import { type Example, type Model, train } from './logistic.ts'
import { accepts, type Key } from './muc-keys.ts'

/** Which sentences tell of another attack than the one told before. */
export const learnParting = (lessons: Lesson[]): Model => train(lessons.flatMap(examplesOf), { rare: 8, decay: 0.003 })

const examplesOf = (lesson: Lesson): Example[] => {
  const examples: Example[] = []
  const { document, mentions, blocks, single } = lesson
  if (!single && lesson.keyed.keys.length === 0) return []
  gather(document, mentions, blocks, (incident, read) => {
    const right = single ? false : isAnother(lesson, incident, read)
    if (right !== undefined) examples.push({ features: partingFeatures(incident, read), right })
    return right ?? false
  })
  return examples
}

/** Whether the key that a sentence's names belong to is another than the incident's; undefined when no key tells. */
const isAnother = (lesson: Lesson, incident: Incident, read: Read): boolean | undefined => {
  const mine = keysOf(lesson, [read.mention], read.type ?? 'attack.other')
  const theirs = keysOf(lesson, incident.mentions, incident.type)
  if (mine.length === 0) return theirs.length > 0 ? false : undefined
  return !mine.some((key) => theirs.includes(key))
}

const keysOf = ({ keyed: { keys, text }, document }: Lesson, mentions: Mention[], type: Incident['type']): Key[] => {
  const names = candidatesOf(document, [...mentions], type).map(({ span }) => text.slice(span.start, span.end))
  return keys.filter((key) => names.some((name) => accepts(key.victims, name) || accepts(key.targets, name)))
}
