import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearerIn, isSameDigest, makeToken, rateLimiter, readToken, scopeOf } from './index.ts'

describe('a token', () => {
  it('is read back to its id and digest, as a bearer and as the password of Basic', () => {
    const { token, id, digest } = makeToken()
    for (const header of [
      `Bearer ${token}`,
      `bearer ${token}`,
      `Basic ${btoa(`any:${token}`)}`,
      `Basic ${btoa(`:${token}`)}`,
    ]) {
      const read = readToken(bearerIn(header) ?? '')
      expect([read?.id, isSameDigest(read?.digest ?? Buffer.of(), digest)]).toEqual([id, true])
    }
    expect(isSameDigest(makeToken().digest, digest)).toBe(false)
  })

  it('is none, whatever else is sent', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, token) => {
        bearerIn(header)
        expect(readToken(token)).toBe(null)
      }),
    )
    for (const header of [undefined, '', 'Bearer', 'Bearer a b', `Bearer ${'x'.repeat(500)}`, 'Digest x'])
      expect(bearerIn(header)).toBe(null)
  })
})

describe('a rate', () => {
  it('lets a minute’s worth through at once, then as many as come back', () => {
    const limiter = rateLimiter()
    const many = Array.from({ length: 70 }, () => limiter.take('one', 60, 0))
    expect(many.filter(({ allowed }) => allowed)).toHaveLength(60)
    expect(many.at(-1)?.waitMs).toBe(1_000)
    expect(limiter.take('one', 60, 999).allowed).toBe(false)
    expect(limiter.take('one', 60, 2_000).allowed).toBe(true)
    expect(limiter.take('another', 60, 0)).toMatchObject({ allowed: true, left: 59 })
  })

  it('never lets more through than its minute and what refilled', () => {
    const steps = fc.array(fc.nat(5_000), { maxLength: 200 })
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), steps, (perMinute, gaps) => {
        const limiter = rateLimiter()
        let now = 0
        const allowed = gaps.filter((gap) => {
          now += gap
          return limiter.take('one', perMinute, now).allowed
        }).length
        expect(allowed).toBeLessThanOrEqual(perMinute + (now * perMinute) / 60_000 + 1e-6)
      }),
    )
  })
})

it.each([
  ['GET', '/api/v1/incidents', 'read'],
  ['GET', '/api/v1/exports/claims', 'export'],
  ['GET', '/events', 'stream'],
  ['POST', '/api/v1/incidents/x/retract', 'write'],
  ['GET', '/api/v1/webhooks', 'webhooks'],
  ['DELETE', '/api/v1/webhooks/x', 'webhooks'],
])('%s %s needs the scope %s', (method, path, scope) => expect(scopeOf(method, path)).toBe(scope))
