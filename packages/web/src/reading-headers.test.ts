import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { challengeBy, challengeInPlaceOfPage } from './challenge.ts'
import { freshForMs } from './freshness.ts'
import { linkInHeader, linksInHeader } from './link-header.ts'

const now = Date.UTC(2026, 2, 4, 12)
const later = (ms: number) => new Date(now + ms).toUTCString()

test.each<[Record<string, string>, number]>([
  [{ 'cache-control': 'public, max-age=600' }, 600],
  [{ 'cache-control': 'MAX-AGE="600"', age: '100' }, 500],
  [{ 'cache-control': 'max-age=600', age: '900' }, 0],
  [{ 'cache-control': 'max-age=600, no-cache', expires: later(9e6) }, 0],
  [{ 'cache-control': 's-maxage=600' }, 0],
  [{ 'cache-control': 'no-transform, max-age=60' }, 60],
  [{ expires: later(60_000) }, 60],
  [{ expires: later(60_000), date: later(30_000) }, 30],
  [{ expires: '0' }, 0],
  // No zone: the machine's own says nothing about it.
  [{ expires: '2099-01-01 10:00' }, 0],
  [{ expires: '-1', 'cache-control': 'private' }, 0],
  [{}, 0],
])('%j is fresh for %d s', (headers, seconds) => {
  expect(freshForMs(headers, now)).toBe(seconds * 1000)
})

test('freshness is a number of ms from 0 on, whatever the headers say', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('max-age=9999999999', 'Thu, 01 Jan 1970 00:00:00 GMT', '-5'))
  fc.assert(
    fc.property(text, text, text, text, (control, expires, date, age) => {
      const ms = freshForMs({ 'cache-control': control, expires, date, age }, now)
      expect(Number.isFinite(ms) && ms >= 0).toBe(true)
    }),
  )
})

describe('a link in a header', () => {
  const value = '<https://hub.example/a,b>; rel="hub", <https://paper.example/feed>; title="x; rel=no"; rel=self'
  it('is found by its relation, one of several, with commas inside', () => {
    expect(linkInHeader(value, 'hub')).toBe('https://hub.example/a,b')
    expect(linkInHeader('<a>;rel="next self"', 'self')).toBe('a')
    expect(linkInHeader('<a>; rel=hub, <b>; rel=hub', 'hub')).toBe('a')
  })
  it('is none where no relation says so', () => {
    expect(linkInHeader(value, 'next')).toBeUndefined()
    expect(linkInHeader('https://hub.example/; rel=hub', 'hub')).toBeUndefined()
    expect(linkInHeader(undefined, 'hub')).toBeUndefined()
  })
})

describe('the links of a header', () => {
  it('come with their types and titles, the first of two parameters', () => {
    const value =
      '<feed.xml>; rel="alternate home"; type="application/rss+xml"; title="News, all", <b>;type=text/html;rel=next;rel=x'
    expect(linksInHeader(value)).toEqual([
      { target: 'feed.xml', relations: ['alternate', 'home'], type: 'application/rss+xml', title: 'News, all' },
      { target: 'b', relations: ['next'], type: 'text/html' },
    ])
    expect(linksInHeader(undefined)).toEqual([])
  })
})

describe('a challenge', () => {
  const page = (html: string, headers: Record<string, string> = {}, status = 200) => ({
    status,
    headers,
    body: Buffer.from(html),
  })
  const made: [string, ReturnType<typeof page>][] = [
    ['Cloudflare', page('<title>Just a moment...</title>')],
    ['Cloudflare', page('', { 'cf-mitigated': 'challenge' }, 403)],
    [
      'Imperva',
      page('<iframe src="/_Incapsula_Resource?x=1">Request unsuccessful. Incapsula incident ID: 5-7</iframe>'),
    ],
    ['Imperva', page('<title>Pardon Our Interruption</title>')],
    ['Vercel', page('<title>Vercel Security Checkpoint</title>', {}, 429)],
    ['Vercel', page('', { 'x-vercel-mitigated': 'challenge' }, 429)],
    [
      'F5 BIG-IP',
      page(
        '<title>Request Rejected</title>The requested URL was rejected. Please consult with your administrator.<br>Your support ID is: 57',
      ),
    ],
    ['F5 BIG-IP', page('<script>window["bobcmn"] = "10"</script><script src="/TSPD/08a?type=10"></script>')],
    ['DataDome', page('<script src="https://ct.captcha-delivery.com/c.js"></script>', {}, 403)],
    ['AWS WAF', page('', { 'x-amzn-waf-action': 'challenge' }, 202)],
    ['Azure', page('<script src="/.azwaf/captcha/x"></script>', {}, 403)],
    ['SiteGround', page('<meta http-equiv="refresh" content="0;/.well-known/sgcaptcha/?r=%2Ffeed">', {}, 202)],
    ['Radware', page('<title>Radware Captcha Page</title>')],
    ['Anubis', page('<script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>')],
  ]
  it.each(made)('of %s is recognised, in place of a feed and of a page', (maker, answer) => {
    expect(challengeBy(answer)).toBe(maker)
    expect(challengeInPlaceOfPage(answer)).toBe(maker)
  })

  it('is no page that speaks of one, and no missing page that holds a script of one', () => {
    expect(challengeBy(page('<p>Cloudflare and Imperva sell bot checks.</p>'))).toBeUndefined()
    expect(challengeBy(page('<script src="/_Incapsula_Resource?x=1">', {}, 410))).toBeUndefined()
    expect(challengeInPlaceOfPage(page('<script src="/_Incapsula_Resource?x=1">', {}, 404))).toBeUndefined()
  })

  it('is no article that holds a script of one, and none that asks who comments', () => {
    const story = `<p>${'The ferry sank in the bay on Thursday. '.repeat(30)}</p>`
    const scripts = made.map(([, { body }]) => body.toString()).join('')
    expect(challengeInPlaceOfPage(page(scripts + story))).toBeUndefined()
    expect(challengeBy(page('<script src="https://www.google.com/recaptcha/api.js">'))).toBe('a captcha')
    expect(challengeInPlaceOfPage(page('<script src="https://www.google.com/recaptcha/api.js">'))).toBeUndefined()
  })

  it('is told in time in proportion to the page', () => {
    const took = (n: number): number => {
      const answer = page(`_Incapsula_Resource${'<script '.repeat(n)}${'<script>'.repeat(n)}`)
      const before = process.threadCpuUsage()
      challengeInPlaceOfPage(answer)
      const { user, system } = process.threadCpuUsage(before)
      return (user + system) / 1_000
    }
    const rounds = [1, 2, 3].map(() => ({ short: took(400), long: took(1_600) }))
    const least = (of: 'short' | 'long') => Math.min(...rounds.map((round) => round[of]))
    expect(least('long')).toBeLessThan(12 * Math.max(least('short'), 2))
  })
})
