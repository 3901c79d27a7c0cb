/**
 * Learns the table of src/english/incidents/parting-weights.ts: which sentences tell of another attack than the one told
 * before. Run: node scripts/train-parting.ts FOLDER SET…, with a folder of documents and keys (see muc-keys.ts).
 */
import { join } from 'node:path'
import { readDocument } from '../src/english/document.ts'
import { readIncidents } from '../src/english/english.ts'
import type { Document, Mention } from '../src/english/incidents/mentions.ts'
import type { Incident, Read } from '../src/english/incidents/merging.ts'
import { partingFeatures } from '../src/english/incidents/parting.ts'
import { candidatesOf } from '../src/english/roles/candidates.ts'
import { loadGazetteer } from '../src/places/index.ts'
import { type Example, probability, train } from './logistic.ts'
import { accepts, type Key, type Keyed, readKeyed } from './muc-keys.ts'
import { writeTable } from './table.ts'

const [folder = '', ...sets] = process.argv.slice(2)
const gazetteer = loadGazetteer()
const examples: Example[] = []

for (const keyed of sets.flatMap((set) => readKeyed(folder, set))) {
  if (keyed.keys.length === 0) continue
  const document = readDocument(gazetteer, keyed)
  readIncidents(document, (incident, read) => {
    const right = isAnother(keyed, document, incident, read)
    if (right === undefined) return false
    examples.push({ features: partingFeatures(incident, read), right })
    return right
  })
}

// News of shootings of which each tells of one: no sentence of them is about another.
for (const keyed of readKeyed(join(folder, '..'), 'gvdb-dev')) {
  readIncidents(readDocument(gazetteer, keyed), (incident, read) => {
    examples.push({ features: partingFeatures(incident, read), right: false })
    return false
  })
}

/** Whether the key that a sentence's names belong to is another than the incident's; undefined when no key tells. */
function isAnother(keyed: Keyed, document: Document, incident: Incident, read: Read): boolean | undefined {
  const mine = keysOf(keyed, document, [read.mention], read.type ?? 'attack.other')
  const theirs = keysOf(keyed, document, incident.mentions, incident.type)
  if (mine.length === 0) return theirs.length > 0 ? false : undefined
  return !mine.some((key) => theirs.includes(key))
}

function keysOf({ keys, text }: Keyed, document: Document, mentions: Mention[], type: Incident['type']): Key[] {
  const names = candidatesOf(document, [...mentions], type).map(({ span }) => text.slice(span.start, span.end))
  return keys.filter((key) => names.some((name) => accepts(key.victims, name) || accepts(key.targets, name)))
}

const model = train(examples, { rare: 8, decay: 0.003 })
const rows = writeTable('incidents/parting-weights.ts', {
  name: 'PARTING_WEIGHTS',
  script: 'train-parting.ts',
  about: 'each feature speaks for or against a sentence telling of another attack',
  model,
})
for (const from of [0.3, 0.4, 0.5, 0.6, 0.7]) {
  const kept = examples.filter(({ features }) => probability(model, features) >= from)
  console.log(
    from,
    kept.length,
    'of',
    examples.length,
    'right',
    kept.filter((e) => e.right).length,
    'of',
    examples.filter((e) => e.right).length,
  )
}
console.log(`${rows} rows`)
