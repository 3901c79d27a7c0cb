import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { eventTypes, payloadSchemas, schemaVersionOf } from './index.ts'

/**
 * What each schema version looked like, as digests of its shape and its sample, and the words that a field was one of.
 * A line is added with a new version and never changed: what is stored under a version keeps its shape. A list of words
 * may grow, since what is stored still fits; it never shrinks.
 */
const frozen: Record<string, { shape: string; sample: string; words: string[] }> = JSON.parse(
  readFileSync(new URL('frozen-shapes.json', import.meta.url), 'utf8'),
)

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

/** The shape alone: what a field is for may be said in other words. */
const shapeOf = (type: keyof typeof payloadSchemas): { shape: string; words: Set<string> } => {
  const words = new Set<string>()
  const schema = z.toJSONSchema(payloadSchemas[type], { io: 'input', unrepresentable: 'any' })
  const text = JSON.stringify(schema, (key, value) => {
    if (key !== 'enum') return key === 'description' ? undefined : value
    for (const word of value) words.add(word)
    return 'words'
  })
  return { shape: digest(text), words }
}

it.each(eventTypes)('%s has the shape that its schema version was frozen with', (type) => {
  const version = schemaVersionOf(type)
  const { shape, words } = shapeOf(type)
  const known = frozen[`${type}.${version}`]
  const help = `The shape of ${type} has changed, and events of version ${version} are stored. Raise it in upcaster.ts, add an upcaster, a sample ${type}.${version + 1}.json and a line to frozen-shapes.json: ${JSON.stringify({ shape, words: [...words].sort() })}`
  expect(known?.shape, help).toBe(shape)
  expect(
    known?.words.filter((word) => !words.has(word)),
    help,
  ).toEqual([])
})

it('samples of stored versions are not edited, and each has its line', () => {
  const samples = readdirSync(new URL('samples/', import.meta.url)).map((file) => {
    const text = readFileSync(new URL(`samples/${file}`, import.meta.url), 'utf8')
    return [file.replace('.json', ''), digest(JSON.stringify(JSON.parse(text)))]
  })
  const noted = Object.entries(frozen).map(([name, { sample }]) => [name, sample])
  expect(noted.toSorted()).toEqual(samples.toSorted())
})
