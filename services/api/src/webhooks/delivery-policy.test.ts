import fc from 'fast-check'
import { expect, it } from 'vitest'
import { deliveryVerdict } from './delivery-policy.ts'

it('a delivery is tried for a day and a half, then given up; never before Retry-After', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(null, 301, 400, 429, 500, 503),
      fc.nat(20),
      fc.nat(86_400_000),
      fc.float({ min: 0, max: 1, noNaN: true }),
      (status, attempts, askedMs, chance) => {
        const verdict = deliveryVerdict({ status, attempts, askedMs, chance })
        expect(verdict.state).toBe(attempts >= 8 ? 'dead' : 'waiting')
        if (verdict.state === 'waiting') expect(verdict.retryMs).toBeGreaterThanOrEqual(askedMs)
      },
    ),
  )
  const total = Array.from({ length: 8 }, (_, attempts) => deliveryVerdict({ status: 500, attempts, chance: 0.5 }))
  const waited = total.reduce((sum, verdict) => sum + (verdict.state === 'waiting' ? verdict.retryMs : 0), 0)
  expect(waited / 3_600_000).toBeGreaterThan(35)
  expect(deliveryVerdict({ status: 204, attempts: 0, chance: 0 })).toEqual({ state: 'sent' })
})
