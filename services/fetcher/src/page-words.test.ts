import { expect, it } from 'vitest'
import { pageWords } from './page-words.ts'

const words = (html: string): string => pageWords(Buffer.from(html))
const page =
  '<html><head><script>state={"id":7,"t":1772618400}</script></head><body><p nonce="a1">12 killed in the bay</p><time datetime="2026-03-04">4 March</time></body></html>'

it.each([
  ['a bumped date', page.replace('2026-03-04', '2026-03-05').replace('4 March', '5 March')],
  ['a timestamp in a script', page.replace('1772618400', '1772618999')],
  ['another nonce', page.replace('a1', 'b2')],
  ['white space and letter case', page.replace('in the', ' IN\n the')],
  ['other markup', page.replace('<p nonce="a1">', '<div class="x">').replace('</p>', '</div>')],
])('%s leaves the words of a page as they are', (_what, changed) => {
  expect(words(changed)).toBe(words(page))
})

it.each([
  ['another toll', page.replace('12 killed', '13 killed')],
  ['another word', page.replace('bay', 'harbour')],
  ['another number in a script', page.replace('"id":7', '"id":8')],
])('%s changes them', (_what, changed) => {
  expect(words(changed)).not.toBe(words(page))
})

const stamped = (stamp: string): string => `<div>${stamp}</div>${page}`

it.each([
  ['Updated 10:45', 'Updated 11:30'],
  ['<span>By Ann Lee</span> <span>2026-03-04 10:45</span>', '<span>By Ann Lee</span> <span>2026-03-05 08:00</span>'],
  ['5 minutes ago', '2 hours ago'],
  ['Updated 5 minutes ago.', 'Updated an hour ago.'],
  ['<li>Updated 4 March 2026, 10:45 GMT</li>', '<li>Updated 5 March 2026, 08:00 GMT</li>'],
  ['By Ann Lee, March 4, 2026', 'By Ann Lee, March 5, 2026'],
  ['Aktualisiert am 4. März 2026', 'Aktualisiert am 5. März 2026'],
  ['03/04/2026&nbsp;|&nbsp;Politics', '03/05/2026&nbsp;|&nbsp;Politics'],
  ['<h2>12 comments</h2>', '<h2>15 comments</h2>'],
  ['<button>Share (3)</button> <button>1.2k views</button>', '<button>Share (4)</button> <button>1.3k views</button>'],
  ['<script>x={"commentCount":12,"views":"1,204"}</script>', '<script>x={"commentCount":15,"views":"1,304"}</script>'],
  ['<script>x={"shown":"4 March 2026"}</script>', '<script>x={"shown":"5 March 2026"}</script>'],
  ['<script>x={"date":"2026-03-04","at":"10:20"}</script>', '<script>x={"date":"2026-03-05","at":"10:21"}</script>'],
])('%s and %s are stamps, and the same', (one, other) => {
  expect(words(stamped(one))).toBe(words(stamped(other)))
})

it.each([
  ['<p>The bomb went off at 10:20 near the old bridge, police said.</p>', '10:20', '11:45'],
  ['<h1>Blast at 10:20</h1>', '10:20', '11:45'],
  ['<li>10:20 Ferry leaves</li>', '10:20', '10:40'],
  ['<p>It began at 10:20.</p>', '10:20', '10:40'],
  ['<p>The siege of the town began on 2026-03-04 and lasted for a week</p>', '2026-03-04', '2026-03-05'],
  ['<p>12000000 refugees</p>', '12000000', '13000000'],
  ['<p>He sold 12 shares</p>', '12', '13'],
  ['<p>It sank on 4 March 2026 off the coast</p>', '4 March', '5 March'],
  ['<li>4 March 2026: ferry sinks</li>', '4 March', '5 March'],
  ['<script>x={"killed":12}</script>', '12', '13'],
  ['<script>x="Twelve died on 4 March 2026"</script>', '4 March', '5 March'],
])('%s tells when or how many, so that another %s changes it', (line, one, other) => {
  expect(words(stamped(line))).not.toBe(words(stamped(line.replace(one, other))))
})

it('what changes by itself is left out, and what a story says is kept', () => {
  expect(words('updated 5 minutes ago at 10:20 on 2026-03-04T10:20:30Z, 9f86d081884c7d659a2feaa0c55ad015')).toBe('')
  expect(words('In 2026 at least 1,204 people, responsibility undetermined-by-authorities')).toBe(
    'in 2026 at least 1,204 people, responsibility undetermined-by-authorities',
  )
})

it('takes time in proportion to the page', () => {
  const took = (n: number): number => {
    const text = Buffer.from(`${'<time '.repeat(n)}${'<p a-'.repeat(n)}${'a-'.repeat(n)}${'1'.repeat(n)}`)
    const before = process.threadCpuUsage()
    pageWords(text)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  // Processor time of this thread, in turns, the least of each: whoever else uses the machine makes the clock run.
  const rounds = [1, 2, 3].map(() => ({ short: took(20_000), long: took(80_000) }))
  const least = (of: 'short' | 'long') => Math.min(...rounds.map((round) => round[of]))
  expect(least('long')).toBeLessThan(12 * Math.max(least('short'), 8))
})
