import { join } from 'node:path'
import { readDocument } from '../src/english/document.ts'
import { blocksOf, mentionsOf } from '../src/english/english.ts'
import type { Incident } from '../src/english/incidents/incident.ts'
import type { Document, Mention } from '../src/english/incidents/mentions.ts'
import { gather } from '../src/english/incidents/merging.ts'
import type { Gazetteer } from '../src/places/index.ts'
import { type Keyed, readKeyed } from './muc-keys.ts'

/** A document to learn from, read as far as no learnt table has a say. */
export type Lesson = {
  keyed: Keyed
  document: Document
  mentions: Mention[]
  blocks: number[]
  /** It tells of one incident, the first act of violence in it, and no key says more. */
  single: boolean
}

/** The documents of the sets with keys, and news of shootings beside their folder. */
export const readLessons = (gazetteer: Gazetteer, folder: string, sets: string[]): Lesson[] => {
  const lessonOf = (keyed: Keyed, single: boolean): Lesson => {
    const document = readDocument(gazetteer, keyed)
    return { keyed, document, mentions: mentionsOf(document), blocks: blocksOf(document), single }
  }
  return [
    ...sets.flatMap((set) => readKeyed(folder, set)).map((keyed) => lessonOf(keyed, false)),
    ...readKeyed(join(folder, '..'), 'gvdb-dev').map((keyed) => lessonOf(keyed, true)),
  ]
}

export const incidentsOf = ({ document, mentions, blocks }: Lesson): Incident[] => gather(document, mentions, blocks)
