/**
 * Learns the table of src/english/roles/role-weights.ts: which noun groups of an incident are victims, targets or doers.
 * Run: node scripts/train-roles.ts FOLDER SET, with a folder of documents and keys (see muc-keys.ts).
 */
import { writeFileSync } from 'node:fs'
import { readDocument } from '../src/english/document.ts'
import { readIncidents } from '../src/english/english.ts'
import { type Candidate, candidatesOf } from '../src/english/roles/candidates.ts'
import { canBe } from '../src/english/roles/cast.ts'
import { loadGazetteer } from '../src/places/index.ts'
import { type Example, type Model, train } from './logistic.ts'
import { accepts, fits, type Key, type Keyed, readKeyed } from './muc-keys.ts'

// Weights below this are left out.
const SLIGHT = 0.25

const [folder = '', ...sets] = process.argv.slice(2)
const ROLES = ['victim', 'target', 'doer', 'organisation'] as const
const SLOTS = {
  victim: 'victims',
  target: 'targets',
  doer: 'perpetratorIndividuals',
  organisation: 'perpetratorOrgs',
} as const

const gazetteer = loadGazetteer()
const examples: Record<(typeof ROLES)[number], Example[]> = { victim: [], target: [], doer: [], organisation: [] }

for (const keyed of sets.flatMap((set) => readKeyed(folder, set))) {
  if (keyed.keys.length === 0) continue
  const document = readDocument(gazetteer, keyed)
  for (const incident of readIncidents(document)) {
    const candidates = candidatesOf(document, incident.mentions, incident.type)
    const key = keyOf(keyed, incident.type, candidates)
    if (!key) continue
    for (const candidate of candidates) {
      const name = keyed.text.slice(candidate.span.start, candidate.span.end)
      for (const role of ROLES.filter((each) => canBe(candidate, each)))
        examples[role].push({ features: candidate.features, right: accepts(key[SLOTS[role]], name) })
    }
  }
}

/** The key that an incident tells of: the fitting one that names most of its candidates. */
function keyOf({ keys, text }: Keyed, type: string, candidates: Candidate[]): Key | undefined {
  const rated = keys
    .filter((key) => fits(key, type))
    .map((key) => ({
      key,
      names: candidates.filter(({ span }) =>
        Object.values(SLOTS).some((slot) => accepts(key[slot], text.slice(span.start, span.end))),
      ).length,
    }))
  return rated.sort((a, b) => b.names - a.names)[0]?.key
}

const models: Model[] = ROLES.map((role) => train(examples[role], { rare: 25, decay: 0.002 }))
const names = [...new Set(models.flatMap((model) => [...model.weights.keys()]))].sort()
const rows = names.flatMap((name) => {
  const weights = models.map((model) => round(model.weights.get(name) ?? 0))
  return weights.some((weight) => Math.abs(weight) >= SLIGHT)
    ? [`  ${JSON.stringify(name)}: [${weights.join(', ')}],`]
    : []
})

function round(weight: number): number {
  return Math.round(weight * 100) / 100
}

writeFileSync(
  new URL('../src/english/roles/role-weights.ts', import.meta.url),
  `// Written by scripts/train-roles.ts; each feature speaks for or against victim, target, doer and organisation.
export const ROLE_WEIGHTS: {
  bias: Record<'victim' | 'target' | 'doer' | 'organisation', number>
  weights: Record<string, [victim: number, target: number, doer: number, organisation: number]>
} = {
  bias: { ${ROLES.map((role, i) => `${role}: ${round(models[i]?.bias ?? 0)}`).join(', ')} },
  weights: {
${rows.map((row) => `  ${row}`).join('\n')}
  },
}
`,
)
console.log(
  ROLES.map(
    (role) => `${role}: ${examples[role].length} examples, ${examples[role].filter((e) => e.right).length} right`,
  ).join('; '),
  `${rows.length} rows`,
)
