import fc from 'fast-check'
import { expect, test } from 'vitest'
import { robotsVerdict } from './robots-verdict.ts'

const AGENT = 'Blotter/0.1 (+https://example.org/blotter)'
const allows = (rules: string, path: string) => robotsVerdict(rules, AGENT, path).allowed
const everybody = (...lines: string[]) => ['User-agent: *', ...lines].join('\n')

test.each([
  ['an empty file', '', '/a', true],
  ['a page of HTML', '<!DOCTYPE html><p>User-agents: none</p>', '/a', true],
  ['an empty Disallow', everybody('Disallow:'), '/a', true],
  ['everything closed', everybody('Disallow: /'), '/a', false],
  ['robots.txt itself', everybody('Disallow: /'), '/robots.txt', true],
  ['a prefix', everybody('Disallow: /a'), '/abc', false],
  ['another case', everybody('Disallow: /A'), '/a', true],
  ['the longer rule', everybody('Disallow: /a/', 'Allow: /a/b'), '/a/b/c', true],
  ['the longer rule, the other way', everybody('Allow: /a/', 'Disallow: /a/b'), '/a/b/c', false],
  ['a tie', everybody('Disallow: /a', 'Allow: /a'), '/a', true],
  ['a star inside', everybody('Disallow: /*/print'), '/x/y/print.html', false],
  ['a star that finds nothing', everybody('Disallow: /*/print'), '/print', true],
  ['an end', everybody('Disallow: /*.pdf$'), '/a.pdf', false],
  ['an end that is not there', everybody('Disallow: /*.pdf$'), '/a.pdf?x', true],
  ['an end without a star', everybody('Disallow: /a$'), '/ab', true],
  ['an end that overlaps its start', everybody('Disallow: /ab*b$'), '/ab', true],
  ['a query', everybody('Disallow: /*?s='), '/a?s=1', false],
  ['an escape of a plain letter', everybody('Disallow: /%61bc'), '/abc', false],
  ['letters outside ASCII', everybody('Disallow: /café'), '/caf%C3%A9', false],
  ['lower-case escapes', everybody('Disallow: /caf%c3%a9'), '/caf%C3%A9', false],
  ['an escaped slash', everybody('Disallow: /a%2Fb'), '/a/b', true],
  ['a comment', everybody('Disallow: /a # not this', '#Disallow: /b'), '/b', true],
  ['old line ends and a mark', '\ufeffUser-agent: *\rDisallow: /a\r\n', '/a', false],
  ['spelling', 'USER-AGENT : *\ndisallow : /a', '/a', false],
  ['our own group', 'User-agent: *\nDisallow: /\nUser-agent: blotter\nAllow: /', '/a', true],
  ['our own group with a version', 'User-agent: *\nAllow: /\nUser-agent: BLOTTER/2.0\nDisallow: /', '/a', false],
  ["another's group", 'User-agent: BadBot\nDisallow: /', '/a', true],
  ['a name that only begins like ours', 'User-agent: Blotterbot\nDisallow: /', '/a', true],
  ['a shared group', 'User-agent: BadBot\nUser-agent: Blotter\nDisallow: /', '/a', false],
  [
    'two groups of ours',
    'User-agent: blotter\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: blotter\nDisallow: /b',
    '/b',
    false,
  ],
  [
    'a Sitemap between names',
    'User-agent: blotter\nSitemap: http://example.org/s\nUser-agent: x\nDisallow: /a',
    '/a',
    false,
  ],
  ['rules before any name', 'Disallow: /\nUser-agent: x\nDisallow: /', '/a', true],
])('%s', (_, rules, path, allowed) => {
  expect(allows(rules, path)).toBe(allowed)
})

test('the rule that decided, the delay and the signals are told', () => {
  const rules = everybody('Content-Signal: search=yes, ai-train=no', 'Crawl-delay: 2.5', 'Disallow: /a')
  expect(robotsVerdict(rules, AGENT, '/a')).toEqual({
    allowed: false,
    rule: 'Disallow: /a',
    crawlDelayMs: 2500,
    signals: ['search=yes, ai-train=no'],
  })
})

test.each([
  [
    'of our group, before the one for everybody',
    'User-agent: blotter\nCrawl-delay: 10\nUser-agent: *\nCrawl-delay: 1',
    10,
  ],
  ['of our group, behind it', 'User-agent: *\nCrawl-delay: 30\nUser-agent: blotter\nCrawl-delay: 2\nDisallow: /x', 2],
  ["not of another's", 'User-agent: blotter\nDisallow: /x\nUser-agent: BadBot\nCrawl-delay: 99', undefined],
  ['of a shared group', 'User-agent: BadBot\nUser-agent: blotter\nSitemap: https://a.example/s\nCrawl-delay: 7', 7],
  ['behind the rules', 'User-agent: *\nDisallow: /x\nCrawl-delay: 4', 4],
  ['the longest of two groups of ours', 'User-agent: blotter\nCrawl-delay: 9\nUser-agent: blotter\nCrawl-delay: 3', 9],
])('the delay is that %s', (_, rules, seconds) => {
  expect(robotsVerdict(rules, AGENT, '/a').crawlDelayMs).toBe(seconds === undefined ? undefined : seconds * 1_000)
})

test('what one line closes, no order of the other lines opens', () => {
  const line = fc.constantFrom('Disallow: /a', 'Disallow: /a/b', 'Allow: /a/c', 'Allow: /', 'Disallow: /*.pdf$')
  const path = fc.constantFrom('/', '/a', '/a/b', '/a/c', '/a/c.pdf', '/z')
  fc.assert(
    fc.property(fc.array(line), path, (lines, asked) => {
      expect(allows(everybody(...lines), asked)).toBe(allows(everybody(...lines.toReversed()), asked))
    }),
  )
})

test('stars past the limit close more, never less', () => {
  const many = Array.from({ length: 2100 }, (_, n) => `Disallow: /closed/*/${n}`)
  expect(allows(everybody(...many), '/closed/open')).toBe(false)
  expect(allows(everybody(...many), '/open')).toBe(true)
  expect(allows(everybody(...many.slice(0, 1900)), '/closed/open')).toBe(true)
})

test('what a hostile file costs grows with the address, and not with its square', () => {
  const file = (line: string) => everybody(...Array(Math.floor(100_000 / line.length)).fill(line))
  const time = (rules: string, length: number) => {
    const path = `/${'a'.repeat(length)}`
    const before = process.threadCpuUsage()
    allows(rules, path)
    const { user, system } = process.threadCpuUsage(before)
    return (user + system) / 1_000
  }
  for (const line of [
    'Disallow: /*ab',
    `Disallow: /${'*a'.repeat(500)}b`,
    `Disallow: /*${'a'.repeat(900)}b`,
    `Disallow: /*b${'a'.repeat(900)}$`,
  ]) {
    const rules = file(line)
    // Processor time of this thread, in turns, the least of each: whoever else uses the machine makes the clock run.
    const rounds = [1, 2, 3, 4].map(() => ({ short: time(rules, 1_000), long: time(rules, 8_000) }))
    const least = (of: 'short' | 'long') => Math.min(...rounds.map((round) => round[of]))
    expect(least('long'), line.slice(0, 20)).toBeLessThan(24 * Math.max(least('short'), 1))
  }
})
