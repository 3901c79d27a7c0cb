import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withoutStamp } from './stamp.ts'

describe('of a line that only says when, or how often,', () => {
  it.each([
    'Updated 5 minutes ago',
    'Updated an hour ago.',
    '5 March 2026',
    'March 5th, 2026',
    'Thu, 5 Mar 2026 10:45:00 GMT',
    '05/03/2026',
    '5.3.2026',
    '2026-03-05 10:45',
    'Last updated on Thursday, March 5, 2026 at 10:45 pm ET',
    'Published: Mar 4, 2026 | Updated: Mar 5, 2026',
    'This article was last updated on 5 March 2026 at 10:45.',
    'Aktualisiert am 5. März 2026, 10:45 Uhr',
    'Publié le 5 mars 2026 à 10h45',
    'Actualizado el 5 de marzo de 2026',
    'Il y a 5 minutes',
    'Обновлено 5 марта 2026, 10:45 МСК',
    '2026年3月5日 10:45',
    '12 comments',
    '1,204 views | 3 likes',
    '1.2k shares · 7 replies',
    'Comments (12)',
    'View 12 comments',
    '12 commentaires',
  ])('nothing is left: %s', (line) => {
    expect(withoutStamp(line)).toBe('')
  })
})

describe('a stamp beside a story is left out:', () => {
  it.each([
    ['By Ann Lee, 5 March 2026', 'By Ann Lee, 6 March 2026'],
    ['By Ann Lee | Updated 03/05/2026 10:45', 'By Ann Lee | Updated 03/06/2026 11:30'],
    ['Updated March 5, 2026: The ferry has sunk.', 'Updated March 6, 2026: The ferry has sunk.'],
    ['The ferry has sunk. (Updated 10:45)', 'The ferry has sunk. (Updated 11:30)'],
    ['The ferry has sunk. (7 comments)', 'The ferry has sunk. (12 comments)'],
  ])('%s is %s', (one, other) => {
    expect(withoutStamp(one)).toBe(withoutStamp(other))
    expect(withoutStamp(one)).toMatch(/ferry has sunk|ann lee/i)
  })
})

it.each([
  'The ferry sank on 5 March 2026',
  'It began at 10:20.',
  '5 March 2026: twelve killed in the bay',
  'Ferry leaves 10:20',
  'May 3 killed in March 4',
  '12 killed',
  'He sold 12 shares',
  'Updated figures show 12 dead',
  '12',
  '2026',
  'Stake: 12 shares',
  'Published a book on 5 March 2026 about the siege of the town',
  'Date of attack: 5 March 2026',
  'Monday',
  'By 5 March 2026 twelve were dead',
  'Bystanders said on 5 March 2026',
  'twelve dead - by 5 March 2026',
])('what says something stays: %s', (line) => {
  expect(withoutStamp(line)).toBe(line)
})

it('a number in a sentence stays, whatever it counts and wherever it stands', () => {
  const count = fc.integer({ min: 1, max: 9_999 }).map(String)
  const sentence = fc.constantFrom(
    (n: string) => `The court heard of ${n} comments on Monday`,
    (n: string) => `Rebels killed ${n} on 5 March 2026.`,
    (n: string) => `At 10:45 some ${n} views were held`,
    (n: string) => `Updated toll: ${n} dead`,
  )
  fc.assert(
    fc.property(count, sentence, (n, said) => {
      expect(withoutStamp(said(n))).toBe(said(n))
    }),
  )
})

it('takes time in proportion to the line', () => {
  const took = (n: number): number => {
    const before = process.threadCpuUsage()
    for (const piece of ['5 mar ', '12 comments ', 'updated ', '1.', '(', ' - ', '10:45 '])
      withoutStamp(piece.repeat(n))
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  // Processor time of this thread, in turns, the least of each: whoever else uses the machine makes the clock run.
  const rounds = [1, 2, 3].map(() => ({ short: took(10_000), long: took(40_000) }))
  const least = (of: 'short' | 'long') => Math.min(...rounds.map((round) => round[of]))
  expect(least('long')).toBeLessThan(12 * Math.max(least('short'), 8))
})
