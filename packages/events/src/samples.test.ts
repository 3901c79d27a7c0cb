import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { eventTypes, payloadSchemas, readPayload, schemaVersionOf } from './index.ts'

type Sample = { type: keyof typeof payloadSchemas; schemaVersion: number; data: Record<string, unknown> }

/** Payloads as they were once written, `<Type>.<schema version>.json`. They are never edited: a new shape adds a file. */
const folder = new URL('samples/', import.meta.url)
const samples: Sample[] = readdirSync(folder).map((name) => {
  const sample: Sample = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  expect(name).toBe(`${sample.type}.${sample.schemaVersion}.json`)
  return sample
})

it('every event type has a sample of each of its schema versions', () => {
  const wanted = eventTypes.flatMap((type) =>
    Array.from({ length: schemaVersionOf(type) }, (_, at) => `${type}.${at + 1}`),
  )
  expect(samples.map(({ type, schemaVersion }) => `${type}.${schemaVersion}`).toSorted()).toEqual(wanted.toSorted())
})

describe.each(samples)('a stored $type of schema version $schemaVersion', ({ type, schemaVersion, data }) => {
  it('is read in today’s shape, and loses nothing where that is its own', () => {
    const read = readPayload(type, schemaVersion, data)
    if (schemaVersion === schemaVersionOf(type)) expect(read).toEqual(data)
    else expect(payloadSchemas[type].safeParse(read).success).toBe(true)
  })

  it('has every field that today’s schema knows', () => {
    const read = readPayload(type, schemaVersion, data) as object // an event's payload is an object
    expect(Object.keys(payloadSchemas[type].shape).filter((field) => !(field in read))).toEqual([])
  })
})
