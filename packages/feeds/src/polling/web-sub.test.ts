import { expect, it } from 'vitest'
import { isPushed, type Subscribed, webSubStep } from './web-sub.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const now = Date.UTC(2026, 2, 4)
const offer = { hub: 'https://hub.example/', topic: 'https://paper.example/feed' }
const active: Subscribed = { ...offer, state: 'active', askedAt: now - DAY, leaseUntil: now + 9 * DAY }

it.each<[string, Subscribed | null, typeof offer | null, string]>([
  ['a feed without a hub', null, null, 'nothing'],
  ['a hub that is new', null, offer, 'subscribe'],
  ['another hub', active, { ...offer, hub: 'https://b.example/' }, 'subscribe'],
  ['another topic', active, { ...offer, topic: 'https://b.example/' }, 'subscribe'],
  ['a hub that is named no more', active, null, 'forget'],
  ['a lease that holds', active, offer, 'nothing'],
  [
    'a lease that ends before the next daily poll',
    { ...active, askedAt: now - 9 * DAY, leaseUntil: now + DAY },
    offer,
    'renew',
  ],
  ['a short lease, new', { ...active, askedAt: now - HOUR / 2, leaseUntil: now + 2 * HOUR }, offer, 'nothing'],
  ['a short lease near its end', { ...active, askedAt: now - 9 * HOUR, leaseUntil: now + HOUR }, offer, 'renew'],
  ['a lease that has ended', { ...active, askedAt: now - 2 * DAY, leaseUntil: now - HOUR }, offer, 'renew'],
  ['a hub asked an hour ago', { ...active, state: 'asked', askedAt: now - HOUR, leaseUntil: null }, offer, 'nothing'],
  [
    'a hub that did not call back',
    { ...active, state: 'asked', askedAt: now - DAY, leaseUntil: null },
    offer,
    'subscribe',
  ],
  ['a hub that refused yesterday', { ...active, state: 'refused', leaseUntil: null }, offer, 'nothing'],
  ['a hub that refused long ago', { ...active, state: 'refused', askedAt: now - 8 * DAY }, offer, 'subscribe'],
])('%s', (_what, subscribed, offered, step) => {
  expect(webSubStep(subscribed, offered, now)).toBe(step)
})

it('polls are a day apart only while the lease outlasts the next one', () => {
  expect(isPushed(active, now)).toBe(true)
  expect(isPushed({ ...active, leaseUntil: now + DAY }, now)).toBe(false)
  expect(isPushed({ ...active, state: 'asked' }, now)).toBe(false)
  expect(isPushed(null, now)).toBe(false)
})
