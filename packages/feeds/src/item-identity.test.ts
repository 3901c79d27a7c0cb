import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identityStrategies, identityStrategy, itemIdentity } from './item-identity.ts'

describe('item identity', () => {
  it('is the guid where there is one, else the canonical URL, else a hash', () => {
    expect(itemIdentity({ guid: ' a-1 ', url: 'https://a.example/1' })).toEqual({ key: 'guid:a-1', strategy: 'guid' })
    expect(itemIdentity({ url: 'https://A.example/1?utm_source=x' })).toEqual({
      key: 'url:https://a.example/1',
      strategy: 'url',
    })
    expect(itemIdentity({ title: 'T' })).toMatchObject({ strategy: 'hash' })
  })

  it('by hash tells items apart by title, date and body', () => {
    const items = [
      { title: 'T' },
      { title: 'U' },
      { title: 'T', publishedAt: '2024-05-06T00:00:00Z' },
      { title: 'T', summary: 'x' },
      {},
    ]
    expect(new Set(items.map((item) => itemIdentity(item).key)).size).toBe(items.length)
  })

  it('has a short key however long the guid', () => {
    const [one, two] = ['x', 'y'].map((end) => itemIdentity({ guid: 'a'.repeat(5_000) + end }).key)
    expect(one?.length).toBeLessThanOrEqual(300)
    expect(one).not.toBe(two)
  })
})

describe('the identity strategy of a feed', () => {
  const page = (n: number, guid: string) => ({ guid, url: `https://a.example/${n}`, title: `News ${n}` })

  it('goes to guid and URL where different articles share a guid, not where one stands twice', () => {
    expect(identityStrategy([page(1, 'same'), page(2, 'same')], 'guid')).toBe('guid-url')
    expect(identityStrategy([page(1, 'same'), page(1, 'same')], 'guid')).toBe('guid')
    expect(identityStrategy([page(1, 'same'), { ...page(2, 'same'), title: 'News 1' }], 'guid')).toBe('guid')
    expect(identityStrategy([page(1, 'same')], 'guid', { renamed: 0, known: 0, reused: true })).toBe('guid-url')
    const keys = [page(1, 'same'), page(2, 'same')].map((item) => itemIdentity(item, 'guid-url').key)
    expect(new Set(keys).size).toBe(2)
  })

  it('goes to the URL where guids change and pages stay, not for one editor who corrected a guid', () => {
    const items = [page(1, 'a'), page(2, 'b')]
    expect(identityStrategy(items, 'guid', { renamed: 2, known: 2 })).toBe('url')
    expect(identityStrategy(items, 'guid', { renamed: 1, known: 1 })).toBe('guid')
    expect(identityStrategy(items, 'guid', { renamed: 2, known: 9 })).toBe('guid')
    expect(itemIdentity(page(1, 'a'), 'url')).toEqual(itemIdentity(page(1, 'z'), 'url'))
  })

  it('goes to the hash where most items share a page, and are told apart by nothing else', () => {
    const titled = (title: string, more = {}) => ({ title, url: 'https://a.example/live', ...more })
    const live = [titled('One'), titled('Two'), titled('Three')]
    expect(identityStrategy(live, 'guid')).toBe('hash')
    expect(identityStrategy(live, 'url')).toBe('hash')
    expect(new Set(live.map((item) => itemIdentity(item, 'hash').key)).size).toBe(3)
    const withGuids = live.map((item, n) => ({ ...item, guid: `g${n}` }))
    expect(identityStrategy(withGuids, 'guid')).toBe('guid')
    expect(identityStrategy([titled('One'), titled('One')], 'guid')).toBe('guid')
    expect(identityStrategy([titled('One'), titled('Two'), ...[1, 2, 3].map((n) => page(n, `g${n}`))], 'guid')).toBe(
      'guid',
    )
  })

  it('is found in time in proportion to the items', () => {
    const many = (n: number) => Array.from({ length: n }, () => page(1, 'same'))
    const took = (n: number) => {
      const before = process.threadCpuUsage()
      identityStrategy(many(n), 'guid')
      const { user, system } = process.threadCpuUsage(before)
      return (user + system) / 1_000
    }
    const rounds = [1, 2, 3].map(() => ({ short: took(1_000), long: took(8_000) }))
    const least = (of: 'short' | 'long') => Math.min(...rounds.map((round) => round[of]))
    expect(least('long')).toBeLessThan(24 * Math.max(least('short'), 4))
  })

  it('only ever goes down, and an item without the parts goes down further', () => {
    const item = fc.record(
      { guid: fc.constantFrom('', 'a', 'b'), url: fc.constantFrom('https://a.example/1', 'https://a.example/2', 'x') },
      { requiredKeys: [] },
    )
    const rank = (strategy: (typeof identityStrategies)[number]) => identityStrategies.indexOf(strategy)
    const counts = fc.record({ renamed: fc.nat(9), known: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(item), fc.constantFrom(...identityStrategies), counts, (items, before, seen) => {
        const after = identityStrategy(items, before, seen)
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before))
        for (const each of items) expect(rank(itemIdentity(each, after).strategy)).toBeGreaterThanOrEqual(rank(after))
      }),
    )
  })
})
