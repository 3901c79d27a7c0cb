import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { challengeBy } from './challenge.ts'
import { freshForMs } from './freshness.ts'
import { linkInHeader } from './link-header.ts'

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

describe('a challenge', () => {
  const page = (html: string, headers: Record<string, string> = {}) => ({ headers, body: Buffer.from(html) })
  it.each<[string, ReturnType<typeof page>]>([
    ['Cloudflare', page('<title>Just a moment...</title>')],
    ['Cloudflare', page('', { 'cf-mitigated': 'challenge' })],
    ['Imperva', page('<iframe src="/_Incapsula_Resource?x=1">')],
    ['DataDome', page('<script src="https://ct.captcha-delivery.com/c.js">')],
    ['AWS WAF', page('', { 'x-amzn-waf-action': 'challenge' })],
    ['Anubis', page('<script src="/.within.website/x/cmd/anubis/static/js/main.mjs">')],
  ])('of %s is recognised', (maker, answer) => {
    expect(challengeBy(answer)).toBe(maker)
  })
  it('is no page that speaks of one', () => {
    expect(challengeBy(page('<p>Cloudflare and Imperva sell bot checks.</p>'))).toBeUndefined()
  })
})
