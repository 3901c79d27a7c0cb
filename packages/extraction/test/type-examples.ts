import { incidentTypes } from '@blotter/events'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from '../src/extractor.ts'

/** Sentences that tell of a type, and near ones that do not. Each stands for a story of its own. */
export type Examples = Record<string, { is: string[]; not: string[] }>

/** Tests of every type of some families ("attack"), by examples; a type without two of each fails. */
export const testFamilies = (families: readonly string[], examples: Examples): void => {
  let extractor: Extractor
  beforeAll(async () => {
    extractor = await createExtractor()
  })
  const typesOf = (text: string): string[] =>
    extractor.extract({ id: 'story', text, publishedAt: '2021-05-28T10:00:00Z' }).claims.map(({ type }) => type)

  const types = incidentTypes.map(({ code }) => code)
  describe.each(types.filter((type) => families.some((family) => type.startsWith(`${family}.`))))('%s', (type) => {
    const { is, not } = examples[type] ?? { is: [], not: [] }

    test('has two sentences that tell of it and two that do not', () => {
      expect([is.length, not.length].every((count) => count >= 2)).toBe(true)
    })

    test.each(is)('is told by: %s', (text) => {
      expect(typesOf(text)).toContain(type)
      expect(typesOf(text.toUpperCase())).toContain(type)
    })

    test.each(not)('is not told by: %s', (text) => {
      expect(typesOf(text)).not.toContain(type)
    })
  })
}
