import { type Claim, claimSchema } from '@blotter/events'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type ExtractionInput, type Extractor } from './extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

const claimsOf = (text: string, more: Partial<ExtractionInput> = {}): Claim[] =>
  extractor.extract({ id: 'a', text, ...more }).claims

const words = fc.constantFrom(
  'gunmen',
  'killed',
  'at',
  'least',
  '12',
  'people',
  'and',
  'wounded',
  'three',
  'children',
  'in',
  'Kabul',
  'on',
  'Monday',
  '.',
  ',',
  'the',
  'army',
  'said',
  'a',
  'bomb',
  'exploded',
  'among',
  'them',
  'was',
  'were',
  'who',
  '"',
  'since',
  '2015',
  'after',
  'flood',
  'é',
  '😱',
  'LONDON',
  '-',
  '—',
  '\n',
  'who',
  'by',
  'rebels',
  ';',
  'not',
  'no',
  'one',
  'of',
)
const newsLike = fc.array(words, { minLength: 5, maxLength: 80 }).map((list) => list.join(' '))

describe('for any text', () => {
  test('claims fit the schema and their spans lie inside it', () => {
    fc.assert(
      fc.property(fc.oneof(newsLike, fc.string({ unit: 'grapheme', maxLength: 400 })), (text) => {
        for (const claim of claimsOf(text, { publishedAt: '2020-01-08T00:00:00Z' })) {
          claimSchema.parse(claim)
          const spans = [
            claim.span,
            ...claim.evidence,
            ...claim.casualties.map((c) => c.span),
            ...claim.victims.map((v) => v.span),
            ...claim.actors.map((a) => a.span),
            ...claim.weapons.map((w) => w.span),
            ...claim.targets.map((t) => t.span),
          ]
          for (const span of spans) {
            expect(span.end).toBeGreaterThan(span.start)
            expect(span.end).toBeLessThanOrEqual(text.length)
          }
          for (const victim of claim.victims) expect(text.slice(victim.span.start, victim.span.end)).toBe(victim.name)
          for (const part of claim.casualties)
            if (part.subsetOf !== undefined) expect(claim.casualties[part.subsetOf]).toBeDefined()
        }
      }),
      { numRuns: 200 },
    )
  })

  test('the same input gives the same output, and ids are unique', () => {
    fc.assert(
      fc.property(newsLike, (text) => {
        const once = extractor.extract({ id: 'x', text })
        expect(extractor.extract({ id: 'x', text })).toEqual(once)
        expect(new Set(once.claims.map((c) => c.id)).size).toBe(once.claims.length)
      }),
      { numRuns: 100 },
    )
  })
})
