import fc from 'fast-check'
import { expect, test } from 'vitest'
import { classifyResponse } from './response-class.ts'
import { retryAfterMs } from './retry-after.ts'

const NOW = Date.UTC(2026, 0, 5, 12, 0, 0)
const DAY = 86_400_000

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['1.5', 1500],
  ['999999', DAY],
  ['9999999999999', DAY],
  ['9'.repeat(400), DAY],
  ['Mon, 05 Jan 2026 12:00:30 GMT', 30_000],
  ['Monday, 05-Jan-26 12:01:00 GMT', 60_000],
  ['Mon Jan  5 12:00:10 2026', 10_000],
  ['Mon, 05 Jan 2026 11:00:00 GMT', 0],
  ['Tue, 05 Jan 2027 12:00:00 GMT', DAY],
  ['-1', undefined],
  ['soon', undefined],
  ['2026-01-05T12:00:30Z', undefined],
  ['Mon, 45 Jan 2026 12:00:30 GMT', undefined],
  ['', undefined],
])('Retry-After "%s" is %s ms', (value, ms) => {
  expect(retryAfterMs(value, NOW)).toBe(ms)
})

test('a Retry-After is never below zero or above a day, whatever a server writes', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.nat().map(String),
        fc.date({ noInvalidDate: true }).map((d) => d.toUTCString()),
      ),
      (value) => {
        const ms = retryAfterMs(value, NOW)
        if (ms !== undefined) expect(ms).toSatisfy((n: number) => n >= 0 && n <= DAY)
      },
    ),
  )
})

test.each([
  [200, 'ok'],
  [204, 'ok'],
  [304, 'unchanged'],
  [302, 'bad-redirect'],
  [400, 'client-error'],
  [401, 'forbidden'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [410, 'gone'],
  [429, 'rate-limited'],
  [451, 'forbidden'],
  [500, 'server-error'],
  [503, 'server-error'],
])('%i is %s', (status, outcome) => {
  expect(classifyResponse(status, {}, NOW)).toEqual({ outcome, cause: `http-${status}` })
})

test('503 with a time is a request for quiet', () => {
  const wanted = { outcome: 'rate-limited', cause: 'http-503', retryAfterMs: 5000 }
  expect(classifyResponse(503, { 'retry-after': '5' }, NOW)).toEqual(wanted)
})

test('a bot check is named', () => {
  const wanted = { outcome: 'forbidden', cause: 'challenge' }
  expect(classifyResponse(403, { 'cf-mitigated': 'challenge' }, NOW)).toEqual(wanted)
})
