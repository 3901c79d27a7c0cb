import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A name of a key's slot: any of the strings is right. */
type Filler = string | { any: string[]; optional?: boolean }
type Slot = 'victims' | 'targets' | 'perpetratorIndividuals' | 'perpetratorOrgs'
export type Key = {
  type: string
  typeAlternatives: string[]
  optional: boolean
  date: { from: string | null; to: string | null } | null
  /** Each way to write it, country first. */
  location: (string | { name: string })[][] | null
} & Record<Slot, Filler[] | null>
export type Keyed = { id: string; text: string; publishedAt?: string; keys: Key[] }

/**
 * Documents with their keys from a folder of development data: `NAME.input.ndjson` beside `NAME.jsonl`.
 * @param folder  the folder that holds both
 * @param name    which set of it
 */
export const readKeyed = (folder: string, name: string): Keyed[] => {
  const keys = new Map(
    lines<{ id: string; incidents: Key[] }>(join(folder, `${name}.jsonl`)).map((k) => [k.id, k.incidents]),
  )
  return lines<Keyed>(join(folder, `${name}.input.ndjson`)).map((document) => ({
    ...document,
    keys: keys.get(document.id) ?? [],
  }))
}

// A line of these files is trusted to have its documented shape.
const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T)

const words = (name: string): string[] =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\s]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word && !/^(?:an?|the|\d+)$/.test(word))

/** Whether a name is one that a slot of a key accepts: its last word and at least half of its words. */
export const accepts = (slot: Filler[] | null, name: string): boolean => {
  const ours = words(name)
  return (slot ?? []).some((filler) =>
    (typeof filler === 'string' ? [filler] : filler.any).some((accepted) => {
      const theirs = words(accepted)
      const shared = theirs.filter((word) => ours.includes(word)).length
      return (
        theirs.length > 0 &&
        ours.includes(theirs.at(-1) ?? '') &&
        shared * 2 >= theirs.length &&
        ours.length <= 3 * theirs.length
      )
    }),
  )
}

const KINDS: [RegExp, string][] = [
  [/^attack\.(?:suicide-)?bombing$|^conflict\.(?:ied|grenade)$/, 'BOMBING'],
  [/^attack\.arson$/, 'ARSON'],
  [/^attack\.(?:kidnapping|hostage)$/, 'KIDNAPPING'],
  [/^attack\.|^conflict\.(?:shelling|air-strike|chemical|clash)$/, 'ATTACK'],
]

/** Whether an incident of this type can be the one of a key. */
export const fits = (key: Key, type: string): boolean => {
  const kind = KINDS.find(([pattern]) => pattern.test(type))?.[1]
  return kind !== undefined && (kind === 'ATTACK' || kind === key.type || key.typeAlternatives.includes(kind))
}

/** Whether the finest name of a key's place is one of these. */
export const isPlacedIn = (key: Key, names: string[]): boolean =>
  (key.location ?? []).some((path) => {
    const last = path.at(-1)
    const name = typeof last === 'string' ? last : last?.name
    return path.length > 1 && name !== undefined && names.some((other) => plain(other) === plain(name))
  })

const plain = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether a key says that it was on this day and no other. */
export const isOnDay = ({ date }: Key, day: string): boolean =>
  date !== null && date.from === date.to && date.to === day
