import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMBINATIONS } from '../incidents/combinations.ts'
import { createPrefilter, vocabularyOf } from './prefilter.ts'

const perhaps = (pattern: RegExp, text: string): boolean =>
  createPrefilter([pattern], (each) => [each])(vocabularyOf(text)).length > 0

describe('a pattern is left out where its words are not', () => {
  test.each([
    [/\b(?:bombs?|mines?)\b/, ' two mines lay there ', ' a miner and a bomber '],
    [/\bkill\w*/, ' the killing ', ' a skill '],
    [/\b(?:the )?(?:rebel|arm(?:y|ies)) camp\b/, ' rebel-held camp ', ' a camp of rebels '],
    [/\bset (?:fire|ablaze)\b/, ' was set alight ', ' a sunset '],
    [/(?<!\bthe )\bdrill\b(?! bit)/i, ' A DRILL ', ' drills '],
    [/^ (?:meanwhile|also)\b/, ' also there ', ' there '],
    [/["“](?:stop|halt)\b/, ' “ halt ', ' “ go '],
  ])('%s', (pattern, having, lacking) => {
    expect(perhaps(pattern, having)).toBe(true)
    expect(perhaps(pattern, lacking)).toBe(false)
  })
})

test.each([[/\b(?:\S*workers|nurses)\b/], [/\b\d+ dead\b/], [/ed\b/], [/\b(?:of )*[a-z]+/], [/^/], [/\bask\b/iu]])(
  '%s may begin with anything and is never left out',
  (pattern) => {
    expect(perhaps(pattern, ' a word ')).toBe(true)
  },
)

test('of a rule all patterns need a word of theirs, in any of the texts', () => {
  const filter = createPrefilter([[/\bred\b/, /\bblue\b/]], (rule) => rule)
  expect(filter(vocabularyOf('red'))).toHaveLength(0)
  expect(filter(vocabularyOf('red'), vocabularyOf('blue'))).toHaveLength(1)
})

test('what matches is never left out', () => {
  const patterns = COMBINATIONS.flatMap(({ all, none }) => (none ? [...all, none] : all))
  const among = createPrefilter(patterns, (pattern) => [pattern])
  const words = [...new Set(patterns.flatMap(({ source }) => source.match(/[a-z]{2,}/g) ?? []))]
  const written = fc.array(fc.constantFrom(...words, 'x', '3', 'é', '-', "'s", '"', ','), { maxLength: 40 })
  fc.assert(
    fc.property(written, fc.constantFrom(' ', '', '-'), (list, joint) => {
      const text = ` ${list.join(joint)} `
      const kept = new Set(among(vocabularyOf(text)))
      for (const pattern of patterns) if (pattern.test(text)) expect(kept).toContain(pattern)
    }),
    { numRuns: 300 },
  )
})
