import fc from 'fast-check'
import { expect, it } from 'vitest'
import { copyOf } from './copy.ts'
import { type CopyCandidate, componentsOf, copyGroupsOf } from './copy-groups.ts'
import { sketchOf } from './sketch.ts'

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, at) => `w${from + at}`).join(' ')
const article = (id: string, text: string, publishedAt: string | null = '2025-03-04T06:00:00Z'): CopyCandidate => ({
  id,
  text,
  publishedAt,
})

it('a reprint, cut or with a paragraph of its own, is in the group of the first', () => {
  const copies = [
    article('b', words(0, 300)),
    article('a', words(0, 200)),
    article('c', `${words(900, 60)} ${words(0, 300)}`),
    article('d', words(2000, 300)),
  ]
  expect(Object.fromEntries(copyGroupsOf(copies))).toEqual({ a: 'a', b: 'a', c: 'a' })
  expect(copyGroupsOf([...copies].reverse())).toEqual(copyGroupsOf(copies))
})

it('articles that share a third of their words are two voices', () => {
  expect(copyGroupsOf([article('a', words(0, 300)), article('b', words(200, 300))]).size).toBe(0)
})

it('a template that comes back the next week is no copy', () => {
  expect(copyGroupsOf([article('a', words(0, 300)), article('b', words(0, 300), '2025-03-11T06:00:00Z')]).size).toBe(0)
})

it('a copy of unknown time is still a copy', () => {
  expect(copyGroupsOf([article('a', words(0, 300)), article('b', words(0, 300), null)]).size).toBe(2)
})

it('a brief is a copy word by word only, and a headline is none', () => {
  const grouped = (...texts: string[]): number => copyGroupsOf(texts.map((text, at) => article(String(at), text))).size
  const brief = words(0, 30)
  expect(grouped(brief, `${brief}.`, brief.toUpperCase())).toBe(3)
  expect(grouped(brief, words(0, 29), `${brief} and more`, words(0, 300))).toBe(0)
  expect(grouped(words(0, 7), words(0, 7))).toBe(0)
})

it('the same words about another day are two voices, and a date may be told by its weekday', () => {
  const told = (id: string, day: string) =>
    article(id, `${words(0, 100)} ${day} ${words(200, 100)}`, '2025-03-07T06:00Z')
  const areCopies = (a: string, b: string): boolean => copyGroupsOf([told('a', a), told('b', b)]).size > 0
  expect(areCopies('Thursday', 'March 6')).toBe(true)
  expect(areCopies('6 March', 'Thursday')).toBe(true)
  expect(areCopies('Thursday', 'March 7')).toBe(false)
  expect(areCopies('Thursday', 'Friday')).toBe(false)
  expect(areCopies('March 6', 'March 7')).toBe(false)
  expect(areCopies('Thursday and March 7', 'March 6')).toBe(true)
})

it('a date is of the year that it is nearest in', () => {
  const told = (id: string, day: string, at: string) => article(id, `${words(0, 100)} ${day} ${words(200, 100)}`, at)
  // 31 December 2024 was a Tuesday, 31 December 2025 a Wednesday.
  const of = (weekday: string) =>
    copyGroupsOf([told('a', 'December 31', '2025-01-01T06:00Z'), told('b', weekday, '2025-01-01T08:00Z')]).size
  expect([of('Tuesday'), of('Wednesday')]).toEqual([2, 0])
})

it('articles are in the same groups, each found among all the others or all at once', () => {
  const edited = fc
    .array(fc.tuple(fc.integer({ min: 40, max: 160 }), fc.integer({ min: 2, max: 30 }), fc.nat({ max: 40 })), {
      minLength: 2,
      maxLength: 8,
    })
    .map((list) =>
      list.map(([count, every, from], at) =>
        article(
          `a${at}`,
          Array.from({ length: count }, (_, word) =>
            word % every === every - 1 ? `own${at}x${word}` : `w${from + word}`,
          ).join(' '),
        ),
      ),
    )
  fc.assert(
    fc.property(edited, (articles) => {
      const sketched = articles.map((one) => ({ ...one, sketch: sketchOf(one.text) }))
      const pairs = sketched.flatMap((a) =>
        sketched.flatMap((b): [string, string][] => {
          if (a.id >= b.id || !a.sketch || !b.sketch) return []
          const share = copyOf({ ...a, sketch: a.sketch }, { ...b, sketch: b.sketch })
          return share === null ? [] : [[a.id, b.id]]
        }),
      )
      expect(copyGroupsOf(articles)).toEqual(componentsOf(pairs))
    }),
  )
})
