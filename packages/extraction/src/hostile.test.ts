import { claimSchema } from '@blotter/events'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createExtractor, type Extractor } from './extractor.ts'

let extractor: Extractor

beforeAll(async () => {
  extractor = await createExtractor()
})

// Milliseconds of this process's own work, so that a busy machine fails nobody.
const BOUND = 1_000

const READ = 'A bomb exploded in a market in Baghdad on Monday, killing 12 people and wounding 30 others. '

describe('a hostile text of a megabyte takes less than a second and has a named outcome', () => {
  test.each([
    [
      'a megabyte without a stop',
      'the army said that rebels attacked the town and killed people '.repeat(16_000),
      'too-long',
    ],
    ['a hundred thousand numbers', Array.from({ length: 100_000 }, (_, i) => i).join(' '), 'too-long'],
    ['marks that turn the direction', '\u202e\u200f'.repeat(500_000), 'too-short'],
    ['nulls', '\0'.repeat(1_000_000), 'too-long'],
    ['halves of surrogate pairs', '\ud800'.repeat(1_000_000), 'too-long'],
    ['one endless sentence', 'killed by '.repeat(100_000), 'too-long'],
    ['stops', '.'.repeat(1_000_000), 'too-long'],
    ['stops and quotation marks', '.”'.repeat(500_000), 'too-long'],
    ['numbers with letters', '1,1,1,1a '.repeat(110_000), 'language'],
    ['hyphens', 'a-'.repeat(500_000), 'too-long'],
    ['marks over one letter', `a${'\u0301\u0323'.repeat(500_000)}`, 'too-long'],
    ['marks of many classes', 'a\u0345\u0301\u0323\u0321\u0334'.repeat(170_000), 'too-long'],
    ['capitals without a blank', 'É'.repeat(1_000_000), 'too-long'],
    ['initials without a blank', 'A-'.repeat(500_000), 'too-long'],
    ['capitals and brackets', 'A ('.repeat(330_000), 'too-long'],
    ['relatives', 'who which that '.repeat(70_000), 'too-long'],
    ['brackets that never close', '[ ( '.repeat(250_000), 'too-long'],
    ['a letter a line', 'a\n'.repeat(500_000), 'too-long'],
    ['nothing but places', 'Paris, Texas, Georgia, Lima, Goma '.repeat(30_000), 'language'],
    [
      'towns of which there are dozens',
      'the army went to San Antonio and then to Santa Rosa and to San Pedro and Buenavista '.repeat(12_000),
      'too-long',
    ],
  ])('%s', (_, text, reason) => {
    expect(workOf(text)).toMatchObject({ claims: 0, reason })
  })

  test('a headline', () => {
    const title = 'Gunmen shoot dead nine in Santa Rosa and San Pedro '.repeat(20_000)
    expect(workOf(READ, title).claims).toBe(1)
  })

  test.each([
    ['news over and over', READ.repeat(12_000)],
    ['news in capitals', READ.toUpperCase().repeat(12_000)],
    ['news with marks that turn the direction', READ.replaceAll(' ', ' \u200f').repeat(10_000)],
  ])('%s is cut, and says so', (_, text) => {
    const { claims, cutAt } = workOf(text)
    expect(claims).toBeGreaterThan(0)
    expect(cutAt).toBeLessThanOrEqual(60_000)
  })

  test('a text of a thousand short sentences says behind which of them it was not read', () => {
    const brief = 'Nobody came. '
    const text = READ + brief.repeat(1_000)
    expect(text.length).toBeLessThan(60_000)
    expect(workOf(text)).toMatchObject({ claims: 1, cutAt: READ.length + brief.length * 599 })
  })

  test('a story that is read to its end says nothing of it', () => {
    expect(workOf(READ)).toEqual({ claims: 1 })
  })
})

const workOf = (text: string, title?: string): { claims: number; reason?: string; cutAt?: number } => {
  const start = process.cpuUsage()
  const { claims, reason, cutAt } = extractor.extract({ id: 'long', text, ...(title !== undefined && { title }) })
  const { user, system } = process.cpuUsage(start)
  expect((user + system) / 1_000).toBeLessThan(BOUND)
  return { claims: claims.length, ...(reason && { reason }), ...(cutAt !== undefined && { cutAt }) }
}

describe('a word that every object of the language has as a property is a word', () => {
  const property = fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype), 'length', 'then')
  const frame = fc.constantFrom(
    (word: string) => `Rebels shot five people dead in ${word} on Friday, a ${word} said.`,
    (word: string) => `The ${word} of a dam near Kirkuk and 12 ${word} were killed on ${word} 3, the army said.`,
    (word: string) => `In the ${word} of ${word}, a town in ${word}, ${word} killed ${word} people with a ${word}.`,
  )

  test('in the text and in the title, in any case of its letters', () => {
    fc.assert(
      fc.property(property, frame, fc.nat(2), (name, sentence, letters) => {
        const word = [name, `${name[0]?.toUpperCase()}${name.slice(1)}`, name.toUpperCase()][letters] ?? name
        for (const text of [sentence(word), sentence(word).toUpperCase()])
          for (const claim of extractor.extract({ id: 'word', text, title: text }).claims) claimSchema.parse(claim)
      }),
      { numRuns: 300 },
    )
  })
})
