/**
 * Learns the table of src/english/news/news-weights.ts: which incidents of violence an article reports as news.
 * Run: node scripts/train-news.ts FOLDER SET…, with a folder of documents and keys (see muc-keys.ts).
 */
import { join } from 'node:path'
import { readDocument } from '../src/english/document.ts'
import { readIncidents } from '../src/english/english.ts'
import type { Document } from '../src/english/incidents/mentions.ts'
import type { Incident } from '../src/english/incidents/merging.ts'
import { isWeighed } from '../src/english/incidents/opening.ts'
import { newsFeatures } from '../src/english/news/features.ts'
import { candidatesOf } from '../src/english/roles/candidates.ts'
import { loadGazetteer } from '../src/places/index.ts'
import { type Example, probability, train } from './logistic.ts'
import { accepts, fits, type Key, type Keyed, readKeyed } from './muc-keys.ts'
import { writeTable } from './table.ts'

const [folder = '', ...sets] = process.argv.slice(2)
const gazetteer = loadGazetteer()
const examples: Example[] = []

for (const keyed of sets.flatMap((set) => readKeyed(folder, set))) {
  const document = readDocument(gazetteer, keyed)
  const incidents = readIncidents(document).filter(({ type }) => isWeighed(type))
  const right = matched(keyed, document, incidents)
  for (const incident of incidents)
    examples.push({ features: newsFeatures(document, incident), right: right.has(incident) })
}

// In news of shootings of which each tells of one, the first act of violence is it; nothing is learnt from the others.
for (const keyed of readKeyed(join(folder, '..'), 'gvdb-dev')) {
  const document = readDocument(gazetteer, keyed)
  const first = readIncidents(document).find(({ type }) => isWeighed(type))
  if (first) examples.push({ features: newsFeatures(document, first), right: true })
}

/** For each key the incident that shares most with it. */
function matched(keyed: Keyed, document: Document, incidents: Incident[]): Set<Incident> {
  const right = new Set<Incident>()
  for (const key of keyed.keys) {
    const [best] = incidents
      .filter((incident) => fits(key, incident.type) && !right.has(incident))
      .map((incident) => ({ incident, shared: shared(keyed, key, document, incident) }))
      .sort((a, b) => b.shared - a.shared)
    if (best) right.add(best.incident)
  }
  return right
}

function shared({ text }: Keyed, key: Key, document: Document, incident: Incident): number {
  const names = candidatesOf(document, incident.mentions, incident.type).map(({ span }) =>
    text.slice(span.start, span.end),
  )
  return names.filter((name) => accepts(key.victims, name) || accepts(key.targets, name)).length
}

const model = train(examples, { rare: 10, decay: 0.003 })
const rows = writeTable('news/news-weights.ts', {
  name: 'NEWS_WEIGHTS',
  script: 'train-news.ts',
  about: 'each feature speaks for or against an attack being news',
  model,
})
for (const from of [0.2, 0.3, 0.4, 0.5, 0.6]) {
  const kept = examples.filter(({ features }) => probability(model, features) >= from)
  console.log(
    from,
    'kept',
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
