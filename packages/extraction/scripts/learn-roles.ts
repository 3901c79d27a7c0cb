import { type Candidate, candidatesOf } from '../src/english/roles/candidates.ts'
import { canBe } from '../src/english/roles/cast.ts'
import { type Role, roles } from '../src/english/roles/scoring.ts'
import { incidentsOf, type Lesson } from './lessons.ts'
import { type Example, type Model, train } from './logistic.ts'
import { accepts, fits, type Key } from './muc-keys.ts'

const SLOTS = {
  victim: 'victims',
  target: 'targets',
  doer: 'perpetratorIndividuals',
  organisation: 'perpetratorOrgs',
} as const

/** Which noun groups of an incident are victims, targets or doers. */
export const learnRoles = (lessons: Lesson[]): Record<Role, Model> => {
  const examples: Record<Role, Example[]> = { victim: [], target: [], doer: [], organisation: [] }
  for (const lesson of lessons.filter(({ keyed, single }) => !single && keyed.keys.length > 0))
    for (const incident of incidentsOf(lesson)) {
      const candidates = candidatesOf(lesson.document, incident.mentions, incident.type)
      const key = keyOf(lesson, incident.type, candidates)
      if (!key) continue
      for (const candidate of candidates) {
        const name = nameOf(lesson, candidate)
        for (const role of roles.filter((each) => canBe(candidate, each)))
          examples[role].push({ features: candidate.features, right: accepts(key[SLOTS[role]], name) })
      }
    }
  const learn = (role: Role): Model => train(examples[role], { rare: 25, decay: 0.002 })
  return {
    victim: learn('victim'),
    target: learn('target'),
    doer: learn('doer'),
    organisation: learn('organisation'),
  }
}

/** The key that an incident tells of: the fitting one that names most of its candidates. */
const keyOf = (lesson: Lesson, type: string, candidates: Candidate[]): Key | undefined => {
  const rated = lesson.keyed.keys
    .filter((key) => fits(key, type))
    .map((key) => ({
      key,
      names: candidates.filter((candidate) =>
        Object.values(SLOTS).some((slot) => accepts(key[slot], nameOf(lesson, candidate))),
      ).length,
    }))
  return rated.sort((a, b) => b.names - a.names)[0]?.key
}

const nameOf = ({ keyed }: Lesson, { span }: Candidate): string => keyed.text.slice(span.start, span.end)
