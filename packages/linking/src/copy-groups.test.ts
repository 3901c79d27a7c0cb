import { expect, it } from 'vitest'
import { type CopyCandidate, copyGroupsOf } from './copy-groups.ts'

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

it('a copy of unknown time is still a copy, and texts of a few words are none', () => {
  expect(copyGroupsOf([article('a', words(0, 300)), article('b', words(0, 300), null)]).size).toBe(2)
  expect(copyGroupsOf([article('a', words(0, 10)), article('b', words(0, 10))]).size).toBe(0)
})
