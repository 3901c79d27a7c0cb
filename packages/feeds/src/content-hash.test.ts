import fc from 'fast-check'
import { expect, it } from 'vitest'
import { contentHashOf } from './content-hash.ts'

const item = { title: 'Ferry sinks', summary: '<p>12 killed in the bay.</p>' }
const followedBy = (more: string) => ({ ...item, summary: item.summary + more })

it.each([
  ['a bumped date', { ...item, publishedAt: '2024-05-06T00:00:00Z', updatedAt: '2024-05-07T00:00:00Z' }],
  ['white space', { title: ' Ferry  sinks', summary: '<p>12 killed\n in the&nbsp;bay. </p>' }],
  ['markup', { ...item, summary: '<div class="x">12 killed in the bay.<!-- ad --></div>' }],
  ['another address', { ...item, guid: 'g', url: 'https://a.example/2' }],
  ['a counter behind the text', followedBy(' 1,204 comments')],
  ['a counter in a block of its own', followedBy('<div class="meta"><b>3</b> likes</div>')],
  ['a counter behind its name', followedBy('<p># Comments: 45</p><p>Points: 123</p>')],
  ['a counter in brackets', { ...item, summary: '<p>12 killed in the bay. (7 comments)</p>' }],
])('the hash of what an item says is blind to %s', (_name, changed) => {
  expect(contentHashOf(changed)).toBe(contentHashOf(item))
})

it.each([
  ['<p>Updated 5 March 2026, 10:45 GMT</p>', '<p>Updated 6 March 2026, 11:30 GMT</p>'],
  ['<p>Updated: 03/05/2026</p>', '<p>Updated: 03/06/2026</p>'],
  ['<br>Last updated 5 minutes ago', '<br>Last updated 2 hours ago'],
  ['<p>By Ann Lee | March 5, 2026 | 12 comments</p>', '<p>By Ann Lee | March 6, 2026 | 15 comments</p>'],
  [' (Updated 10:45)', ' (Updated 11:30)'],
])('a bumped date in a body is no edit: %s, %s', (one, other) => {
  const hashWith = (stamp: string) => contentHashOf({ ...item, summary: `<p>12 killed in the bay.${stamp}</p>` })
  expect(hashWith(one)).toBe(hashWith(other))
})

it.each([
  ['<p>It sank on 5 March 2026.</p>', '<p>It sank on 6 March 2026.</p>'],
  ['<p>Date of attack: 03/05/2026</p>', '<p>Date of attack: 03/06/2026</p>'],
  ['<p>5 March 2026: two killed</p>', '<p>6 March 2026: two killed</p>'],
])('a corrected date of an event is one: %s, %s', (one, other) => {
  expect(contentHashOf(followedBy(one))).not.toBe(contentHashOf(followedBy(other)))
})

it.each([
  ['another toll', { ...item, summary: '<p>13 killed in the bay.</p>' }],
  ['another title', { ...item, title: 'Ferry sinks, 12 killed' }],
  ['words that move from title to body', { title: 'Ferry', summary: '<p>sinks 12 killed in the bay.</p>' }],
])('it sees %s', (_name, changed) => {
  expect(contentHashOf(changed)).not.toBe(contentHashOf(item))
})

it('counters that bars part are left out together', () => {
  expect(contentHashOf(followedBy('<p>12 comments | 1.2k views · 7 likes</p>'))).toBe(
    contentHashOf(followedBy('<p>13 comments | 1.3k views · 9 likes</p>')),
  )
})

it('it sees every number that stands in a sentence, in a title or in a table, whatever it counts', () => {
  const noun = fc.constantFrom('shares', 'comments', 'views', 'likes', 'reads', 'replies', 'killed', 'points', '')
  const number = fc
    .tuple(fc.integer({ min: 0, max: 2_000_000 }), fc.boolean())
    .map(([n, grouped]) => n.toLocaleString(grouped ? 'en' : 'fr'))
  const place = fc.constantFrom(
    (counted: string) => ({ title: counted }),
    (counted: string) => ({ title: 'x', summary: `He sold ${counted}` }),
    (counted: string) => ({ title: 'x', summary: `<p>The court heard ${counted} on Monday.</p>` }),
    (counted: string) => ({ title: 'x', summary: `<p><b>${counted}</b> were sold</p>` }),
    (counted: string) => ({ title: 'x', content: `<table><tr><td>${counted}</td><td>total</td></tr></table>` }),
  )
  fc.assert(
    fc.property(noun, number, number, place, (counted, one, other, inPlace) => {
      fc.pre(one !== other)
      expect(contentHashOf(inPlace(`${one} ${counted}`))).not.toBe(contentHashOf(inPlace(`${other} ${counted}`)))
    }),
  )
})

it('takes time in proportion to the text', () => {
  const took = (n: number): number => {
    const before = process.threadCpuUsage()
    contentHashOf({
      title: '',
      summary: `${'<b>'.repeat(n)}${'1'.repeat(n)}${' | '.repeat(n)}${'<p>12 comments'.repeat(n)}`,
    })
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  // Processor time of this thread, in turns, the least of each: whoever else uses the machine makes the clock run.
  const rounds = [1, 2, 3].map(() => ({ short: took(20_000), long: took(80_000) }))
  const least = (of: 'short' | 'long') => Math.min(...rounds.map((round) => round[of]))
  expect(least('long')).toBeLessThan(12 * Math.max(least('short'), 8))
})
